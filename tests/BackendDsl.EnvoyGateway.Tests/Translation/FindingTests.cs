using BackendDsl.EnvoyGateway.Tests.Support;
using BackendDsl.GatewayApi;

namespace BackendDsl.EnvoyGateway.Tests.Translation;

/// <summary>What hurts silently is told, and what is well stays silent.</summary>
public sealed class FindingTests
{
    [Fact]
    public void A_zero_timeout_fails_the_whole_translation_while_the_policy_is_accepted()
    {
        var result = Inputs.Translate(Inputs.Edge, Inputs.Policy("zero", "HTTPRoute/shop", "timeout: { tcp: { connectTimeout: 0s } }"));
        Assert.EndsWith("invalid Cluster.ConnectTimeout: value must be greater than 0s", result.WholeFailure, StringComparison.Ordinal);
        Assert.Empty(result.Clusters);
        Assert.True(result.Policies.Single().Accepted);
        var finding = result.Findings.Single(f => f.Finding.Id == "BDSL4340");
        Assert.Equal(("zero", "spec.timeout.tcp.connectTimeout"), (finding.Object.Name, finding.Finding.Path.ToString()));
        Assert.True(finding.Finding.Place.IsKnown);
    }

    [Fact]
    public void A_losing_policy_fails_nothing()
    {
        var result = Inputs.Translate(Inputs.Edge,
            Inputs.Policy("zero", "Gateway/eg", "timeout: { tcp: { connectTimeout: 0s } }"),
            Inputs.Policy("route", "HTTPRoute/shop"));
        Assert.Null(result.WholeFailure);
        Assert.Equal(2, result.Clusters.Length);
    }

    [Theory]
    [InlineData("apiVersion: gateway.networking.k8s.io/v1alpha2\nkind: TCPRoute\nmetadata: { name: t, namespace: edge }\nspec: { parentRefs: [{ name: eg }] }\n", "TCPRoute", "")]
    [InlineData("apiVersion: gateway.networking.x-k8s.io/v1alpha1\nkind: XListenerSet\nmetadata: { name: l, namespace: edge }\nspec: { parentRef: { name: eg } }\n", "XListenerSet", "")]
    [InlineData("apiVersion: gateway.envoyproxy.io/v1alpha1\nkind: EnvoyProxy\nmetadata: { name: proxy, namespace: edge }\nspec: { mergeBackends: {} }\n", "EnvoyProxy", "spec.mergeBackends")]
    [InlineData("apiVersion: gateway.envoyproxy.io/v1alpha1\nkind: EnvoyProxy\nmetadata: { name: proxy, namespace: edge }\nspec: { mergeGateways: true }\n", "EnvoyProxy", "spec.mergeGateways")]
    [InlineData("apiVersion: gateway.envoyproxy.io/v1alpha1\nkind: EnvoyProxy\nmetadata: { name: proxy, namespace: edge }\nspec: { mergeGateways: false }\n", "", "")]
    [InlineData("apiVersion: gateway.envoyproxy.io/v1alpha1\nkind: EnvoyProxy\nmetadata: { name: proxy, namespace: edge }\nspec: { telemetry: { healthCheckLog: { sinks: [{ type: File, file: { path: /dev/stdout } }] } } }\n", "EnvoyProxy", "spec.telemetry.healthCheckLog")]
    [InlineData("apiVersion: gateway.envoyproxy.io/v1alpha1\nkind: ClientTrafficPolicy\nmetadata: { name: c, namespace: edge }\nspec: { http1: { preserveHeaderCase: true } }\n", "ClientTrafficPolicy", "spec.http1.preserveHeaderCase")]
    [InlineData("apiVersion: gateway.envoyproxy.io/v1alpha1\nkind: ClientTrafficPolicy\nmetadata: { name: c, namespace: edge }\nspec: { http1: { ignoredUpgradeTypes: [] } }\n", "", "")]
    [InlineData("apiVersion: gateway.envoyproxy.io/v1alpha1\nkind: HTTPRouteFilter\nmetadata: { name: f, namespace: edge }\nspec: { credentialInjection: { credential: { valueRef: { name: s } } } }\n", "HTTPRouteFilter", "spec.credentialInjection")]
    [InlineData("apiVersion: gateway.envoyproxy.io/v1alpha1\nkind: SecurityPolicy\nmetadata: { name: s, namespace: edge }\nspec: { oidc: {} }\n", "SecurityPolicy", "spec.oidc")]
    [InlineData("apiVersion: gateway.envoyproxy.io/v1alpha1\nkind: EnvoyExtensionPolicy\nmetadata: { name: s, namespace: edge }\nspec: { extProc: [] }\n", "EnvoyExtensionPolicy", "spec.extProc")]
    [InlineData("apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: app, namespace: edge }\n", "", "")]
    public void What_is_not_translated_is_told(string item, string kind, string path)
    {
        var edge = Inputs.Edge.Replace("  gatewayClassName: eg\n", "  gatewayClassName: eg\n  infrastructure: { parametersRef: { group: gateway.envoyproxy.io, kind: EnvoyProxy, name: proxy } }\n", StringComparison.Ordinal);
        var told = Inputs.Translate(edge, item).Findings.Where(f => f.Finding.Id == "BDSL4349").Select(f => (f.Object.Kind, f.Finding.Path.ToString()));
        Assert.Equal(kind.Length == 0 ? [] : [(kind, path)], told);
    }

