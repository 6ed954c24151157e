using BackendDsl.Envoy;
using BackendDsl.Envoy.Extensions.TransportSockets.Tls.V3;
using BackendDsl.EnvoyGateway.Tests.Support;
using BackendDsl.GatewayApi;

namespace BackendDsl.EnvoyGateway.Tests.Translation;

/// <summary>Whom a BackendTLSPolicy trusts, which of several is taken, and what their statuses say.</summary>
public sealed class AuthorityTests
{
    private const string Service = "group: '', kind: Service, name: app";
    private const string Other = "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: unlike, namespace: edge }\ndata: { a: x, b: y }\n---\napiVersion: v1\nkind: Secret\nmetadata: { name: unlike, namespace: edge }\ndata: { a: eA==, b: eQ== }\n---\n";

    private static string Policy(string name, string validation, string targets = Service, string created = "2026-01-01T00:00:00Z") =>
        $"apiVersion: gateway.networking.k8s.io/v1\nkind: BackendTLSPolicy\nmetadata: {{ name: {name}, namespace: edge, creationTimestamp: \"{created}\" }}\nspec: {{ targetRefs: [{{ {targets} }}], validation: {{ hostname: {name}.example.com, {validation} }} }}\n---\n";

    private static string[] Lines(TranslationResult result, string policy) => [.. result.Policies.Single(p => p.Policy.Name == policy).Ancestors
        .SelectMany(a => a.Conditions.Select(c => $"{a.Ancestor.Name}/{a.SectionName}: {c.Type} {c.IsTrue} {c.Reason}: {c.Message}"))];

    private static UpstreamTlsContext Context(TranslationResult result) =>
        EnvoyAny.Unpack<UpstreamTlsContext>(result.Clusters[0].Cluster.TransportSocketMatches.Single().TransportSocket.TypedConfig, EnvoyTypeUrls.UpstreamTlsContext);

    [Theory]
    [InlineData("wellKnownCACertificates: System", "system_ca_certificates")]
    [InlineData("caCertificateRefs: [{ group: '', kind: ConfigMap, name: ca }]", "p/edge-ca")]
    [InlineData("caCertificateRefs: [{ group: '', kind: Secret, name: ca }, { group: '', kind: ConfigMap, name: ca }]", "p/edge-ca")]
    public void Authorities_are_a_secret_by_the_name_of_the_policy(string validation, string secret)
    {
        const string Maps = "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ca, namespace: edge }\ndata: { ca.crt: x, other: y }\n---\napiVersion: v1\nkind: Secret\nmetadata: { name: ca, namespace: edge }\nstringData: { ca.crt: x, other: y }\n---\n";
        foreach (var extra in new[] { Maps, "" })
        {
            // Where no object of the kind is given, the one that is named may be there.
            var result = Inputs.Translate(Inputs.Edge, extra, Policy("p", validation));
            ClusterParts.Has(result.Clusters[0].Cluster, "transport_socket_matches: [{ transport_socket: { typed_config: { sni: p.example.com, auto_sni_san_validation: null, auto_host_sni: null, common_tls_context: { combined_validation_context: { default_validation_context: { match_typed_subject_alt_names: [{ san_type: DNS, matcher: { exact: p.example.com } }] }, validation_context_sds_secret_config: { name: " + secret + " } } } } } }]");
            Assert.Equal(["eg/web: ResolvedRefs True ResolvedRefs: Resolved all the Object references.", "eg/web: Accepted True Accepted: Policy has been accepted."], Lines(result, "p"));
        }
    }

    [Theory]
    [InlineData("kind: ConfigMap, name: gone", "InvalidCACertificateRef", "ConfigMap edge/gone not found.")]
    [InlineData("kind: Secret, name: gone", "InvalidCACertificateRef", "Secret edge/gone not found.")]
    [InlineData("kind: ConfigMap, name: unlike", "InvalidCACertificateRef", "No ca found in ConfigMap edge/unlike.")]
    [InlineData("kind: Secret, name: unlike", "InvalidCACertificateRef", "No ca found in Secret edge/unlike.")]
    [InlineData("kind: Service, name: app", "InvalidKind", "Unsupported reference kind Service for CACertificateRef app.")]
    public void Authorities_that_are_not_there_make_the_backend_invalid(string reference, string reason, string why)
    {
        var result = Inputs.Translate(Inputs.Edge, Other, Policy("p", $"caCertificateRefs: [{{ group: '', {reference} }}]"));
        Assert.Empty(result.Clusters);
        Assert.Equal([$"eg/web: ResolvedRefs False {reason}: {why}", $"eg/web: Accepted False NoValidCACertificate: {why}"], Lines(result, "p"));
        Assert.All(result.Findings.Where(f => f.Finding.Id == "BDSL4347"), f => Assert.Equal("BackendTLSPolicy edge/p has no valid authorities; requests to this backend are answered 500", f.Message));
    }

