using BackendDsl.Cel.Values;
using BackendDsl.Envoy;
using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Envoy.Extensions.TransportSockets.Tls.V3;
using BackendDsl.GatewayApi;
using BackendDsl.Kgateway.Inputs;

namespace BackendDsl.Kgateway.Translation;

/// <summary>
/// A Gateway's own client certificate (<c>spec.tls.backend.clientCertificateRef</c>, from 2.3): each backend of its routes that is called by TLS
/// gets a cluster of its own for that Gateway.
/// </summary>
internal static class GatewayCertificates
{
    private const string Infix = "_gw_backend_client_cert_";

    private static readonly FieldPath s_reference = FieldPath.Parse("spec.tls.backend.clientCertificateRef");

    public static void AddClones(List<BuiltCluster> built, List<ProgrammedCluster> clusters, TranslationContext context)
    {
        foreach (var gateway in context.Input.Gateways)
        {
            var key = KeyOf(gateway);
            var reference = Child(Child(Child(Child(gateway, "spec"), "tls"), "backend"), "clientCertificateRef");
            if (reference is null || Text(reference, "name") is not { } name)
                continue;
            var @namespace = Text(reference, "namespace") ?? key.Namespace;
            if (@namespace != key.Namespace && context.NeedsGrants && !ReferenceGrants.Allow(context.Input.ReferenceGrants, key.Ref, new("", Kinds.Secret, @namespace, name)))
                context.Warn(key, s_reference, $"no ReferenceGrant in namespace {@namespace} lets Gateways of {key.Namespace} refer to Secret {name}: the certificate is not used", null, "BDSL4210");
            else if (context.FindSecret(@namespace, name) is not { } secret)
                context.Warn(key, s_reference, $"Secret {@namespace}/{name} not found: no cluster can be told for it", null, "BDSL4210");
            else if (Certificate(secret, out var problem) is { } certificate)
                AddClones(key, certificate, built, clusters, context);
            else
                context.Warn(key, s_reference, $"Secret {@namespace}/{name}: invalid certificate and key pair: {problem}", null, "BDSL4210");
        }
    }

    private static void AddClones(ResourceKey gateway, TlsCertificate certificate, List<BuiltCluster> built, List<ProgrammedCluster> clusters, TranslationContext context)
    {
        var backends = RoutedBackends.Of(gateway, context.Input.Routes);
        foreach (var cluster in built)
        {
            if (cluster.Error is not null || !backends.Contains(cluster.Key))
                continue;
            var split = cluster.Name.LastIndexOf('_');
            var name = $"{cluster.Name[..split]}{Infix}{gateway.Namespace}_{gateway.Name}{cluster.Name[split..]}";
            var forms = cluster.Forms.Select(f => Clone(f, name, certificate)).OfType<ClusterForm>().ToList();
            if (forms.Count > 0)
                clusters.Add(new(name, gateway.Ref, [.. forms]) { Backends = [cluster.Key.Ref] });
        }
    }

    /// <summary>Null where the cluster is not called by TLS alone.</summary>
    private static ClusterForm? Clone(ClusterForm form, string name, TlsCertificate certificate)
    {
        if (!EnvoyAny.TryUnpack<UpstreamTlsContext>(form.Cluster.TransportSocket?.TypedConfig, EnvoyTypeUrls.UpstreamTlsContext, out var tls))
            return null;
        tls.CommonTlsContext ??= new();
        tls.CommonTlsContext.TlsCertificates.Clear();
        tls.CommonTlsContext.TlsCertificates.Add(certificate);
        var clone = form.Cluster.Clone();
        clone.Name = name;
        if (clone.LoadAssignment is not null)
            clone.LoadAssignment.ClusterName = name;
        clone.TransportSocket.TypedConfig = EnvoyAny.Pack(tls, EnvoyTypeUrls.UpstreamTlsContext);
        return form with { Cluster = clone };
    }

    private static TlsCertificate? Certificate(KeyValueSource secret, out string? problem)
    {
        var chain = secret.CleanChain(secret.Text("tls.crt"), secret.Text("tls.key"), out problem, out _);
        return chain is null ? null : new() { CertificateChain = new() { InlineString = chain }, PrivateKey = new() { InlineString = secret.Text("tls.key") } };
    }

    private static ResourceKey KeyOf(IObjectValue gateway)
    {
        var head = new ObjectHead(gateway);
        return new(Kinds.Gateway, head.Namespace, head.Name);
    }

    private static IObjectValue? Child(IObjectValue? value, string name) => value?[name] is { Kind: ValueKind.Object } child ? child.Object : null;

    private static string? Text(IObjectValue value, string name) => value[name] is { Kind: ValueKind.String } text ? text.String : null;
}
