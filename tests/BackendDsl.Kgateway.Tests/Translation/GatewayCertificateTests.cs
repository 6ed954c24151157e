using System.Text.Json.Nodes;
using BackendDsl.Kgateway.Tests.Support;
using static BackendDsl.Kgateway.Tests.Support.Inputs;

namespace BackendDsl.Kgateway.Tests.Translation;

/// <summary>The certificate by which a Gateway shows itself to backends: clusters of its own for the backends of its routes that are called by TLS.</summary>
public sealed class GatewayCertificateTests
{
    private const string TlsPolicy = "apiVersion: gateway.networking.k8s.io/v1\nkind: BackendTLSPolicy\nmetadata: {name: t, namespace: default}\nspec: {targetRefs: [{group: '', kind: Service, name: web}], validation: {wellKnownCACertificates: System, hostname: a.example.com}}";

    private static string Plain(string name) => Service.Replace("name: web,", $"name: {name},", StringComparison.Ordinal);

    private static string Gateway(string name, string tls, string space = "default") =>
        $"apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: {{name: {name}, namespace: {space}}}\nspec: {{gatewayClassName: kgateway, listeners: []{tls}}}";

    private static string Certificate(string secret) => $", tls: {{backend: {{clientCertificateRef: {{name: {secret}}}}}}}";

    private static string Route(string parent, string backends) =>
        $"apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {{name: r, namespace: default}}\nspec: {{parentRefs: [{{{parent}}}], rules: [{{backendRefs: [{backends}]}}]}}";

    private static string Secret(string name)
    {
        static string Indented(string pem) => string.Concat(pem.TrimEnd('\n').Split('\n').Select(l => "    " + l + "\n"));
        return $"apiVersion: v1\nkind: Secret\nmetadata: {{name: {name}, namespace: default}}\nstringData:\n  tls.crt: |\n{Indented(CertificatePair.Shared.Chain)}  tls.key: |\n{Indented(CertificatePair.Shared.Key)}";
    }

    private static string[] Names(params string[] documents) => [.. Translate(KgatewayRelease.Release24, documents).Select(c => c.Name)];

    [Fact]
    public void A_backend_called_by_tls_gets_a_cluster_for_the_gateway()
    {
        var set = Translate(KgatewayRelease.Release24, Service, TlsPolicy, Gateway("g", Certificate("s")), Secret("s"), Route("name: g", "{name: web, port: 80}"));
        Assert.Equal(["kube_default_web_80", "kube_default_web_gw_backend_client_cert_default_g_80"], set.Select(c => c.Name));
        Assert.Null(Tls(set["kube_default_web_80"])["common_tls_context"]!["tls_certificates"]);
        var own = Tls(set["kube_default_web_gw_backend_client_cert_default_g_80"]);
        Assert.Equal("a.example.com", (string?)own["sni"]);
        Assert.Contains("BEGIN CERTIFICATE", (string?)own["common_tls_context"]!["tls_certificates"]![0]!["certificate_chain"]!["inline_string"], StringComparison.Ordinal);
        // Beside its certificate it is the same.
        own["common_tls_context"]!.AsObject().Remove("tls_certificates");
        Assert.True(JsonNode.DeepEquals(Tls(set["kube_default_web_80"]), own));

        static JsonNode Tls(Envoy.Config.Cluster.V3.Cluster cluster) => ClusterText.Parse(cluster)["transport_socket"]!["typed_config"]!;
    }

    [Fact]
    public void Gateways_without_a_certificate_do_not_stop_those_with_one()
    {
        string[] others = [Gateway("a", ""), Gateway("b", ", tls: {backend: {}}"), Gateway("c", Certificate("none"))];
        var set = Translate(KgatewayRelease.Release24, [Service, TlsPolicy, .. others, Gateway("g", Certificate("s")), Secret("s"), Route("name: g", "{name: web, port: 80}")]);
        Assert.Equal(2, set.Count);
        var finding = Assert.Single(set.Findings, f => f.Id == "BDSL4210");
        Assert.Equal(("c", "Secret default/none not found: no cluster can be told for it"), (finding.Object.Name, finding.Message));
    }

    [Fact]
    public void Only_backends_of_its_routes_called_by_tls_are_copied()
    {
        string[] world = [Plain("other"), Service, TlsPolicy, Gateway("g", Certificate("s")), Secret("s")];
        string[] alone = ["kube_default_other_80", "kube_default_web_80"];
        string[] copied = [.. alone, "kube_default_web_gw_backend_client_cert_default_g_80"];
        Assert.Equal(alone, Names(world));
        // The first backend of the route has no TLS; the second has.
        Assert.Equal(copied, Names([.. world, Route("name: g", "{name: other, port: 80}, {name: web, port: 80}")]));
        Assert.Equal(copied, Names([.. world, Route("group: gateway.networking.k8s.io, kind: Gateway, name: g, namespace: default", "{group: '', kind: Service, name: web, namespace: default, port: 80}")]));
        Assert.Equal(alone, Names([.. world, Route("name: other", "{name: web, port: 80}")]));
        Assert.Equal(alone, Names([.. world, Route("name: g, namespace: elsewhere", "{name: web, port: 80}")]));
        Assert.Equal(alone, Names([.. world, Route("name: g, kind: Service", "{name: web, port: 80}")]));
        Assert.Equal(alone, Names([.. world, Route("name: g, group: example.com", "{name: web, port: 80}")]));
        Assert.Equal(alone, Names([.. world, Route("name: g", "{name: web, namespace: elsewhere, port: 80}")]));
        Assert.Equal(alone, Names([.. world, Route("name: g", "{name: web, group: example.com, port: 80}")]));
        Assert.Equal(alone, Names([.. world, Route("name: g", "{name: web, group: gateway.kgateway.dev, kind: Backend, port: 80}")]));
    }

    [Fact]
    public void A_backend_of_kgateway_is_copied_with_its_hosts()
    {
        var policy = BackendPolicy("tls: {sni: a.example.com, wellKnownCACertificates: System}");
        var set = Translate(KgatewayRelease.Release24, Backend, policy, Gateway("g", Certificate("s")), Secret("s"), Route("name: g", "{group: gateway.kgateway.dev, kind: Backend, name: ext}"));
        var copy = set["backend_default_ext_gw_backend_client_cert_default_g_0"];
        Assert.Equal(copy.Name, copy.LoadAssignment.ClusterName);
        Assert.Equal("backend_default_ext_0", set["backend_default_ext_0"].LoadAssignment.ClusterName);
        Assert.Equal("a.example.com", copy.LoadAssignment.Endpoints[0].LbEndpoints[0].Endpoint.Hostname);
    }
}
