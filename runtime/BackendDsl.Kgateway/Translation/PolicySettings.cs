using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Envoy.Config.Core.V3;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace BackendDsl.Kgateway.Translation;

/// <summary>
/// What one policy sets, ready to go into clusters, one property for each part that is merged on its own. Null: not set.
/// The messages are shared by all clusters of the policy: those that are not serialised at once are cloned on the way in.
/// </summary>
internal sealed class PolicySettings
{
    public Duration? ConnectTimeout { get; private set; }

    public uint? PerConnectionBufferLimitBytes { get; private set; }

    public TcpKeepalive? TcpKeepalive { get; private set; }

    public HttpProtocolOptions? CommonHttp { get; private set; }

    public Http1ProtocolOptions? Http1 { get; private set; }

    public Http2ProtocolOptions? Http2 { get; private set; }

    /// <summary>The serialised UpstreamTlsContext.</summary>
    public ByteString? Tls { get; private set; }

    public ProxyProtocolConfig? UpstreamProxyProtocol { get; private set; }

    public LoadBalancerSettings? LoadBalancer { get; private set; }

    public HealthCheck? HealthCheck { get; private set; }

    public OutlierDetection? OutlierDetection { get; private set; }

    public CircuitBreakers? CircuitBreakers { get; private set; }

    public DnsSettings Dns { get; private set; }

    public TunnelSettings? Tunnel { get; private set; }

    /// <summary>Reads a policy; what cannot be translated is told in its problems.</summary>
    public static PolicySettings Read(PolicySource policy, TranslationContext context)
    {
        var spec = policy.Spec;
        var settings = new PolicySettings
        {
            ConnectTimeout = spec.Duration("connectTimeout"),
            PerConnectionBufferLimitBytes = spec.UInt32("perConnectionBufferLimitBytes"),
        };
        if (spec.Child("tcpKeepalive") is { IsPresent: true } keepalive)
            settings.TcpKeepalive = TcpKeepaliveSettings.Read(keepalive);
        if (spec.Child("commonHttpProtocolOptions") is { IsPresent: true } common)
            settings.CommonHttp = CommonHttpSettings.Read(common);
        if (spec.Child("http1ProtocolOptions") is { IsPresent: true } http1)
            settings.Http1 = Http1Settings.Read(http1);
        if (spec.Child("http2ProtocolOptions") is { IsPresent: true } http2)
            settings.Http2 = Http2Settings.Read(http2);
        if (spec.Child("tls") is { IsPresent: true } tls)
            settings.Tls = TlsSettings.Read(tls, policy, context);
        if (spec.Child("upstreamProxyProtocol") is { IsPresent: true } proxyProtocol)
            settings.UpstreamProxyProtocol = ProxyProtocolSettings.Read(proxyProtocol);
        if (spec.Child("loadBalancer") is { IsPresent: true } loadBalancer)
            settings.LoadBalancer = LoadBalancerSettings.Read(loadBalancer, policy, context.Options.Profile);
        if (spec.Child("healthCheck") is { IsPresent: true } healthCheck)
            settings.HealthCheck = HealthCheckSettings.Read(healthCheck);
        if (spec.Child("outlierDetection") is { IsPresent: true } outlier)
            settings.OutlierDetection = OutlierDetectionSettings.Read(outlier);
        if (spec.Child("circuitBreakers") is { IsPresent: true } breakers)
            settings.CircuitBreakers = CircuitBreakerSettings.Read(breakers);
        if (spec.Child("dns") is { IsPresent: true } dns)
            settings.Dns = DnsSettings.Read(dns);
        if (spec.Child("tunnel") is { IsPresent: true } tunnel)
            settings.Tunnel = TunnelSettings.Read(tunnel, policy, context);
        return settings;
    }

    /// <summary>
    /// Several policies on one backend, in their order of precedence: for each part the first that sets it wins as a whole.
    /// </summary>
    public static PolicySettings Merge(IReadOnlyList<PolicySource> policies)
    {
        var merged = new PolicySettings();
        foreach (var policy in policies)
        {
            var next = policy.Settings;
            merged.ConnectTimeout ??= next.ConnectTimeout;
            merged.PerConnectionBufferLimitBytes ??= next.PerConnectionBufferLimitBytes;
            merged.TcpKeepalive ??= next.TcpKeepalive;
            merged.CommonHttp ??= next.CommonHttp;
            merged.Http1 ??= next.Http1;
            merged.Http2 ??= next.Http2;
            merged.Tls ??= next.Tls;
            merged.UpstreamProxyProtocol ??= next.UpstreamProxyProtocol;
            merged.LoadBalancer ??= next.LoadBalancer;
            merged.HealthCheck ??= next.HealthCheck;
            merged.OutlierDetection ??= next.OutlierDetection;
            merged.CircuitBreakers ??= next.CircuitBreakers;
            merged.Dns = merged.Dns.Or(next.Dns);
            merged.Tunnel ??= next.Tunnel;
        }

        return merged;
    }
}
