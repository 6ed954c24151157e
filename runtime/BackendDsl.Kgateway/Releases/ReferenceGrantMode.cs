namespace BackendDsl.Kgateway;

/// <summary>Which references to another namespace need a ReferenceGrant: the gateway's setting <c>KGW_REFERENCE_GRANT_MODE</c>, from 2.4 on.</summary>
public enum ReferenceGrantMode
{
    /// <summary>Those to backends and Secrets. The default, and what earlier releases do.</summary>
    Permissive,

    /// <summary>Those to GatewayExtensions, too, which no cluster is made of.</summary>
    Strict,

    /// <summary>None.</summary>
    Off,
}