    [Fact]
    public void Each_reference_to_authorities_is_looked_at()
    {
        const string Both = "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: one, namespace: edge }\nbinaryData: { ca.crt: eA==, other: eA== }\n---\n";
        Assert.Empty(Inputs.Translate(Inputs.Edge, Both, Policy("p", "caCertificateRefs: [{ group: '', kind: ConfigMap, name: one }, { group: '', kind: ConfigMap, name: gone }]")).Clusters);
        Assert.Equal(2, Inputs.Translate(Inputs.Edge, Both, Policy("p", "caCertificateRefs: [{ group: '', kind: ConfigMap, name: one }]")).Clusters.Length);
        // The Secret may be there unseen; the ConfigMap is not.
        Assert.Empty(Inputs.Translate(Inputs.Edge, Both, Policy("p", "caCertificateRefs: [{ group: '', kind: Secret, name: s }, { group: '', kind: ConfigMap, name: gone }]")).Clusters);
    }

    [Theory]
    [InlineData("http", "port.example.com")]
    [InlineData("else", "whole.example.com")]
    public void A_policy_that_names_the_port_goes_before_an_older_one_for_the_whole(string section, string sni)
    {
        var result = Inputs.Translate(Inputs.Edge, Policy("whole", "wellKnownCACertificates: System"), Policy("port", "wellKnownCACertificates: System", Service + $", sectionName: {section}", "2026-02-01T00:00:00Z"));
        Assert.Equal(sni, Context(result).Sni);
        // They are for different targets, so none is in the way of the other.
        Assert.Equal(section == "http" ? ["Accepted"] : [], Lines(result, "port").Where(l => l.Contains(": Accepted ", StringComparison.Ordinal)).Select(_ => "Accepted"));
        Assert.DoesNotContain(Lines(result, "port").Concat(Lines(result, "whole")), l => l.Contains("Conflicted", StringComparison.Ordinal));
    }

    [Fact]
    public void A_policy_only_for_another_port_leaves_plain_text() =>
        Assert.Empty(Inputs.Translate(Inputs.Edge, Policy("port", "wellKnownCACertificates: System", Service + ", sectionName: else")).Clusters[0].Cluster.TransportSocketMatches);

    [Theory]
    [InlineData("group: gateway.envoyproxy.io, kind: Backend, name: api", "", true)]
    [InlineData("group: gateway.envoyproxy.io, kind: Backend, name: api, sectionName: '443'", ", port: 443", true)]
    [InlineData("group: gateway.envoyproxy.io, kind: Backend, name: api, sectionName: '443'", "", false)]
    [InlineData("group: '', kind: Backend, name: api", "", false)]
    [InlineData("group: gateway.envoyproxy.io, kind: Backend, name: other", "", false)]
    public void A_policy_for_a_Backend_may_name_the_port_of_the_reference(string target, string port, bool holds)
    {
        var text = Inputs.Edge.Replace("backendRefs: [{ name: app, port: 80 }]", $"backendRefs: [{{ group: gateway.envoyproxy.io, kind: Backend, name: api{port} }}]", StringComparison.Ordinal)
            + "apiVersion: gateway.envoyproxy.io/v1alpha1\nkind: Backend\nmetadata: { name: api, namespace: edge }\nspec: { endpoints: [{ fqdn: { hostname: a.example.com, port: 443 } }] }\n---\n";
        var matches = Inputs.Translate(text, Policy("p", "wellKnownCACertificates: System", target)).Clusters[0].Cluster.TransportSocketMatches;
        Assert.Equal(holds ? 1 : 0, matches.Count);
    }

