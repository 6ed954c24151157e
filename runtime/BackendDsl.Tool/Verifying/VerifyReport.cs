using BackendDsl.Envoy;
using BackendDsl.Tool.Findings;
using BackendDsl.Tool.Inputs;

namespace BackendDsl.Tool.Verifying;

/// <summary>What running gateways have otherwise than the manifests say.</summary>
internal sealed class VerifyReport
{
    /// <summary>A dump with its differences.</summary>
    internal sealed record Dump(string Name, IReadOnlyList<VerifiedDifference> Differences);

    public List<Dump> Dumps { get; } = [];

    public List<InputProblem> Problems { get; } = [];

    /// <summary>How many clusters were expected.</summary>
    public int Expected { get; set; }

    /// <summary>Why there are no clusters to expect; null where there are.</summary>
    public string? Failure { get; set; }

    /// <summary>True where a dump lacks something, or has it otherwise.</summary>
    public bool HasGaps => Dumps.Exists(d => d.Differences.Any(x => x.Difference.IsGap));

    /// <summary>How the kind of a difference is written.</summary>
    public static string Name(ConfigDumpDifferenceKind kind) => kind switch
    {
        ConfigDumpDifferenceKind.MissingCluster => "missing-cluster",
        ConfigDumpDifferenceKind.MissingSetting => "missing-setting",
        ConfigDumpDifferenceKind.DifferentValue => "different-value",
        ConfigDumpDifferenceKind.Rejected => "rejected",
        ConfigDumpDifferenceKind.Warming => "warming",
        _ => "unknown-cluster",
    };

    /// <summary>What is told, without the cluster.</summary>
    public static string Sentence(ConfigDumpDifference difference) => difference.Kind switch
    {
        ConfigDumpDifferenceKind.MissingCluster => "the gateway does not have this cluster",
        ConfigDumpDifferenceKind.UnknownCluster => "the gateway has this cluster, and nothing here asks for it",
        ConfigDumpDifferenceKind.Rejected => $"Envoy refused its last update: {difference.Found}",
        ConfigDumpDifferenceKind.Warming => "Envoy has it, but does not use it yet: it waits for its hosts, secrets or names",
        ConfigDumpDifferenceKind.MissingSetting => $"expected {difference.Expected}, not set",
        _ => $"expected {difference.Expected}, found {difference.Found}",
    };

    /// <summary>The differences for the formats that know findings alone: each where a manifest asks for it, else at the dump.</summary>
    public IReadOnlyList<FindingGroup> Groups() =>
    [
        .. Dumps.SelectMany(d => d.Differences.GroupBy(x => x.Difference.ClusterName).Select(g => new FindingGroup("cluster " + g.Key, d.Name, [.. g.Select(x => Located(d.Name, x))]))),
    ];

    private static LocatedFinding Located(string dump, VerifiedDifference verified)
    {
        var difference = verified.Difference;
        var place = verified.From.FirstOrDefault(f => f.Line > 0);
        return new(place?.File ?? dump, place?.Line ?? 1, place?.Column ?? 0, new(new Finding
        {
            Path = difference.Field,
            Message = Sentence(difference) + (place is null ? "" : $" in {dump}"),
            Id = Name(difference.Kind),
            Severity = difference.IsGap ? FindingSeverity.Error : FindingSeverity.Info,
            Source = FindingSource.Envoy,
        }));
    }
}
