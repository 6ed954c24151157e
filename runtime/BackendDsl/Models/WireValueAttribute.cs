namespace BackendDsl.Models;

/// <summary>
/// What a known value of a generated enum stands for on the wire. Analyzers read it there, because a compiled property does not
/// show what it returns.
/// </summary>
[AttributeUsage(AttributeTargets.Property, Inherited = false)]
public sealed class WireValueAttribute : Attribute
{
    /// <summary>For an enum of strings.</summary>
    public WireValueAttribute(string value) => Value = value;

    /// <summary>For an enum of whole numbers.</summary>
    public WireValueAttribute(long value) => Value = value;

    /// <summary>A <see cref="string"/> or a <see cref="long"/>.</summary>
    public object Value { get; }
}
