namespace BackendDsl.Envoy;

/// <summary>What kind of difference.</summary>
public enum ConfigDumpDifferenceKind
{
    /// <summary>An expected cluster is not in the dump.</summary>
    MissingCluster,

    /// <summary>A cluster of the dump lacks an expected setting.</summary>
    MissingSetting,

    /// <summary>A setting has another value.</summary>
    DifferentValue,

    /// <summary>Envoy refused the last update of the cluster.</summary>
    Rejected,

    /// <summary>A cluster of the dump that was not expected; clusters of the bootstrap are never told.</summary>
    UnknownCluster,

    /// <summary>The cluster is taken, but not in use yet: Envoy waits for its hosts, secrets or names.</summary>
    Warming,
}
