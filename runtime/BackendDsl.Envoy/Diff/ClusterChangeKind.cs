namespace BackendDsl.Envoy;

/// <summary>What happened to a cluster or a field.</summary>
public enum ClusterChangeKind
{
    /// <summary>It was not there before.</summary>
    Added,

    /// <summary>It is there no longer.</summary>
    Removed,

    /// <summary>It has another value.</summary>
    Changed,
}
