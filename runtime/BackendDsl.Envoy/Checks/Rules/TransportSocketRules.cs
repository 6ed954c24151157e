using BackendDsl.Envoy.Checks.Constraints;
using BackendDsl.Envoy.Checks.Context;
using BackendDsl.Envoy.Codec;
using BackendDsl.Envoy.Codec.Text;
using BackendDsl.Envoy.Config.Core.V3;
using BackendDsl.Envoy.Extensions.TransportSockets.Http11Proxy.V3;
using BackendDsl.Envoy.Extensions.TransportSockets.InternalUpstream.V3;
using BackendDsl.Envoy.Extensions.TransportSockets.ProxyProtocol.V3;
using BackendDsl.Envoy.Extensions.TransportSockets.Quic.V3;
using BackendDsl.Envoy.Extensions.TransportSockets.RawBuffer.V3;
using BackendDsl.Envoy.Extensions.TransportSockets.Tls.V3;

namespace BackendDsl.Envoy.Checks.Rules;

/// <summary>Transport sockets, those inside of others included.</summary>
internal static class TransportSocketRules
{
    public static readonly ClusterRule Tlv = new("proxy-protocol-tlv-has-one-value", "S47", FindingEffect.Refused,
        "what a PROXY protocol header carries in addition has either a value or a format", "extensions/transport_sockets/proxy_protocol/config.cc");

    public static readonly ClusterRule Alpn = new("auto-config-needs-alpn", "S23", FindingEffect.Refused,
        "auto_config needs transport sockets that can negotiate a protocol (ALPN); plain text cannot", "common/upstream/upstream_impl.cc, ClusterImplBase");

    public static readonly ClusterRule Quic = new("http3-needs-quic", "S24", FindingEffect.Refused,
        "HTTP/3 needs a transport socket of the name envoy.transport_sockets.quic, or of the name envoy.transport_sockets.http_11_proxy around one", "common/upstream/upstream_impl.cc, validateTransportSocketSupportsQuic");

    public static IReadOnlyList<ClusterRule> All { get; } = [Tlv, Alpn, Quic];

    /// <summary>Creates the socket of the cluster; plain text where it has none.</summary>
    public static Socket? CreateMain(Inspection inspection) =>
        inspection.Cluster.TransportSocket is { } socket ? Create(inspection, socket, Place.Root.Member("transport_socket"), 0) : new Socket(false);

    /// <summary>Creates the sockets that are chosen by the metadata of hosts.</summary>
    public static IReadOnlyList<Socket?> CreateMatches(Inspection inspection)
    {
        var matches = inspection.Cluster.TransportSocketMatches;
        if (matches.Count == 0) return [];
        var sockets = new List<Socket?>(matches.Count);
        for (var i = 0; i < matches.Count; i++) sockets.Add(Create(inspection, matches[i].TransportSocket ?? new(), Place.Root.Member("transport_socket_matches", i).Member("transport_socket"), 0));
        return sockets;
    }

    /// <summary>What protocols with ALPN and HTTP/3 ask of the sockets.</summary>
    public static void CheckProtocols(Inspection inspection, HttpProtocol protocol, Socket? main, IReadOnlyList<Socket?> matches)
    {
        if (protocol.UsesAlpn) CheckAlpn(inspection, protocol, main, matches);
        if (protocol.UsesHttp3 && !IsQuic(inspection.Cluster.TransportSocket)) NotQuic(inspection, protocol, inspection.Cluster.TransportSocket);
    }

    private static void CheckAlpn(Inspection inspection, HttpProtocol protocol, Socket? main, IReadOnlyList<Socket?> matches)
    {
        var cluster = inspection.Cluster;
        var text = $"ALPN configured for cluster {cluster.Name} which has a non-ALPN transport socket";
        if (main is { SupportsAlpn: false })
            inspection.Report(Alpn, cluster.TransportSocket is null ? protocol.At : Place.Root.Member("transport_socket"), text, () => $"{text}: {DebugText.Prefix}{DebugText.Format(EnvoyJson.Tree(cluster))}");
        for (var i = 0; i < matches.Count; i++)
        {
            if (matches[i] is { SupportsAlpn: false })
                inspection.Report(Alpn, Place.Root.Member("transport_socket_matches", i), text + " matcher", () => $"{text} matcher: {DebugText.Prefix}{DebugText.Format(EnvoyJson.Tree(cluster))}");
        }
    }

