using BackendDsl.Envoy.Config.Cluster.V3;

namespace BackendDsl.Envoy;

/// <summary>A cluster of a config dump.</summary>
public sealed class ConfigDumpCluster
{
    private Cluster? _cluster;

    internal ConfigDumpCluster(Cluster cluster, ConfigDumpClusterState state, string versionInfo, string? error, int line)
        : this(cluster.Name, state, versionInfo, error, line) => _cluster = cluster;

    /// <summary>One of which only the name was read: there may be very many, and a message is large.</summary>
    internal ConfigDumpCluster(string name, ConfigDumpClusterState state, string versionInfo, string? error, int line)
    {
        Name = name;
        State = state;
        VersionInfo = versionInfo;
        Error = error;
        Line = line;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>The cluster, as far as this library knows its fields, and as far as it was asked for (<see cref="ConfigDump.Read"/>).</summary>
    public Cluster Cluster => _cluster ??= new() { Name = Name };

    /// <summary>Where in the dump it stands.</summary>
    public ConfigDumpClusterState State { get; }

    /// <summary>The version the control plane gave it; may be empty.</summary>
    public string VersionInfo { get; }

    /// <summary>What Envoy said when it refused the last update of the cluster.</summary>
    public string? Error { get; }

    /// <summary>The line of the text it starts on.</summary>
    public int Line { get; }

    /// <summary>Why Envoy cannot read the cluster, with the path in it; null where it can, and always where such a cluster is an exception (<see cref="EnvoyClusters.ReadEach"/>).</summary>
    public EnvoyJsonException? Fault { get; internal init; }

    /// <summary>What Envoy takes, but not as it reads: members given twice, documents behind the first one.</summary>
    public IReadOnlyList<Finding> Findings { get; internal init; } = [];
}
