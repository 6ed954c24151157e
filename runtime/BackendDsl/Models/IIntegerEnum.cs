namespace BackendDsl.Models;

/// <summary>A whole number for which the schema names the values it knows. Any other value is carried as it is.</summary>
public interface IIntegerEnum
{
    /// <summary>The number as it is sent.</summary>
    long Value { get; }
}

/// <inheritdoc/>
/// <typeparam name="TSelf">The generated type.</typeparam>
public interface IIntegerEnum<TSelf> : IIntegerEnum
    where TSelf : struct, IIntegerEnum<TSelf>
{
    /// <summary>The value for a number, known or not.</summary>
    static abstract implicit operator TSelf(long value);
}
