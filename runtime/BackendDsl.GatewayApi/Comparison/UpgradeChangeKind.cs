namespace BackendDsl.GatewayApi;

/// <summary>What another release does to a cluster.</summary>
public enum UpgradeChangeKind
{
    /// <summary>It makes the cluster, and the old one did not.</summary>
    Added,

    /// <summary>It does not make the cluster any more.</summary>
    Removed,

    /// <summary>It makes another cluster of the name.</summary>
    Changed,

    /// <summary>The cluster fails there: the gateway loses it, and its routes answer 500.</summary>
    Fails,

    /// <summary>The cluster failed before, and works there.</summary>
    Recovers,
}
