using BackendDsl.Kgateway.Releases;

namespace BackendDsl.Kgateway.Translation.Parts;

/// <summary>Reads all parts of a policy; what cannot be translated is told in its problems.</summary>
internal static class PolicyReader
{
    private const ReleaseLine CircuitBreakersSince = ReleaseLine.V22;
    private const ReleaseLine DnsSince = ReleaseLine.V23;
    private const ReleaseLine ProxyProtocolSince = ReleaseLine.V23;
    private const ReleaseLine TunnelSince = ReleaseLine.Next;

    public static PolicyPart?[] Read(PolicySource policy, TranslationContext context)
    {
        var parts = new PolicyPart?[PolicyUnits.Count];
        var spec = policy.Spec;
        var facts = context.Facts;
        if (spec.Duration("connectTimeout") is { } timeout)
            Add(new ConnectTimeoutPart(timeout));
        if (spec.UInt32("perConnectionBufferLimitBytes") is { } limit)
            Add(new ScalarPart<uint>(PolicyUnit.PerConnectionBufferLimitBytes, limit, static (draft, value) => draft.Cluster.PerConnectionBufferLimitBytes = value));
        if (spec.Child("tcpKeepalive") is { IsPresent: true } keepalive)
            Add(new TcpKeepalivePart(keepalive));
        if (spec.Child("commonHttpProtocolOptions") is { IsPresent: true } common)
            Add(new CommonHttpPart(common, facts));
        if (spec.Child("http1ProtocolOptions") is { IsPresent: true } http1)
            Add(new Http1Part(http1, facts));
        if (spec.Child("http2ProtocolOptions") is { IsPresent: true } http2)
            Add(new Http2Part(http2, facts));
        if (spec.Child("tls") is { IsPresent: true } tls && TlsSettings.Read(tls, policy, context) is { } bytes)
            Add(new TlsPart(bytes));
        if (spec.Knows("upstreamProxyProtocol", ProxyProtocolSince, facts) && spec.Child("upstreamProxyProtocol") is { IsPresent: true } proxyProtocol)
            Add(new ProxyProtocolPart(proxyProtocol));
        if (spec.Child("loadBalancer") is { IsPresent: true } loadBalancer)
            Add(LoadBalancerPart.Read(loadBalancer, policy, facts));
        if (spec.Child("healthCheck") is { IsPresent: true } healthCheck)
            Add(new HealthCheckPart(healthCheck, facts));
        if (spec.Child("outlierDetection") is { IsPresent: true } outlier)
            Add(new OutlierDetectionPart(outlier, facts));
        if (spec.Knows("circuitBreakers", CircuitBreakersSince, facts) && spec.Child("circuitBreakers") is { IsPresent: true } breakers)
            Add(new CircuitBreakersPart(breakers, facts));
        if (spec.Knows("dns", DnsSince, facts) && spec.Child("dns") is { IsPresent: true } dns)
            DnsPart.Read(dns, facts, parts);
        if (spec.Knows("tunnel", TunnelSince, facts) && spec.Child("tunnel") is { IsPresent: true } tunnel)
            Add(TunnelPart.Read(tunnel, policy, context));
        return parts;

        void Add(PolicyPart part) => parts[(int)part.Unit] = part;
    }
}