    [Theory]
    [InlineData("healthCheck: { passive: { interval: 0s } }", "invalid OutlierDetection.Interval: value must be greater than 0s")]
    [InlineData("healthCheck: { passive: { baseEjectionTime: 0ms } }", "invalid OutlierDetection.BaseEjectionTime: value must be greater than 0s")]
    [InlineData("healthCheck: { active: { type: TCP, tcp: { send: { type: Text, text: \"\" } } } }", "invalid HealthCheck_Payload.Payload: value is required")]
    [InlineData("healthCheck: { active: { type: TCP, interval: 0s, tcp: {} } }", "invalid HealthCheck.Interval: value must be greater than 0s")]
    public void Values_that_the_definition_takes_and_no_cluster_survives(string spec, string why) =>
        Assert.EndsWith(why, Inputs.Translate(Inputs.Edge, Inputs.Policy("p", "Gateway/eg", spec)).WholeFailure, StringComparison.Ordinal);

    [Fact]
    public void An_object_that_the_server_refuses_is_told_and_left_out()
    {
        string[] texts = [Inputs.Edge, Inputs.Policy("bad", "Gateway/eg", "circuitBreaker: { maxConnections: -1 }")];
        var result = Inputs.Translate(texts);
        Assert.Contains(result.Findings, f => f.Object.Name == "bad" && f.Finding.Path.ToString() == "spec.circuitBreaker.maxConnections");
        Assert.Empty(result.Policies);
        Assert.Equal(2, result.Clusters.Length);
        Assert.NotNull(EnvoyGatewayTranslator.Translate(Inputs.Read(texts), new() { AsOfflineTranslator = true }).WholeFailure);
    }

