using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Envoy.Config.Endpoint.V3;

namespace BackendDsl.Envoy;

/// <summary>
/// What surrounds a cluster: its siblings, the bootstrap, the build of Envoy, files. A rule that needs something of it is silent where it is not given.
/// </summary>
public sealed record ClusterCheckContext
{
    /// <summary>The release of Envoy the cluster is for; fields newer than it are found (R13).</summary>
    public EnvoyVersion? TargetVersion { get; init; }

    /// <summary>All clusters of the same discovery response, this one included (S48).</summary>
    public IReadOnlyCollection<Cluster>? Clusters { get; init; }

    /// <summary>The EDS payloads for the cluster, by the name of the cluster (S29, S32, S33, R6, R7).</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ClusterLoadAssignment>>? Endpoints { get; init; }

    /// <summary>Names of the secrets that are static in the bootstrap (S44).</summary>
    public IReadOnlyCollection<string>? StaticSecrets { get; init; }

    /// <summary><c>cluster_manager.local_cluster_name</c> of the bootstrap; empty when it has none; null when that is not known (S32, R6).</summary>
    public string? LocalClusterName { get; init; }

    /// <summary>Whether the bootstrap has <c>cluster_manager.load_stats_config</c> (S27).</summary>
    public bool? HasLoadStatsConfig { get; init; }

    /// <summary>Number of worker threads of the proxy (S22).</summary>
    public int? Concurrency { get; init; }

    /// <summary>Whether the build has the universal header validator (S25).</summary>
    public bool? HasHeaderValidator { get; init; }

    /// <summary>Full names of the messages whose extensions are compiled in (S34); they also count as known to S13.</summary>
    public IReadOnlyCollection<string>? CompiledExtensionTypes { get; init; }

    /// <summary>Whether the proxy runs on Windows (S49).</summary>
    public bool? IsWindows { get; init; }

    /// <summary>Reads a file of the proxy; null when it is not there or cannot be read (S45, S46).</summary>
    public Func<string, byte[]?>? ReadFile { get; init; }

    /// <summary>Whether certificates and keys are read and checked (S45). Off, since PEM text may be a placeholder.</summary>
    public bool CheckCertificates { get; init; }

    /// <summary>Whether the backend takes nothing but TLS 1.3 (R4).</summary>
    public bool? BackendRequiresTls13 { get; init; }
}
