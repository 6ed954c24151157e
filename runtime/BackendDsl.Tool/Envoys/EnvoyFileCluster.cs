using BackendDsl.Envoy;
using BackendDsl.Envoy.Config.Cluster.V3;

namespace BackendDsl.Tool.Envoys;

/// <summary>A cluster of a file.</summary>
/// <param name="File">The file.</param>
/// <param name="Line">The line it starts on; 0 where that is not known.</param>
/// <param name="Cluster">The cluster.</param>
/// <param name="Fault">Why Envoy cannot read it; null where it can.</param>
internal sealed record EnvoyFileCluster(string File, int Line, Cluster Cluster, EnvoyJsonException? Fault)
{
    /// <summary>Its name.</summary>
    public string Name { get; init; } = Cluster.Name;

    /// <summary>What Envoy takes, but not as it reads.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];
}
