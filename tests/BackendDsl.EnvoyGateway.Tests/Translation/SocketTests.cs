using BackendDsl.Envoy;
using BackendDsl.Envoy.Extensions.TransportSockets.Tls.V3;
using BackendDsl.EnvoyGateway.Tests.Support;
using BackendDsl.GatewayApi;

namespace BackendDsl.EnvoyGateway.Tests.Translation;

/// <summary>TLS towards backends: what of it comes from where, and what policies say of each other.</summary>
public sealed class SocketTests
{
    private static string TlsPolicy(string name, string created, string target = "kind: Service, group: \"\", name: app", string space = "edge") => $$"""
        apiVersion: gateway.networking.k8s.io/v1
        kind: BackendTLSPolicy
        metadata: { name: {{name}}, namespace: {{space}}, creationTimestamp: "{{created}}" }
        spec: { targetRefs: [{ {{target}} }], validation: { hostname: {{name}}.example.com, wellKnownCACertificates: System } }
        ---

        """;

    private const string Proxy = """
        apiVersion: gateway.envoyproxy.io/v1alpha1
        kind: EnvoyProxy
        metadata: { name: proxy, namespace: edge }
        spec: { backendTLS: { clientCertificateRef: { kind: Secret, name: of-proxy, namespace: ops }, minVersion: "1.3", alpnProtocols: [h2] }, telemetry: { metrics: { enableRequestResponseSizesStats: true } } }
        ---

        """;

    private static readonly string s_proxied = Inputs.Edge.Replace("  gatewayClassName: eg\n", "  gatewayClassName: eg\n  infrastructure: { parametersRef: { group: gateway.envoyproxy.io, kind: EnvoyProxy, name: proxy } }\n", StringComparison.Ordinal);

    private static UpstreamTlsContext Context(TranslationResult result) =>
        EnvoyAny.Unpack<UpstreamTlsContext>(result.Clusters[0].Cluster.TransportSocketMatches.Single().TransportSocket.TypedConfig, EnvoyTypeUrls.UpstreamTlsContext);

    [Fact]
    public void Of_two_policies_the_older_is_taken_and_the_younger_told()
    {
        var result = Inputs.Translate(Inputs.Edge, TlsPolicy("young", "2026-02-01T00:00:00Z"), TlsPolicy("old", "2026-01-01T00:00:00Z"), TlsPolicy("elsewhere", "2026-03-01T00:00:00Z", space: "other"),
            TlsPolicy("another", "2026-03-01T00:00:00Z", "kind: Service, group: \"\", name: another"));
        Assert.Equal("old.example.com", Context(result).Sni);
        StatusCondition[] Of(string name) => [.. result.Policies.Single(p => p.Policy.Name == name).Ancestors.SelectMany(a => a.Conditions)];
        Assert.Equal([("ResolvedRefs", true), ("Accepted", true)], Of("old").Select(c => (c.Type, c.IsTrue)));
        Assert.Equal(("Accepted", false, "Conflicted", "Policy conflicts with BackendTLSPolicy edge/old."), Of("young") is [var only] ? (only.Type, only.IsTrue, only.Reason, only.Message) : default);
        Assert.Empty(Of("elsewhere"));
        Assert.Empty(Of("another"));
    }

    [Fact]
    public void The_certificate_of_the_client_is_the_Gateways_or_else_that_of_its_proxy()
    {
        var tls = TlsPolicy("p", "2026-01-01T00:00:00Z");
        var context = Context(Inputs.Translate(s_proxied, Proxy, tls));
        Assert.Equal("ops/of-proxy", context.CommonTlsContext.TlsCertificateSdsSecretConfigs.Single().Name);
        Assert.Equal((TlsParameters.Types.TlsProtocol.Tlsv13, "h2"), (context.CommonTlsContext.TlsParams.TlsMinimumProtocolVersion, context.CommonTlsContext.AlpnProtocols.Single()));
        var own = s_proxied.Replace("  gatewayClassName: eg\n", "  gatewayClassName: eg\n  tls: { backend: { clientCertificateRef: { name: of-gateway } } }\n", StringComparison.Ordinal);
        Assert.Equal("edge/of-gateway", Context(Inputs.Translate(own, Proxy, tls)).CommonTlsContext.TlsCertificateSdsSecretConfigs.Single().Name);
        Assert.Empty(Context(Inputs.Translate(Inputs.Edge, tls)).CommonTlsContext.TlsCertificateSdsSecretConfigs);
    }

    [Fact]
    public void Sizes_of_requests_and_endpoints_are_counted_each_where_it_is_asked_for()
    {
        var sizes = Inputs.Translate(s_proxied, Proxy).Clusters[0].Cluster.TrackClusterStats;
        Assert.Equal((true, false), (sizes.RequestResponseSizes, sizes.PerEndpointStats));
        var endpoints = Inputs.Translate(s_proxied, Proxy.Replace("enableRequestResponseSizesStats", "enablePerEndpointStats", StringComparison.Ordinal)).Clusters[0].Cluster.TrackClusterStats;
        Assert.Equal((false, true), (endpoints.RequestResponseSizes, endpoints.PerEndpointStats));
        Assert.Null(Inputs.Translate(s_proxied, Proxy.Replace("enableRequestResponseSizesStats: true", "enableRequestResponseSizesStats: false", StringComparison.Ordinal)).Clusters[0].Cluster.TrackClusterStats);
    }

    [Fact]
    public void A_ListenerSet_is_for_the_Gateway_of_its_own_namespace_unless_it_says_another()
    {
        static string Set(string parent) => $$"""
            apiVersion: gateway.networking.k8s.io/v1
            kind: ListenerSet
            metadata: { name: more, namespace: edge }
            spec: { parentRef: { {{parent}} }, listeners: [{ name: extra, protocol: HTTP, port: 9090 }] }
            ---

            """;
        var open = Inputs.Edge.Replace("  gatewayClassName: eg\n", "  gatewayClassName: eg\n  allowedListeners: { namespaces: { from: All } }\n", StringComparison.Ordinal)
            .Replace("parentRefs: [{ name: eg, sectionName: web }]", "parentRefs: [{ kind: ListenerSet, name: more }]", StringComparison.Ordinal);
        Assert.Equal(2, Inputs.Translate(open, Set("name: eg")).Clusters.Length);
        Assert.Equal(2, Inputs.Translate(open, Set("name: eg, namespace: edge")).Clusters.Length);
        Assert.Empty(Inputs.Translate(open, Set("name: eg, namespace: other")).Clusters);
        Assert.Empty(Inputs.Translate(open, Set("name: other")).Clusters);
    }
}
