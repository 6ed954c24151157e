using BackendDsl.EnvoyGateway.Tests.Support;

namespace BackendDsl.EnvoyGateway.Tests.Translation;

/// <summary>What a policy that merges keeps of the one it merges with.</summary>
public sealed class MergeTests
{
    [Theory]
    // Maps merge key by key, at any depth.
    [InlineData("timeout: { tcp: { connectTimeout: 1s }, http: { connectionIdleTimeout: 5s } }", "timeout: { http: { connectionIdleTimeout: 6s, maxConnectionDuration: 7s } }",
        "connect_timeout: 1s, typed_extension_protocol_options: { envoy.extensions.upstreams.http.v3.HttpProtocolOptions: { common_http_protocol_options: { idle_timeout: 6s, max_connection_duration: 7s } } }")]
    // Defaults are filled in before, so those of the child go over what the parent says.
    [InlineData("healthCheck: { active: { type: TCP, tcp: {}, timeout: 9s, interval: 9s, healthyThreshold: 9, unhealthyThreshold: 9, initialJitter: 2s } }", "healthCheck: { active: { type: TCP, tcp: {} } }",
        "health_checks: [{ timeout: 1s, interval: 3s, healthy_threshold: 1, unhealthy_threshold: 3, initial_jitter: 2s }]")]
    [InlineData("circuitBreaker: { maxConnections: 5 }", "circuitBreaker: { maxPendingRequests: 6 }", "circuit_breakers: { thresholds: [{ max_connections: 1024, max_pending_requests: 6 }] }")]
    // Lists are replaced as a whole, and an empty one says nothing.
    [InlineData("healthCheck: { active: { type: HTTP, http: { path: /, expectedStatuses: [201, 202] } } }", "healthCheck: { active: { type: HTTP, http: { path: /x, expectedStatuses: [204] } } }",
        "health_checks: [{ http_health_check: { path: /x, expected_statuses: [{ start: '204', end: '205' }] } }]")]
    [InlineData("healthCheck: { active: { type: HTTP, http: { path: /, expectedStatuses: [201, 202] } } }", "healthCheck: { active: { type: HTTP, http: { path: /x, expectedStatuses: [] } } }",
        "health_checks: [{ http_health_check: { path: /x, expected_statuses: [{ start: '201', end: '203' }] } }]")]
    // What another type left over does no harm.
    [InlineData("healthCheck: { active: { type: HTTP, http: { path: / } } }", "healthCheck: { active: { type: TCP, tcp: {} } }", "health_checks: [{ http_health_check: null, tcp_health_check: {} }]")]
    [InlineData("loadBalancer: { type: ConsistentHash, consistentHash: { type: SourceIP } }", "loadBalancer: { type: RoundRobin }", "load_balancing_policy: { policies: [{ typed_extension_config: { name: envoy.load_balancing_policies.round_robin } }] }")]
    public void A_merged_policy_is_the_parents_under_the_routes(string parent, string child, string cluster)
    {
        foreach (var type in new[] { "StrategicMerge", "JSONMerge" })
        {
            var result = EnvoyGatewayTranslator.Translate(Inputs.Read(Inputs.Edge, Inputs.Policy("parent", "Gateway/eg", parent), Inputs.Policy("child", "HTTPRoute/shop", $"mergeType: {type}, {child}")), new() { ValidatesObjects = false });
            ClusterParts.Has(result.Clusters[0].Cluster, cluster);
        }
    }

    [Fact]
    public void The_cache_of_a_dynamic_resolver_is_the_routes_even_where_the_parent_speaks_of_lookups()
    {
        var text = Inputs.Edge.Replace("backendRefs: [{ name: app, port: 80 }]", "backendRefs: [{ group: gateway.envoyproxy.io, kind: Backend, name: api }]", StringComparison.Ordinal)
            + "apiVersion: gateway.envoyproxy.io/v1alpha1\nkind: Backend\nmetadata: { name: api, namespace: edge }\nspec: { type: DynamicResolver }\n---\n";
        var result = Inputs.Translate(text, Inputs.Policy("parent", "Gateway/eg", "dns: { dnsRefreshRate: 7s }"), Inputs.Policy("child", "HTTPRoute/shop", "mergeType: StrategicMerge"));
        ClusterParts.Has(result.Clusters[0].Cluster, "cluster_type: { typed_config: { dns_cache_config: { name: envoy-gateway-dfp-cache-v4_preferred-7000ms-edge/child } } }");
    }

    [Fact]
    public void A_policy_of_a_rule_does_not_merge_with_that_of_its_route()
    {
        var result = Inputs.Translate(Inputs.Edge, Inputs.Policy("gateway", "Gateway/eg", "tcpKeepalive: { probes: 1 }"), Inputs.Policy("route", "HTTPRoute/shop", "tcpKeepalive: { probes: 2 }, timeout: { tcp: { connectTimeout: 2s } }"),
            Inputs.Policy("rule", "HTTPRoute/shop/cart", "mergeType: StrategicMerge, connection: { bufferLimit: 1000 }"));
        ClusterParts.Has(result.Clusters[0].Cluster, "connect_timeout: 10s, per_connection_buffer_limit_bytes: 1000, upstream_connection_options: { tcp_keepalive: { keepalive_probes: 1 } }");
        ClusterParts.Has(result.Clusters[1].Cluster, "connect_timeout: 2s, per_connection_buffer_limit_bytes: 32768, upstream_connection_options: { tcp_keepalive: { keepalive_probes: 2 } }");
    }
}
