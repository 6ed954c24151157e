using BackendDsl.Envoy.Config.Cluster.V3;

namespace BackendDsl.Envoy;

/// <summary>A cluster of a config dump.</summary>
public sealed class ConfigDumpCluster
{
    internal ConfigDumpCluster(Cluster cluster, ConfigDumpClusterState state, string versionInfo, string? error, int line)
    {
        Cluster = cluster;
        State = state;
        VersionInfo = versionInfo;
        Error = error;
        Line = line;
    }

    /// <summary>Its name.</summary>
    public string Name => Cluster.Name;

    /// <summary>The cluster, as far as this library knows its fields.</summary>
    public Cluster Cluster { get; }

    /// <summary>Where in the dump it stands.</summary>
    public ConfigDumpClusterState State { get; }

    /// <summary>The version the control plane gave it; may be empty.</summary>
    public string VersionInfo { get; }

    /// <summary>What Envoy said when it refused the last update of the cluster.</summary>
    public string? Error { get; }

    /// <summary>The line of the text it starts on.</summary>
    public int Line { get; }
}