    private static void NotQuic(Inspection inspection, HttpProtocol protocol, TransportSocket? socket)
    {
        var text = $"HTTP3 requires a QuicUpstreamTransport transport socket: {inspection.Cluster.Name}";
        inspection.Report(Quic, protocol.At, text, () => $"{text} {DebugText.Prefix}{(socket is null ? "" : DebugText.Format(EnvoyJson.Tree(socket)))}");
    }

    private static bool IsQuic(TransportSocket? socket) => socket?.Name switch
    {
        EnvoyExtensionNames.QuicTransportSocket => true,
        EnvoyExtensionNames.Http11ProxyTransportSocket => EnvoyAny.TryUnpack<Http11ProxyUpstreamTransport>(socket.TypedConfig, EnvoyTypeUrls.Http11ProxyUpstreamTransport, out var proxy) && proxy.TransportSocket?.Name == EnvoyExtensionNames.QuicTransportSocket,
        _ => false,
    };

    private static Socket? Create(Inspection inspection, TransportSocket socket, Place at, int depth)
    {
        if (depth > EnvoyLimits.PackedDepth || Constraints.Extensions.Registered(inspection, Slots.TransportSockets, socket.Name, socket.TypedConfig, at) is not { } typeUrl) return null;
        var any = socket.TypedConfig;
        var inside = at.Member("typed_config");
        switch (typeUrl)
        {
            case EnvoyTypeUrls.UpstreamTlsContext:
                if (Constraints.Extensions.Unpack<UpstreamTlsContext>(inspection, any, inside) is { } tls) TlsRules.Create(inspection, tls, inside);
                return new(true);
            case EnvoyTypeUrls.QuicUpstreamTransport:
                if (Constraints.Extensions.Unpack<QuicUpstreamTransport>(inspection, any, inside) is { UpstreamTlsContext: { } quic }) TlsRules.Create(inspection, quic, inside.Member("upstream_tls_context"));
                return new(true);
            case EnvoyTypeUrls.RawBuffer:
                Constraints.Extensions.Unpack<RawBuffer>(inspection, any, inside);
                return new(false);
            case EnvoyTypeUrls.ProxyProtocolUpstreamTransport:
                if (Constraints.Extensions.Unpack<ProxyProtocolUpstreamTransport>(inspection, any, inside) is not { } proxy) return null;
                var wrapped = Create(inspection, proxy.TransportSocket ?? new(), inside.Member("transport_socket"), depth + 1);
                Tlvs(inspection, proxy, inside);
                return wrapped;
            case EnvoyTypeUrls.Http11ProxyUpstreamTransport:
                if (Constraints.Extensions.Unpack<Http11ProxyUpstreamTransport>(inspection, any, inside) is not { } connect) return null;
                if (connect.DefaultProxyAddress is { } address) HostRules.Resolve(inspection, address, inside.Member("default_proxy_address"), "");
                // Without one inside it is plain text.
                return connect.TransportSocket is { } tunnelled ? Create(inspection, tunnelled, inside.Member("transport_socket"), depth + 1) : new(false);
            case EnvoyTypeUrls.InternalUpstreamTransport:
                return Constraints.Extensions.Unpack<InternalUpstreamTransport>(inspection, any, inside) is { } within
                    ? Create(inspection, within.TransportSocket ?? new(), inside.Member("transport_socket"), depth + 1) : null;
            default:
                return new(null);
        }
    }

    private static void Tlvs(Inspection inspection, ProxyProtocolUpstreamTransport proxy, Place at)
    {
        if (proxy.Config is not { } config) return;
        for (var i = 0; i < config.AddedTlvs.Count; i++)
        {
            var here = at.Member("config").Member("added_tlvs", i);
            if (config.AddedTlvs[i] is { FormatString: not null, Value.IsEmpty: false }) inspection.Report(Tlv, here, "Invalid TLV configuration: only one of 'value' or 'format_string' may be set.");
            else if (config.AddedTlvs[i] is { FormatString: null, Value.IsEmpty: true }) inspection.Report(Tlv, here, "Invalid TLV configuration: one of 'value' or 'format_string' must be set.");
        }
    }
}
