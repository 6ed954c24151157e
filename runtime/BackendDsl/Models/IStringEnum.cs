namespace BackendDsl.Models;

/// <summary>A string for which the schema names the values it knows. Any other value is carried as it is.</summary>
public interface IStringEnum
{
    /// <summary>The string as it is sent.</summary>
    string Value { get; }
}

/// <inheritdoc/>
/// <typeparam name="TSelf">The generated type.</typeparam>
public interface IStringEnum<TSelf> : IStringEnum
    where TSelf : struct, IStringEnum<TSelf>
{
    /// <summary>The value for a string, known or not.</summary>
    static abstract implicit operator TSelf(string value);
}
