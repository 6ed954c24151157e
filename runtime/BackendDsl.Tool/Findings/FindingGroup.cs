namespace BackendDsl.Tool.Findings;

/// <summary>What was judged as one thing, a resource or a cluster, with its findings.</summary>
/// <param name="Name">What it is called, for people.</param>
/// <param name="File">Its file.</param>
/// <param name="Findings">The findings that count.</param>
/// <param name="Skipped">Why it was not judged; null where it was.</param>
internal sealed record FindingGroup(string Name, string File, IReadOnlyList<LocatedFinding> Findings, string? Skipped = null)
{
    /// <summary>Findings that are accepted and do not count.</summary>
    public IReadOnlyList<LocatedFinding> Accepted { get; init; } = [];

    /// <summary>The groups of a validation.</summary>
    public static IReadOnlyList<FindingGroup> Of(ValidationReport report) =>
    [
        .. report.Resources.Select(r => new FindingGroup(
            $"{(r.Resource.Kind.Length > 0 ? r.Resource.Kind : "document")} {(r.Namespace.Length > 0 ? r.Namespace + "/" : "")}{r.Resource.Name}".TrimEnd(),
            r.Resource.File,
            [.. r.Findings.Where(f => f.Accepted is null).Select(f => Locate(r, f))],
            r.IsJudged ? null : $"nobody here knows {r.Resource.Kind} ({r.Resource.ApiVersion})")
        {
            Accepted = [.. r.Findings.Where(f => f.Accepted is not null).Select(f => Locate(r, f))],
        }),
    ];

    private static LocatedFinding Locate(ResourceReport report, ReportedFinding finding) =>
        new(report.Resource.File, report.Resource.LineOf(finding.Mark), finding.Mark.Column, finding);
}
