namespace BackendDsl.EnvoyGateway.Destinations;

/// <summary>What the endpoints of a backend are.</summary>
internal enum AddressKind
{
    /// <summary>Not said: a Service by its cluster IP, a backend without endpoints.</summary>
    None,

    /// <summary>IP addresses.</summary>
    Ip,

    /// <summary>DNS names.</summary>
    Fqdn,
}
