using BackendDsl.Envoy;
using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Envoy.Config.Core.V3;
using BackendDsl.Envoy.Extensions.Clusters.Dns.V3;
using BackendDsl.Envoy.Extensions.TransportSockets.ProxyProtocol.V3;
using BackendDsl.Envoy.Extensions.TransportSockets.RawBuffer.V3;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using HttpOptions = BackendDsl.Envoy.Extensions.Upstreams.Http.V3.HttpProtocolOptions;

namespace BackendDsl.Kgateway.Translation;

/// <summary>A cluster in the making: what ends up inside an Any stays a message until <see cref="Finish"/>,
/// which serialises it: such messages may be shared with other clusters.</summary>
internal sealed class ClusterDraft(string name, KgatewayProfile profile)
{
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
            Cluster.TypedExtensionProtocolOptions.Add(EnvoyExtensionNames.HttpProtocolOptions, EnvoyAny.Pack(Http, EnvoyTypeUrls.HttpProtocolOptions));
        if (Dns is not null)
            Cluster.ClusterType = new() { Name = EnvoyExtensionNames.DnsCluster, TypedConfig = EnvoyAny.Pack(Dns, EnvoyTypeUrls.DnsCluster) };
        Cluster.TransportSocket = Socket();
        return Cluster;
    }

    private TransportSocket? Socket()
    {
        var inner = Tls is null ? null : new TransportSocket { Name = EnvoyExtensionNames.TlsTransportSocket, TypedConfig = new Any { TypeUrl = EnvoyTypeUrls.UpstreamTlsContext, Value = Tls } };
        if (ProxyProtocol is null)
            return inner;
        var outer = new ProxyProtocolUpstreamTransport
        {
            Config = ProxyProtocol,
            TransportSocket = inner ?? new() { Name = EnvoyExtensionNames.RawBufferTransportSocket, TypedConfig = EnvoyAny.Pack(new RawBuffer(), EnvoyTypeUrls.RawBuffer) },
        };
        return new() { Name = EnvoyExtensionNames.UpstreamProxyProtocolTransportSocket, TypedConfig = EnvoyAny.Pack(outer, EnvoyTypeUrls.ProxyProtocolUpstreamTransport) };
    }
}
