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

    /// <summary>What is told of a resource: under the finding's own id and in its words, as the compiler and the command tell it.</summary>
    public static EmitProblem Of(FoundResource about, Finding finding) =>
        new(finding.Id.Length > 0 ? finding.Id : EmitCodes.InvalidResource, finding.Severity, about.Origin.Place, $"{about.Identity}: {finding.ToText()}") { About = about, Finding = finding };
}