    [Fact]
    public void Conflicts_invalid_policies_and_lost_targets_are_told()
    {
        var result = Inputs.Translate(Inputs.Edge,
            Inputs.Policy("a", "HTTPRoute/shop"),
            Inputs.Policy("b", "HTTPRoute/shop"),
            Inputs.Policy("c", "HTTPRoute/shop/cart", "loadBalancer: { type: ConsistentHash, consistentHash: { type: SourceIP, tableSize: 100 } }"),
            Inputs.Policy("d", "HTTPRoute/gone"));
        Assert.Equal(["BDSL4341", "BDSL4342", "BDSL4343"], result.Findings.Where(f => f.Finding.Severity != FindingSeverity.Info).Select(f => f.Finding.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Settings_without_effect_are_told()
    {
        var result = Inputs.Translate(Inputs.Edge,
            Inputs.Policy("a", "Gateway/eg", "tcpKeepalive: { probes: 1 }"),
            Inputs.Policy("b", "HTTPRoute/shop", "http2: { maxConcurrentStreams: 5 }"));
        Assert.Equal(["BDSL4345", "BDSL4346"], result.Findings.Select(f => f.Finding.Id));
        Assert.Equal(["spec", "spec.http2"], result.Findings.Select(f => f.Finding.Path.ToString()));
    }

    [Fact]
    public void A_health_check_by_gRPC_over_HTTP_1_is_refused_by_Envoy_at_the_field()
    {
        var result = EnvoyGatewayTranslator.Translate(
            Inputs.Read(Inputs.Edge, Inputs.Policy("a", "Gateway/eg", "healthCheck: { active: { type: GRPC, grpc: {} } }")),
            new() { RecordsOrigins = true });
        var finding = result.Findings.First(f => f.Finding.Id == EnvoyOutcomes.Refused);
        Assert.Equal(("a", "httproute/edge/shop/rule/0"), (finding.Object.Name, finding.Cluster));
        Assert.StartsWith("spec.healthCheck.active", finding.Finding.Path.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_backend_that_cannot_be_used_is_told_at_its_reference()
    {
        var result = Inputs.Translate(Inputs.Edge.Replace("- backendRefs: [{ name: app, port: 80 }]", "- backendRefs: [{ name: app, port: 81 }]", StringComparison.Ordinal));
        var finding = Assert.Single(result.Findings);
        Assert.Equal(("BDSL4347", "spec.rules[1].backendRefs[0]"), (finding.Finding.Id, finding.Finding.Path.ToString()));
        Assert.Single(result.Clusters);
    }

    [Theory]
    [InlineData("healthCheck: { passive: { consecutive5XxErrors: -1 } }", "spec.healthCheck.passive.consecutive5XxErrors")]
    [InlineData("healthCheck: { passive: { consecutiveGatewayErrors: -2 } }", "spec.healthCheck.passive.consecutiveGatewayErrors")]
    [InlineData("tcpKeepalive: { probes: -1 }", "spec.tcpKeepalive.probes")]
    [InlineData("circuitBreaker: { retryBudget: { percent: { numerator: 1 }, minRetryConcurrency: -1 } }", "spec.circuitBreaker.retryBudget.minRetryConcurrency")]
    [InlineData("loadBalancer: { type: RoundRobin, zoneAware: { preferLocal: { minEndpointsThreshold: -1 } } }", "spec.loadBalancer.zoneAware.preferLocal.minEndpointsThreshold")]
    [InlineData("loadBalancer: { type: RoundRobin, zoneAware: { preferLocal: { force: { minEndpointsInZoneThreshold: -7 } } } }", "spec.loadBalancer.zoneAware.preferLocal.force.minEndpointsInZoneThreshold")]
    [InlineData("loadBalancer: { type: RoundRobin, zoneAware: { weightedZones: [{ zone: a, weight: 1 }, { zone: b, weight: -1 }] } }", "spec.loadBalancer.zoneAware.weightedZones[1].weight")]
    public void A_negative_number_that_the_definition_takes_stops_the_controller(string spec, string path)
    {
        // Even where the policy has no target that is there.
        var result = Inputs.Translate(Inputs.Edge, Inputs.Policy("negative", "HTTPRoute/other", spec));
        Assert.Empty(result.Clusters);
        Assert.Contains($"cannot decode {path}", result.WholeFailure, StringComparison.Ordinal);
        var finding = Assert.Single(result.Findings, f => f.Finding.Id == "BDSL4340");
        Assert.Equal(("negative", path, true), (finding.Object.Name, finding.Finding.Path.ToString(), finding.Finding.Place.IsKnown));
        Assert.Contains(EnvoyGatewayRules.Check(Inputs.Read(Inputs.Policy("negative", "HTTPRoute/other", spec))), f => f.Finding.Id == "BDSL4318" && f.Finding.Path.ToString() == path);
    }

    [Fact]
    public void What_stands_beside_the_clusters_of_routes_is_worth_knowing_and_no_more()
    {
        var limit = Inputs.Policy("limit", "HTTPRoute/shop", "rateLimit: { type: Global, global: { rules: [{ limit: { requests: 1, unit: Second } }] } }");
        var told = Assert.Single(Inputs.Translate(Inputs.Edge, limit).Findings, f => f.Finding.Id == "BDSL4349");
        Assert.Equal((FindingSeverity.Info, "spec.rateLimit.global"), (told.Finding.Severity, told.Finding.Path.ToString()));
        var log = Inputs.Policy("log", "HTTPRoute/shop", "healthCheck: { active: { type: TCP, tcp: {}, healthCheckLog: { sinks: [{ type: File, file: { path: /dev/stdout } }] } } }");
        told = Assert.Single(Inputs.Translate(Inputs.Edge, log).Findings, f => f.Finding.Id == "BDSL4349");
        Assert.Equal((FindingSeverity.Warning, "spec.healthCheck.active.healthCheckLog"), (told.Finding.Severity, told.Finding.Path.ToString()));
    }
}
