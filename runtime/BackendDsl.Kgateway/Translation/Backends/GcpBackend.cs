using BackendDsl.Envoy;
using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Envoy.Extensions.Clusters.Common.Dns.V3;
using BackendDsl.Envoy.Extensions.Filters.Http.GcpAuthn.V3;
using BackendDsl.Envoy.Extensions.TransportSockets.Tls.V3;
using BackendDsl.Kgateway.Releases;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace BackendDsl.Kgateway.Translation.Backends;

/// <summary>A Backend of the type GCP (from 2.3): TLS to one host, with a token for an audience.</summary>
internal static class GcpBackend
{
    /// <summary>The cluster that gives tokens; every gateway gets it as soon as there is a Backend of the type.</summary>
    public const string AuthnCluster = "gcp_authn";

    private const uint Port = 443;
    private const string MetadataHost = "metadata.google.internal";
    private const uint MetadataPort = 80;

    public static void Shape(ClusterDraft draft, BackendSource backend, TranslationContext context)
    {
        var gcp = backend.Spec.Child("gcp");
        var host = gcp.Text("host") ?? "";
        draft.Dns = new() { DnsLookupFamily = context.Options.DnsLookupFamily };
        draft.Cluster.LoadAssignment = StaticClusters.Single(draft.Cluster.Name, host, Port);
        draft.SetTls(new UpstreamTlsContext { Sni = host }.ToByteString());
        var audience = new Audience { Url = gcp.Text("audience") is { Length: > 0 } given ? given : "https://" + host };
        draft.Cluster.Metadata ??= new();
        draft.Cluster.Metadata.TypedFilterMetadata[EnvoyExtensionNames.GcpAuthnFilter] = EnvoyAny.Pack(audience, EnvoyTypeUrls.GcpAudience);
    }

    public static Cluster Authn(ReleaseFacts facts)
    {
        var draft = new ClusterDraft(AuthnCluster, facts) { Dns = new() { RespectDnsTtl = true, DnsLookupFamily = DnsLookupFamily.V4Only } };
        draft.Cluster.AltStatName = AuthnCluster;
        draft.Cluster.LoadAssignment = StaticClusters.Single(AuthnCluster, MetadataHost, MetadataPort);
        return draft.Finish();
    }
}
