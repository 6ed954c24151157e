namespace BackendDsl.EnvoyGateway.Destinations;

/// <summary>The IP families of a Service.</summary>
internal enum IpFamily
{
    /// <summary>IPv4 alone.</summary>
    V4,

    /// <summary>IPv6 alone.</summary>
    V6,

    /// <summary>Both.</summary>
    Dual,
}
