using BackendDsl.Tool.Findings;

namespace BackendDsl.Tool.Testing;

/// <summary>What became of a case.</summary>
/// <param name="File">The file of the table.</param>
/// <param name="Case">The case.</param>
/// <param name="Failures">Why it fails; empty where it passes.</param>
/// <param name="Actual">The errors that were found.</param>
internal sealed record CaseResult(string File, TestCase Case, IReadOnlyList<string> Failures, IReadOnlyList<ReportedFinding> Actual)
{
    public bool Passed => Failures.Count == 0;
}
