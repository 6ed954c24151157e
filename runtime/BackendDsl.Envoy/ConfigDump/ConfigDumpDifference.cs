namespace BackendDsl.Envoy;

/// <summary>One difference between the clusters that were expected and those of a config dump.</summary>
public sealed record ConfigDumpDifference
{
    /// <summary>What kind of difference.</summary>
    public required ConfigDumpDifferenceKind Kind { get; init; }

    /// <summary>The cluster.</summary>
    public required string ClusterName { get; init; }

    /// <summary>The field, as in <c>health_checks[0].timeout</c>; empty for the whole cluster.</summary>
    public string Path { get; init; } = "";

    /// <summary>The field in its parts.</summary>
    public FieldPath Field => ClusterPath.Parse(Path);

    /// <summary>The expected value as JSON on one line.</summary>
    public string? Expected { get; init; }

    /// <summary>The value of the dump as JSON on one line.</summary>
    public string? Found { get; init; }

    /// <summary>False for what is only worth knowing: a cluster that nobody expected, one that is warming.</summary>
    public bool IsGap => Kind is not (ConfigDumpDifferenceKind.UnknownCluster or ConfigDumpDifferenceKind.Warming);

    /// <summary>A sentence for people.</summary>
    public override string ToString() => Kind switch
    {
        ConfigDumpDifferenceKind.MissingCluster => $"{ClusterName}: not in the config dump",
        ConfigDumpDifferenceKind.UnknownCluster => $"{ClusterName}: in the config dump, but not expected",
        ConfigDumpDifferenceKind.Warming => $"{ClusterName}: taken, but still warming: Envoy waits for its hosts, secrets or names",
        ConfigDumpDifferenceKind.Rejected => $"{ClusterName}: refused by Envoy: {Found}",
        ConfigDumpDifferenceKind.MissingSetting => $"{ClusterName}: {Path}: expected {Expected}, not set",
        _ => $"{ClusterName}: {Path}: expected {Expected}, found {Found}",
    };
}
