namespace BackendDsl.Kgateway.Translation.Parts;

/// <summary>The parts of a policy that are merged each on its own, in the order in which they are applied.</summary>
internal enum PolicyUnit
{
    ConnectTimeout,
    PerConnectionBufferLimitBytes,
    TcpKeepalive,
    CommonHttpProtocolOptions,
    Http1ProtocolOptions,
    Http2ProtocolOptions,
    Tls,
    UpstreamProxyProtocol,
    LoadBalancer,
    HealthCheck,
    OutlierDetection,
    CircuitBreakers,
    DnsRefreshRate,
    DnsJitter,
    DnsRespectTtl,
    DnsLookupFamily,
    Tunnel,
}
