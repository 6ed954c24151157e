namespace BackendDsl.ManifestHost;

/// <summary>One message for the build.</summary>
/// <param name="Code">Diagnostic id, for example <c>BDSL0201</c>.</param>
/// <param name="Severity">How the build takes it.</param>
/// <param name="Place">What to blame.</param>
/// <param name="Message">What is wrong and what to do.</param>
/// <param name="Detail">More lines (a diff, a stack trace), or null.</param>
internal sealed record EmitProblem(string Code, FindingSeverity Severity, FilePlace Place, string Message, string? Detail = null)
{
    /// <summary>The resource it is about; null where it is about none.</summary>
    public FoundResource? About { get; init; }

    /// <summary>What was found of it, where a rule has an id and a field of its own.</summary>
    public Finding? Finding { get; init; }
}
