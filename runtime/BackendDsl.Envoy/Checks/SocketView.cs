using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Envoy.Config.Core.V3;
using BackendDsl.Envoy.Extensions.TransportSockets.Http11Proxy.V3;
using BackendDsl.Envoy.Extensions.TransportSockets.InternalUpstream.V3;
using BackendDsl.Envoy.Extensions.TransportSockets.ProxyProtocol.V3;
using BackendDsl.Envoy.Extensions.TransportSockets.Quic.V3;
using BackendDsl.Envoy.Extensions.TransportSockets.Tls.V3;
using BackendDsl.Envoy.Codec.Schema;

namespace BackendDsl.Envoy.Checks;

/// <summary>A transport socket with what is packed in it.</summary>
internal sealed class SocketView
{
    /// <summary>Sockets are nested at most this deep; more is no configuration anybody means.</summary>
    private const int MaxDepth = 20;

    public required string Path { get; init; }

    /// <summary>The type of the packed message, or the name of the extension where nothing is packed.</summary>
    public required string Kind { get; init; }

    /// <summary>False for a socket inside of another one.</summary>
    public bool IsOuter { get; init; }

    public SocketView? Inner { get; init; }

    public UpstreamTlsContext? Tls { get; init; }

    public string TlsPath { get; init; } = "";

    public ProxyProtocolUpstreamTransport? ProxyProtocol { get; init; }

    public bool IsQuic => Kind is EnvoyTypeUrls.QuicUpstreamTransport or EnvoyExtensionNames.QuicTransportSocket;

    /// <summary>Whether the socket can negotiate a protocol; null where that is not known.</summary>
    public bool? SupportsAlpn => Kind switch
    {
        EnvoyTypeUrls.UpstreamTlsContext or EnvoyExtensionNames.TlsTransportSocket => true,
        EnvoyTypeUrls.RawBuffer or EnvoyExtensionNames.RawBufferTransportSocket => false,
        _ when IsQuic => true,
        EnvoyTypeUrls.ProxyProtocolUpstreamTransport or EnvoyTypeUrls.Http11ProxyUpstreamTransport or EnvoyTypeUrls.InternalUpstreamTransport => Inner?.SupportsAlpn,
        _ => null,
    };

    public static List<SocketView> All(Cluster cluster)
    {
        var all = new List<SocketView>();
        if (cluster.TransportSocket is { } socket) Add(all, socket, "transport_socket");
        for (var i = 0; i < cluster.TransportSocketMatches.Count; i++)
        {
            if (cluster.TransportSocketMatches[i].TransportSocket is { } matched) Add(all, matched, ApiPath.Index("transport_socket_matches", i) + ".transport_socket");
        }
        return all;
    }

    private static void Add(List<SocketView> all, TransportSocket socket, string path)
    {
        for (var view = Read(socket, path, 0); view is not null; view = view.Inner) all.Add(view);
    }

    private static SocketView? Read(TransportSocket? socket, string path, int depth)
    {
        if (socket is null || depth > MaxDepth) return null;
        var any = socket.TypedConfig;
        var inside = path + ".typed_config";
        var kind = any is null ? socket.Name : EnvoyAny.TypeUrlPrefix + EnvoyAny.TypeName(any.TypeUrl).ToString();
        TransportSocket? inner = null;
        UpstreamTlsContext? tls = null;
        var tlsPath = inside;
        if (EnvoyAny.TryUnpack<UpstreamTlsContext>(any, EnvoyTypeUrls.UpstreamTlsContext, out var context)) tls = context;
        else if (EnvoyAny.TryUnpack<ProxyProtocolUpstreamTransport>(any, EnvoyTypeUrls.ProxyProtocolUpstreamTransport, out var proxy)) inner = proxy.TransportSocket;
        else if (EnvoyAny.TryUnpack<Http11ProxyUpstreamTransport>(any, EnvoyTypeUrls.Http11ProxyUpstreamTransport, out var connect)) inner = connect.TransportSocket;
        else if (EnvoyAny.TryUnpack<InternalUpstreamTransport>(any, EnvoyTypeUrls.InternalUpstreamTransport, out var within)) inner = within.TransportSocket;
        else if (EnvoyAny.TryUnpack<QuicUpstreamTransport>(any, EnvoyTypeUrls.QuicUpstreamTransport, out var quic)) (tls, tlsPath) = (quic.UpstreamTlsContext, inside + ".upstream_tls_context");
        EnvoyAny.TryUnpack<ProxyProtocolUpstreamTransport>(any, EnvoyTypeUrls.ProxyProtocolUpstreamTransport, out var header);
        return new SocketView
        {
            Path = path,
            Kind = kind,
            IsOuter = depth == 0,
            Inner = Read(inner, inside + ".transport_socket", depth + 1),
            Tls = tls,
            TlsPath = tlsPath,
            ProxyProtocol = header,
        };
    }
}