    [Theory]
    [InlineData("insecureSkipVerify: true, sni: own.example.com", "sni: p.example.com, auto_sni_san_validation: null, common_tls_context: { combined_validation_context: null }")]
    [InlineData("wellKnownCACertificates: System, sni: own.example.com", "sni: p.example.com, common_tls_context: { combined_validation_context: { default_validation_context: { match_typed_subject_alt_names: [{ san_type: DNS, matcher: { exact: p.example.com } }] }, validation_context_sds_secret_config: { name: p/edge-ca } } }")]
    [InlineData("sni: own.example.com, alpnProtocols: [h2], minVersion: '1.1', ciphers: [C]", "sni: p.example.com, common_tls_context: { alpn_protocols: [h2], tls_params: { tls_minimum_protocol_version: TLSv1_1, cipher_suites: [C] }, combined_validation_context: { validation_context_sds_secret_config: { name: p/edge-ca } } }")]
    public void A_policy_goes_before_what_a_Backend_says_of_the_server_and_leaves_the_rest(string tls, string context)
    {
        var text = Inputs.Edge.Replace("backendRefs: [{ name: app, port: 80 }]", "backendRefs: [{ group: gateway.envoyproxy.io, kind: Backend, name: api }]", StringComparison.Ordinal)
            + $"apiVersion: gateway.envoyproxy.io/v1alpha1\nkind: Backend\nmetadata: {{ name: api, namespace: edge }}\nspec: {{ tls: {{ {tls} }}, endpoints: [{{ fqdn: {{ hostname: a.example.com, port: 443 }} }}] }}\n---\n";
        var policy = Policy("p", "caCertificateRefs: [{ group: '', kind: ConfigMap, name: ca }]", "group: gateway.envoyproxy.io, kind: Backend, name: api");
        ClusterParts.Check(text + policy, "", "transport_socket_matches: [{ transport_socket: { typed_config: { " + context + " } } }]", "transport_socket_matches[0] <- validation");
    }

    [Fact]
    public void What_a_Backend_says_of_the_client_goes_before_what_the_proxy_says()
    {
        const string Proxy = "apiVersion: gateway.envoyproxy.io/v1alpha1\nkind: EnvoyProxy\nmetadata: { name: proxy, namespace: edge }\nspec: { backendTLS: { clientCertificateRef: { kind: Secret, name: of-proxy, namespace: ops }, minVersion: \"1.0\", maxVersion: \"1.3\", ciphers: [P], ecdhCurves: [P-256], signatureAlgorithms: [p], alpnProtocols: [h2] } }\n---\n";
        var text = Inputs.Edge.Replace("  gatewayClassName: eg\n", "  gatewayClassName: eg\n  infrastructure: { parametersRef: { group: gateway.envoyproxy.io, kind: EnvoyProxy, name: proxy } }\n", StringComparison.Ordinal)
            .Replace("backendRefs: [{ name: app, port: 80 }]", "backendRefs: [{ group: gateway.envoyproxy.io, kind: Backend, name: api }]", StringComparison.Ordinal) + Proxy;
        string Backend(string tls) => $"apiVersion: gateway.envoyproxy.io/v1alpha1\nkind: Backend\nmetadata: {{ name: api, namespace: edge }}\nspec: {{ tls: {{ wellKnownCACertificates: System{tls} }}, endpoints: [{{ fqdn: {{ hostname: a.example.com, port: 443 }} }}] }}\n---\n";
        const string Socket = "transport_socket_matches: [{ transport_socket: { typed_config: { common_tls_context: ";
        ClusterParts.Check(text + Backend(""), "", Socket + "{ alpn_protocols: [h2], tls_params: { tls_minimum_protocol_version: TLSv1_0, tls_maximum_protocol_version: TLSv1_3, cipher_suites: [P], ecdh_curves: [P-256], signature_algorithms: [p] }, tls_certificate_sds_secret_configs: [{ name: ops/of-proxy }] } } } }]");
        ClusterParts.Check(text + Backend(", minVersion: '1.1', maxVersion: '1.2', ciphers: [B], ecdhCurves: [X25519], signatureAlgorithms: [b], alpnProtocols: [http/1.1], clientCertificateRef: { kind: Secret, name: mine }"), "",
            Socket + "{ alpn_protocols: [http/1.1], tls_params: { tls_minimum_protocol_version: TLSv1_1, tls_maximum_protocol_version: TLSv1_2, cipher_suites: [B], ecdh_curves: [X25519], signature_algorithms: [b] }, tls_certificate_sds_secret_configs: [{ name: edge/mine }] } } } }]");
    }
}
