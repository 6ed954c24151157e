namespace BackendDsl;

/// <summary>On an assembly with types of a kind: what is told of a member where the chosen variant of the definition does not have it.</summary>
/// <param name="group">The API group of the kind.</param>
/// <param name="kind">The kind.</param>
/// <param name="at">The member's path, for example <c>spec.circuitBreakers</c>.</param>
/// <param name="message">Which variant brought it, or what is there in its place.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class VariantMemberAttribute(string group, string kind, string at, string message) : Attribute
{
    /// <summary>The API group of the kind.</summary>
    public string Group { get; } = group;

    /// <summary>The kind.</summary>
    public string Kind { get; } = kind;

    /// <summary>The member's path.</summary>
    public string At { get; } = at;

    /// <summary>Which variant brought it, or what is there in its place.</summary>
    public string Message { get; } = message;

    /// <summary>Whether it is a warning, and not an error.</summary>
    public bool IsWarning { get; set; }
}
