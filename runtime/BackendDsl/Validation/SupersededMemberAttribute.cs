namespace BackendDsl;

/// <summary>
/// On an assembly with types of a kind: a member that later releases of the controller do not have. Analyzers tell it, as
/// information, and offer the member that took its place.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class SupersededMemberAttribute(string group, string kind, string at, string message) : Attribute
{
    /// <summary>The API group of the kind.</summary>
    public string Group { get; } = group;

    /// <summary>The kind.</summary>
    public string Kind { get; } = kind;

    /// <summary>The member's path, for example <c>spec.http1ProtocolOptions.headerFormat</c>.</summary>
    public string At { get; } = at;

    /// <summary>What is told.</summary>
    public string Message { get; } = message;

    /// <summary>The wire name of the member beside it that took its place; null where none did.</summary>
    public string? Replacement { get; set; }

    /// <summary>The value for which the other member says the same; null where any value may be replaced.</summary>
    public string? ReplacedValue { get; set; }

    /// <summary>The value of the other member that says the same, as JSON.</summary>
    public string? ReplacementValue { get; set; }
}
