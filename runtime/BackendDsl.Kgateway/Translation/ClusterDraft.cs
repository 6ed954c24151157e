using BackendDsl.Envoy;
using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Envoy.Config.Core.V3;
using BackendDsl.Envoy.Extensions.Clusters.Dns.V3;
using BackendDsl.Envoy.Extensions.TransportSockets.ProxyProtocol.V3;
using BackendDsl.Envoy.Extensions.TransportSockets.RawBuffer.V3;
using BackendDsl.Kgateway.Releases;
using BackendDsl.Kgateway.Translation.Parts;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using HttpOptions = BackendDsl.Envoy.Extensions.Upstreams.Http.V3.HttpProtocolOptions;

namespace BackendDsl.Kgateway.Translation;

/// <summary>A cluster in the making: what ends up inside an Any stays a message until <see cref="Finish"/>,
/// which serialises it: such messages may be shared with other clusters.</summary>
internal sealed class ClusterDraft(string name, ReleaseFacts facts)
{
    private const long ConnectTimeoutSeconds = 5;

    private List<(PolicyUnit Unit, string Message, string Id)>? _warnings;
    private ByteString? _tls;
    private List<ProxyProtocolConfig>? _wraps;

    public Cluster Cluster { get; } = new() { Name = name };

    public ReleaseFacts Facts { get; } = facts;

    public bool IsHttp2 { get; init; }

    /// <summary>The hosts of a static Backend; null for everything else.</summary>
    public IReadOnlyList<StaticHost>? Hosts { get; init; }

    /// <summary>Settings of a DNS cluster by extension; null for every other cluster, those of the older STRICT_DNS included.</summary>
    public DnsCluster? Dns { get; set; }

    public HttpOptions? Http { get; private set; }

    public bool HasTls => _tls is not null;

    /// <summary>Whether a PROXY protocol is around the socket.</summary>
    public bool IsWrapped => _wraps is not null;

    public bool IsResolvedByDns => Dns is { AllAddressesInSingleEndpoint: false } || Cluster.Type == Cluster.Types.DiscoveryType.StrictDns;

    public IReadOnlyList<(PolicyUnit Unit, string Message, string Id)> Warnings => _warnings ?? (IReadOnlyList<(PolicyUnit, string, string)>)[];

    public HttpOptions EnsureHttp() => Http ??= new();

    /// <summary>A serialised UpstreamTlsContext in place of the socket that is there, with all around it.</summary>
    public void SetTls(ByteString? tls)
    {
        _tls = tls;
        _wraps = null;
    }

    /// <summary>A serialised UpstreamTlsContext inside of what is around the socket.</summary>
    public void SetInnerTls(ByteString? tls) => _tls = tls;

    /// <summary>The PROXY protocol around the socket that is there.</summary>
    public void Wrap(ProxyProtocolConfig config) => (_wraps ??= []).Add(config);

    /// <summary>Something of the policy that has no effect on this cluster.</summary>
    public void Warn(PolicyUnit unit, string message, string id = "") => (_warnings ??= []).Add((unit, message, id));

    /// <summary>The cluster; a connect timeout that nobody set is the controller's own.</summary>
    public Cluster Finish()
    {
        Cluster.ConnectTimeout ??= new() { Seconds = ConnectTimeoutSeconds };
        if (Http is not null)
        {
            // Envoy wants a protocol beside all other options: HTTP/1 where the backend has none.
            if (Http.ExplicitHttpConfig is null)
                Http.ExplicitHttpConfig = new() { HttpProtocolOptions = new() };
            Cluster.TypedExtensionProtocolOptions.Add(EnvoyExtensionNames.HttpProtocolOptions, EnvoyAny.Pack(Http, EnvoyTypeUrls.HttpProtocolOptions));
        }

        if (Dns is not null)
            Cluster.ClusterType = new() { Name = EnvoyExtensionNames.DnsCluster, TypedConfig = EnvoyAny.Pack(Dns, EnvoyTypeUrls.DnsCluster) };
        Cluster.TransportSocket = Socket();
        return Cluster;
    }

    private TransportSocket? Socket()
    {
        var socket = _tls is null ? null : new TransportSocket { Name = EnvoyExtensionNames.TlsTransportSocket, TypedConfig = new Any { TypeUrl = EnvoyTypeUrls.UpstreamTlsContext, Value = _tls } };
        if (_wraps is null)
            return socket;
        socket ??= new() { Name = EnvoyExtensionNames.RawBufferTransportSocket, TypedConfig = EnvoyAny.Pack(new RawBuffer(), EnvoyTypeUrls.RawBuffer) };
        foreach (var config in _wraps)
        {
            var outer = new ProxyProtocolUpstreamTransport { Config = config, TransportSocket = socket };
            socket = new() { Name = EnvoyExtensionNames.UpstreamProxyProtocolTransportSocket, TypedConfig = EnvoyAny.Pack(outer, EnvoyTypeUrls.ProxyProtocolUpstreamTransport) };
        }

        return socket;
    }
}
