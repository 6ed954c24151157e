namespace BackendDsl.Kgateway;

/// <summary>How bad a finding is.</summary>
public enum FindingSeverity
{
    /// <summary>Something is ignored or without effect; the cluster is as the gateway would program it.</summary>
    Warning,

    /// <summary>The gateway refuses it; clusters it touches are black holes.</summary>
    Error,
}
