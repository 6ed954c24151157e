namespace BackendDsl.Envoy;

/// <summary>How bad a finding is.</summary>
public enum ClusterFindingSeverity
{
    /// <summary>Envoy takes it, but a setting is ignored, useless or probably not meant.</summary>
    Warning,

    /// <summary>Envoy refuses the cluster, or no connection could ever succeed.</summary>
    Error,
}
