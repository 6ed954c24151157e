namespace BackendDsl.Envoy;

/// <summary>Where in a config dump a cluster stands.</summary>
public enum ConfigDumpClusterState
{
    /// <summary>A list of clusters that does not tell.</summary>
    Listed,

    /// <summary>From the bootstrap.</summary>
    Static,

    /// <summary>From the control plane, in use.</summary>
    Active,

    /// <summary>From the control plane, not in use yet.</summary>
    Warming,
}
