using BackendDsl.Envoy;
using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Envoy.Config.Core.V3;
using BackendDsl.Envoy.Extensions.TransportSockets.ProxyProtocol.V3;
using BackendDsl.Envoy.Extensions.TransportSockets.RawBuffer.V3;
using BackendDsl.Envoy.Extensions.TransportSockets.Tls.V3;
using BackendDsl.EnvoyGateway.Destinations;
using Google.Protobuf.WellKnownTypes;
using TlsProtocol = BackendDsl.Envoy.Extensions.TransportSockets.Tls.V3.TlsParameters.Types.TlsProtocol;

namespace BackendDsl.EnvoyGateway.Settings;

/// <summary>Transport sockets: TLS by backend, and the PROXY protocol around everything.</summary>
internal static class TlsSettings
{
    public static void Apply(ClusterDraft draft)
    {
        var cluster = draft.Cluster;
        var version = draft.Spec.Child("proxyProtocol").Text("version");
        for (var i = 0; i < draft.Destinations.Count; i++)
        {
            if (draft.Destinations[i].Tls is not { } tls)
                continue;
            var socket = Socket(tls, draft);
            if (tls.Source is { } source)
                draft.From(draft.IsDynamic ? "transport_socket" : $"transport_socket_matches[{cluster.TransportSocketMatches.Count}]", source, tls.SourceField);
            if (draft.IsDynamic)
                cluster.TransportSocket = socket;
            else
                cluster.TransportSocketMatches.Add(Match(MatchName(draft, i), Wrap(socket, version)));
        }

        if (cluster.TransportSocket is null && draft.AllTls && draft.Destinations.Count > 0)
            cluster.TransportSocket = Dummy();
        if (version is null)
            return;
        cluster.TransportSocket = Wrap(cluster.TransportSocket ?? RawBuffer(), version);
        draft.From("transport_socket.typed_config.config.version", "proxyProtocol.version");
    }

    /// <summary>The name by which endpoints choose the socket of their backend.</summary>
    public static string MatchName(ClusterDraft draft, int index) => $"{draft.Cluster.Name}/tls/{index}";

    private static Cluster.Types.TransportSocketMatch Match(string name, TransportSocket socket) => new()
    {
        Name = name,
        Match = new Struct { Fields = { ["name"] = Value.ForString(name) } },
        TransportSocket = socket,
    };

    private static TransportSocket Socket(DestinationTls tls, ClusterDraft draft)
    {
        var common = new CommonTlsContext
        {
            TlsParams = new()
            {
                TlsMinimumProtocolVersion = Version(tls.MinVersion, TlsProtocol.Tlsv12),
                TlsMaximumProtocolVersion = Version(tls.MaxVersion, TlsProtocol.Tlsv13),
                CipherSuites = { tls.Ciphers },
                EcdhCurves = { tls.EcdhCurves },
                SignatureAlgorithms = { tls.SignatureAlgorithms },
            },
            AlpnProtocols = { tls.Alpn },
        };
        if (tls.ClientSecret is { } client)
            common.TlsCertificateSdsSecretConfigs.Add(Sds(client));
        var names = Names(tls);
        if (!tls.SkipsVerification && tls.CaSecret is { } authorities)
        {
            common.CombinedValidationContext = new()
            {
                DefaultValidationContext = new() { MatchTypedSubjectAltNames = { names } },
                ValidationContextSdsSecretConfig = Sds(authorities),
            };
        }

        var context = new UpstreamTlsContext
        {
            CommonTlsContext = common,
            Sni = tls.Sni ?? "",
            AutoHostSni = tls.SniFromEndpoint,
            AutoSniSanValidation = !tls.SkipsVerification && names.Count == 0 && !draft.IsDynamic && (draft.SendsRequestName || tls.SniFromEndpoint),
        };
        return new() { Name = EnvoyExtensionNames.TlsTransportSocket, TypedConfig = EnvoyAny.Pack(context, EnvoyTypeUrls.UpstreamTlsContext) };
    }

    private static List<SubjectAltNameMatcher> Names(DestinationTls tls)
    {
        if (tls.SubjectAltNames.Count > 0)
            return [.. tls.SubjectAltNames.Select(n => Name(n.IsUri ? SubjectAltNameMatcher.Types.SanType.Uri : SubjectAltNameMatcher.Types.SanType.Dns, n.Name))];
        return tls.Sni is { Length: > 0 } sni ? [Name(SubjectAltNameMatcher.Types.SanType.Dns, sni)] : [];
    }

    private static SubjectAltNameMatcher Name(SubjectAltNameMatcher.Types.SanType type, string name) =>
        new() { SanType = type, Matcher = new() { Exact = name } };

    private static SdsSecretConfig Sds(string name)
    {
        var source = DiscoverySettings.Ads();
        source.InitialFetchTimeout = new();
        return new() { Name = name, SdsConfig = source };
    }

    private static TlsProtocol Version(string? text, TlsProtocol otherwise) => text switch
    {
        "Auto" => TlsProtocol.TlsAuto,
        "1.0" => TlsProtocol.Tlsv10,
        "1.1" => TlsProtocol.Tlsv11,
        "1.2" => TlsProtocol.Tlsv12,
        "1.3" => TlsProtocol.Tlsv13,
        _ => otherwise,
    };

    // Where every endpoint has a socket of its own, the one of the cluster is never used.
    private static TransportSocket Dummy() => new()
    {
        Name = "dummy.transport_socket",
        TypedConfig = EnvoyAny.Pack(new UpstreamTlsContext { CommonTlsContext = new() }, EnvoyTypeUrls.UpstreamTlsContext),
    };

    private static TransportSocket RawBuffer() => new()
    {
        Name = EnvoyExtensionNames.RawBufferTransportSocket,
        TypedConfig = EnvoyAny.Pack(new RawBuffer(), EnvoyTypeUrls.RawBuffer),
    };

    private static TransportSocket Wrap(TransportSocket socket, string? version) => version is null ? socket : new()
    {
        Name = EnvoyExtensionNames.UpstreamProxyProtocolTransportSocket,
        TypedConfig = EnvoyAny.Pack(
            new ProxyProtocolUpstreamTransport
            {
                Config = new() { Version = version == "V2" ? ProxyProtocolConfig.Types.Version.V2 : ProxyProtocolConfig.Types.Version.V1 },
                TransportSocket = socket,
            },
            EnvoyTypeUrls.ProxyProtocolUpstreamTransport),
    };
}
