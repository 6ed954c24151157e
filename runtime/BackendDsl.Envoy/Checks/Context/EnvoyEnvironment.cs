using BackendDsl.Envoy.Extensions.TransportSockets.Tls.V3;

namespace BackendDsl.Envoy;

/// <summary>
/// The machine Envoy runs on and what its bootstrap says. What is null is not known: then a path, a variable or a secret decides nothing, and the
/// outcome of a cluster that needs it is <see cref="ClusterOutcome.Unknown"/>.
/// </summary>
public sealed record EnvoyEnvironment
{
    /// <summary>Nothing is known of the machine.</summary>
    public static EnvoyEnvironment Unknown { get; } = new();

    /// <summary>Every file and folder that exists, by the path a cluster names it; what is not listed does not exist.</summary>
    public IReadOnlyCollection<string>? Paths { get; init; }

    /// <summary>Reads a file; null when it is not there or cannot be read. Where it is not given, a file of <see cref="Paths"/> counts as good.</summary>
    public Func<string, byte[]?>? ReadFile { get; init; }

    /// <summary>Every environment variable of Envoy's process with its value.</summary>
    public IReadOnlyDictionary<string, string>? Variables { get; init; }

    /// <summary>Every static secret of the bootstrap.</summary>
    public IReadOnlyCollection<Secret>? StaticSecrets { get; init; }

    /// <summary><c>cluster_manager.local_cluster_name</c> of the bootstrap; empty when it has none.</summary>
    public string? LocalClusterName { get; init; }

    /// <summary>Names of the static clusters of the bootstrap whose hosts do not come over EDS; where it is not given, none that an API config source may name.</summary>
    public IReadOnlyCollection<string>? StaticClusters { get; init; }

    /// <summary>Whether the bootstrap has <c>dynamic_resources.ads_config</c>.</summary>
    public bool? HasAds { get; init; }

    /// <summary>Whether the bootstrap has <c>cluster_manager.load_stats_config</c>.</summary>
    public bool? HasLoadStatsConfig { get; init; }

    /// <summary>Number of worker threads.</summary>
    public int? Concurrency { get; init; }

    /// <summary>Whether Envoy runs on Windows.</summary>
    public bool? IsWindows { get; init; }
}
