using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Envoy.Config.Core.V3;
using BackendDsl.Envoy.Extensions.Clusters.Dns.V3;
using BackendDsl.Envoy.Extensions.TransportSockets.ProxyProtocol.V3;
using BackendDsl.Envoy.Extensions.TransportSockets.RawBuffer.V3;
using Google.Protobuf;
using HttpOptions = BackendDsl.Envoy.Extensions.Upstreams.Http.V3.HttpProtocolOptions;

namespace BackendDsl.Kgateway.Translation;

/// <summary>A cluster in the making: what ends up inside an Any stays a message until <see cref="Finish"/>.</summary>
internal sealed class ClusterDraft(string name, KgatewayProfile profile)
{
    public const string TlsSocket = "envoy.transport_sockets.tls";

    private List<(string Path, string Message)>? _warnings;

    public Cluster Cluster { get; } = new() { Name = name };

    public KgatewayProfile Profile { get; } = profile;

    public bool IsHttp2 { get; init; }

    /// <summary>The hosts of a static Backend; null for a Service.</summary>
    public IReadOnlyList<StaticHost>? Hosts { get; init; }

    /// <summary>Settings of a DNS cluster by extension; null for every other cluster, those of the older STRICT_DNS included.</summary>
    public DnsCluster? Dns { get; set; }

    public HttpOptions? Http { get; private set; }

    /// <summary>The serialised UpstreamTlsContext.</summary>
    public ByteString? Tls { get; set; }

    public ProxyProtocolConfig? ProxyProtocol { get; set; }

    public bool IsResolvedByDns => Dns is { AllAddressesInSingleEndpoint: false } || Cluster.Type == Cluster.Types.DiscoveryType.StrictDns;

    public IReadOnlyList<(string Path, string Message)> Warnings => _warnings ?? (IReadOnlyList<(string, string)>)[];

    public HttpOptions EnsureHttp() => Http ??= new();

    /// <summary>Something of the policy that has no effect on this cluster.</summary>
    public void Warn(string path, string message) => (_warnings ??= []).Add((path, message));

    public Cluster Finish()
    {
        if (Http is not null)
            Cluster.TypedExtensionProtocolOptions.Add("envoy.extensions.upstreams.http.v3.HttpProtocolOptions", TypedConfig.Pack(TypedConfig.HttpProtocolOptions, Http));
        if (Dns is not null)
            Cluster.ClusterType = new() { Name = "envoy.clusters.dns", TypedConfig = TypedConfig.Pack(TypedConfig.DnsCluster, Dns) };
        Cluster.TransportSocket = Socket();
        return Cluster;
    }

    private TransportSocket? Socket()
    {
        var inner = Tls is null ? null : new TransportSocket { Name = TlsSocket, TypedConfig = TypedConfig.Pack(TypedConfig.UpstreamTlsContext, Tls) };
        if (ProxyProtocol is null)
            return inner;
        var outer = new ProxyProtocolUpstreamTransport
        {
            Config = ProxyProtocol.Clone(),
            TransportSocket = inner ?? new() { Name = "envoy.transport_sockets.raw_buffer", TypedConfig = TypedConfig.Pack(TypedConfig.RawBuffer, new RawBuffer()) },
        };
        return new() { Name = "envoy.transport_sockets.upstream_proxy_protocol", TypedConfig = TypedConfig.Pack(TypedConfig.ProxyProtocol, outer) };
    }
}
