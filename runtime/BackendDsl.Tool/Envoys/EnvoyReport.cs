using BackendDsl.Envoy;
using BackendDsl.Tool.Findings;
using BackendDsl.Tool.Inputs;

namespace BackendDsl.Tool.Envoys;

/// <summary>What Envoy would say of the clusters of some files.</summary>
internal sealed class EnvoyReport
{
    /// <summary>A cluster with the verdict.</summary>
    internal sealed record Result(string File, int Line, string Name, ClusterOutcome Outcome, IReadOnlyList<Finding> Findings)
    {
        /// <summary>True where Envoy takes it and nothing of it is wrong.</summary>
        public bool IsGood => Outcome is ClusterOutcome.Accepted or ClusterOutcome.Unknown && Findings.All(f => f.Severity != FindingSeverity.Error);
    }

    public List<Result> Results { get; } = [];

    public List<InputProblem> Problems { get; } = [];

    /// <summary>The results for the formats that know findings alone.</summary>
    public IReadOnlyList<FindingGroup> Groups() =>
    [
        .. Results.Select(r => new FindingGroup(
            "cluster " + r.Name,
            r.File,
            [
                .. r.Findings.Select(f => new LocatedFinding(r.File, Math.Max(r.Line, 1), 0, new(f with { Rule = f.Rule ?? f.Id, Source = FindingSource.Envoy }) { Reason = null })),
            ])),
    ];
}
