namespace BackendDsl;

/// <summary>One thing the API server would refuse, in its own words.</summary>
/// <param name="Path">The field in the server's form, for example <c>spec.targetRefs[0].kind</c>; empty for the object as a whole.</param>
/// <param name="Reason">The server's error type.</param>
/// <param name="Message">The server's wording.</param>
/// <param name="Rule">The rule that is broken: a CEL expression, or a keyword with its value such as <c>maximum: 100</c>; null where the path and message say all.</param>
/// <param name="Source">Which kind of rule it is.</param>
public sealed record Violation(string Path, FindingReason Reason, string Message, string? Rule, FindingSource Source)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Path}: {Message}";
}
