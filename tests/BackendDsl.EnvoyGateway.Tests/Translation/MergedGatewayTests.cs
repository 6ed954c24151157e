using BackendDsl.EnvoyGateway.Tests.Support;

namespace BackendDsl.EnvoyGateway.Tests.Translation;

/// <summary>Gateways that share the Envoys of their class.</summary>
public sealed class MergedGatewayTests
{
    private const string Merged = """
        apiVersion: gateway.networking.k8s.io/v1
        kind: GatewayClass
        metadata: { name: eg }
        spec:
          controllerName: gateway.envoyproxy.io/gatewayclass-controller
          parametersRef: { group: gateway.envoyproxy.io, kind: EnvoyProxy, name: proxy, namespace: system }
        ---
        apiVersion: gateway.envoyproxy.io/v1alpha1
        kind: EnvoyProxy
        metadata: { name: proxy, namespace: system }
        spec: { mergeGateways: true }
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata: { name: young, namespace: edge, creationTimestamp: "2026-02-01T00:00:00Z" }
        spec: { gatewayClassName: eg, listeners: [{ name: web, protocol: HTTP, port: 8080 }] }
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata: { name: old, namespace: edge, creationTimestamp: "2026-01-01T00:00:00Z" }
        spec: { gatewayClassName: eg, listeners: [{ name: web, protocol: HTTP, port: 80 }] }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: app, namespace: edge }
        spec: { ports: [{ name: http, port: 80 }] }
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata: { name: both, namespace: edge }
        spec: { parentRefs: [{ name: young }, { name: old }], rules: [{ backendRefs: [{ name: app, port: 80 }] }] }
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata: { name: one, namespace: edge }
        spec: { parentRefs: [{ name: young }], rules: [{ backendRefs: [{ name: app, port: 80 }] }] }
        ---

        """;

    [Fact]
    public void They_have_one_set_of_clusters_made_from_the_oldest_that_has_the_route()
    {
        var result = Inputs.Translate(Merged, Inputs.Policy("first", "Gateway/old", "timeout: { tcp: { connectTimeout: 1s } }"), Inputs.Policy("second", "Gateway/young", "timeout: { tcp: { connectTimeout: 2s } }"));
        Assert.Equal(["httproute/edge/both/rule/0", "httproute/edge/one/rule/0"], result.Clusters.Select(c => c.Name));
        Assert.All(result.Clusters, c => Assert.Equal("GatewayClass eg", c.Gateway.ToString()));
        Assert.Equal([1, 2], result.Clusters.Select(c => c.Cluster.ConnectTimeout.Seconds));
    }

    [Fact]
    public void Without_the_setting_each_has_its_own()
    {
        var result = Inputs.Translate(Merged.Replace("mergeGateways: true", "mergeGateways: false", StringComparison.Ordinal));
        Assert.Equal(["Gateway edge/old", "Gateway edge/young", "Gateway edge/young"], result.Clusters.Select(c => c.Gateway.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void One_cluster_that_no_Envoy_takes_stops_the_updates_of_all()
    {
        var result = Inputs.Translate(Merged, Inputs.Policy("zero", "HTTPRoute/one", "timeout: { tcp: { connectTimeout: 0s } }"));
        Assert.Empty(result.Clusters);
        Assert.NotNull(result.WholeFailure);
        Assert.Contains("no Gateway of the class eg gets any update", result.Findings.Single(f => f.Finding.Id == "BDSL4340").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_Gateway_sets_up_by_itself_is_told_as_not_told()
    {
        var own = Merged.Replace("gatewayClassName: eg, listeners: [{ name: web, protocol: HTTP, port: 80 }]",
            "gatewayClassName: eg, infrastructure: { parametersRef: { group: gateway.envoyproxy.io, kind: EnvoyProxy, name: p } }, listeners: [{ name: web, protocol: HTTP, port: 80 }]", StringComparison.Ordinal);
        var told = Assert.Single(Inputs.Translate(own).Findings, f => f.Finding.Id == "BDSL4349");
        Assert.Equal(("old", "spec.infrastructure.parametersRef"), (told.Object.Name, told.Finding.Path.ToString()));
    }
}
