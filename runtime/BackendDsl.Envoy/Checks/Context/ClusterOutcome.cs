namespace BackendDsl.Envoy;

/// <summary>What Envoy does with a cluster.</summary>
public enum ClusterOutcome
{
    /// <summary>It takes the cluster. That does not mean that the cluster works: see the effects of the findings.</summary>
    Accepted,

    /// <summary>It refuses the cluster: a NACK over xDS, no start from a bootstrap.</summary>
    Refused,

    /// <summary>It dies of the cluster, and every other cluster with it.</summary>
    Crash,

    /// <summary>A file, a variable or a secret of Envoy's machine decides, and <see cref="EnvoyEnvironment"/> does not tell of it.</summary>
    Unknown,
}
