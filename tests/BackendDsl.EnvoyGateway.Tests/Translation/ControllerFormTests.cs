using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.EnvoyGateway.Tests.Support;

namespace BackendDsl.EnvoyGateway.Tests.Translation;

/// <summary>What a running controller does beyond the offline translator's form.</summary>
public sealed class ControllerFormTests
{
    private const string Rule = "httproute/edge/shop/rule/0";

    [Fact]
    public void A_Service_whose_endpoints_are_not_ready_has_no_cluster()
    {
        var result = Inputs.Translate(Inputs.Edge, Slice(ready: false));
        Assert.Empty(result.Clusters);
        Assert.Equal(["BDSL4348", "BDSL4348"], result.Findings.Select(f => f.Finding.Id));

        // By cluster IP the endpoints count for nothing.
        Assert.Equal(2, Inputs.Translate(Inputs.Edge, Slice(ready: false), Inputs.Policy("ip", "Gateway/eg", "routingType: Service")).Clusters.Length);
        Assert.Equal(2, EnvoyGatewayTranslator.Translate(Inputs.Read(Inputs.Edge, Slice(ready: false)), new() { AsOfflineTranslator = true }).Clusters.Length);
    }

    [Theory]
    [InlineData("ipFamilies: [IPv4]", "IPv6", Cluster.Types.DnsLookupFamily.V4Only)]
    [InlineData("ipFamilies: [IPv6]", "", Cluster.Types.DnsLookupFamily.V6Only)]
    [InlineData("ipFamilyPolicy: RequireDualStack", "", Cluster.Types.DnsLookupFamily.All)]
    [InlineData("ipFamilyPolicy: RequireDualStack", "IPv4", Cluster.Types.DnsLookupFamily.V4Only)]
    [InlineData("", "", Cluster.Types.DnsLookupFamily.V4Preferred)]
    public void The_families_of_a_Service_decide_the_lookup(string service, string policy, Cluster.Types.DnsLookupFamily expected)
    {
        var text = Inputs.Edge.Replace("clusterIP: 10.0.0.1", service.Length > 0 ? service : "clusterIP: 10.0.0.1", StringComparison.Ordinal);
        var result = Inputs.Translate(text, policy.Length > 0 ? Inputs.Policy("p", "Gateway/eg", $"dns: {{ lookupFamily: {policy} }}") : "");
        Assert.Equal(expected, result.Clusters[0].Cluster.DnsLookupFamily);
    }

    [Fact]
    public void A_mirror_is_a_cluster_without_any_setting()
    {
        var text = Inputs.Edge.Replace("""- name: cart""", """- name: cart{NL}    filters: [{ type: RequestMirror, requestMirror: { backendRef: { name: app, port: 80 } } }]""".Replace("{NL}", "\n", StringComparison.Ordinal), StringComparison.Ordinal);
        var result = Inputs.Translate(text, Inputs.Policy("p", "Gateway/eg", "timeout: { tcp: { connectTimeout: 1s } }"));
        var mirror = result.Clusters.Single(c => c.Name == Rule + "-mirror-0").Cluster;
        Assert.Equal((10, null), (mirror.ConnectTimeout.Seconds, mirror.Metadata));
        Assert.Equal(1, result.Clusters.Single(c => c.Name == Rule).Cluster.ConnectTimeout.Seconds);
    }

    [Fact]
    public void Another_namespace_must_grant_the_reference()
    {
        var text = Inputs.Edge.Replace("backendRefs: [{ name: app, port: 80 }]", "backendRefs: [{ name: app, namespace: shared, port: 80 }]", StringComparison.Ordinal)
            .Replace("metadata: { name: app, namespace: edge }", "metadata: { name: app, namespace: shared }", StringComparison.Ordinal);
        const string Grant = """
            apiVersion: gateway.networking.k8s.io/v1
            kind: ReferenceGrant
            metadata: { name: g, namespace: shared }
            spec: { from: [{ group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: edge }], to: [{ group: "", kind: Service }] }
            ---

            """;
        Assert.Empty(Inputs.Translate(text).Clusters);
        Assert.Equal(2, Inputs.Translate(text, Grant).Clusters.Length);
    }

    [Fact]
    public void Each_listener_may_have_its_own_parent_and_hosts()
    {
        var text = Inputs.Edge.Replace("parentRefs: [{ name: eg, sectionName: web }]", "parentRefs: [{ name: eg }]", StringComparison.Ordinal)
            .Replace("hostnames: [www.example.com, shop.example.com]", "hostnames: [a.api.example.com]", StringComparison.Ordinal);
        var result = Inputs.Translate(text,
            Inputs.Policy("a-api", "Gateway/eg/api", "timeout: { tcp: { connectTimeout: 1s } }"),
            Inputs.Policy("b-web", "Gateway/eg/web", "timeout: { tcp: { connectTimeout: 2s } }, healthCheck: { active: { type: HTTP, http: { path: / } } }"));

        // A name is made once, from the first listener.
        Assert.Equal(2, result.Clusters[0].Cluster.ConnectTimeout.Seconds);
        Assert.Equal("a.api.example.com", result.Clusters[0].Cluster.HealthChecks[0].HttpHealthCheck.Host);
    }

    [Fact]
    public void An_EnvoyProxy_names_statistics_and_routing()
    {
        const string Proxy = """
            apiVersion: gateway.envoyproxy.io/v1alpha1
            kind: EnvoyProxy
            metadata: { name: proxy, namespace: edge }
            spec: { telemetry: { metrics: { enablePerEndpointStats: true, clusterStatName: "%ROUTE_KIND%/%ROUTE_NAME%/%ROUTE_RULE_NAME%/%BACKEND_REFS%" } } }
            ---

            """;
        var text = Inputs.Edge.Replace("  gatewayClassName: eg", "  gatewayClassName: eg\n  infrastructure: { parametersRef: { group: gateway.envoyproxy.io, kind: EnvoyProxy, name: proxy } }", StringComparison.Ordinal);
        var result = Inputs.Translate(text, Proxy);
        Assert.Equal("HTTPRoute/shop/cart/edge/app", result.Clusters[0].Cluster.AltStatName);
        Assert.True(result.Clusters[0].Cluster.TrackClusterStats.PerEndpointStats);
    }

    [Fact]
    public void Another_controllers_Gateway_is_left_alone()
    {
        var result = Inputs.Translate(Inputs.Edge.Replace("gateway.envoyproxy.io/gatewayclass-controller", "example.com/other", StringComparison.Ordinal), Inputs.Policy("p", "Gateway/eg"));
        Assert.Empty(result.Clusters);
        Assert.False(result.Policies.Single().IsAttached);
    }

    private static string Slice(bool ready) => $$"""
        apiVersion: discovery.k8s.io/v1
        kind: EndpointSlice
        metadata: { name: app-1, namespace: edge, labels: { kubernetes.io/service-name: app } }
        addressType: IPv4
        endpoints: [{ addresses: [10.1.1.1], conditions: { ready: {{(ready ? "true" : "false")}} } }]
        ports: [{ name: http, port: 8080, protocol: TCP }]
        ---

        """;
}
