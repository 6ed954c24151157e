using BackendDsl.EnvoyGateway.Tests.Support;
using BackendDsl.GatewayApi;

namespace BackendDsl.EnvoyGateway.Tests.Translation;

/// <summary>Several Gateways: each has its own clusters, and one that fails leaves the others alone.</summary>
public sealed class FleetTests
{
    private const string Second = """
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata: { name: apart, namespace: edge }
        spec: { gatewayClassName: eg, listeners: [{ name: web, protocol: HTTP, port: 80 }, { name: more, protocol: HTTP, port: 81 }] }
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata: { name: alone, namespace: edge }
        spec: { parentRefs: [{ name: apart }], rules: [{ backendRefs: [{ name: app, port: 80 }] }] }
        ---

        """;

    private static readonly string s_both = Inputs.Edge.Replace("parentRefs: [{ name: eg, sectionName: web }]", "parentRefs: [{ name: eg, sectionName: web }, { name: apart, sectionName: more }]", StringComparison.Ordinal) + Second;

    private static string[] Names(TranslationResult result) => [.. result.Clusters.Select(c => $"{c.Gateway!.Value.Name} {c.Name} {c.Cluster.ConnectTimeout.Seconds}")];

    [Fact]
    public void Each_Gateway_has_the_clusters_of_its_routes_with_its_own_settings()
    {
        var result = Inputs.Translate(s_both, Inputs.Policy("a", "Gateway/eg", "timeout: { tcp: { connectTimeout: 1s } }"), Inputs.Policy("b", "Gateway/apart", "timeout: { tcp: { connectTimeout: 2s } }"));
        Assert.Equal(
            ["apart httproute/edge/alone/rule/0 2", "apart httproute/edge/shop/rule/0 2", "eg httproute/edge/shop/rule/0 1", "apart httproute/edge/shop/rule/1 2", "eg httproute/edge/shop/rule/1 1"], Names(result));
        Assert.All(result.Clusters, c => Assert.Equal(["Service edge/app"], c.Backends.Select(b => b.ToString())));
    }

    [Fact]
    public void A_Gateway_that_fails_leaves_the_other_as_it_is()
    {
        var result = Inputs.Translate(s_both, Inputs.Policy("a", "Gateway/eg", "timeout: { tcp: { connectTimeout: 0s } }"));
        Assert.Null(result.WholeFailure);
        Assert.Equal(["apart httproute/edge/alone/rule/0 10", "apart httproute/edge/shop/rule/0 10", "apart httproute/edge/shop/rule/1 10"], Names(result));
        const string Why = "cluster httproute/edge/shop/rule/0: invalid Cluster.ConnectTimeout: value must be greater than 0s";
        Assert.Equal([("httproute/edge/shop/rule/0", Why), ("httproute/edge/shop/rule/1", Why)], result.Failed.Select(f => (f.Name, f.Reason)));
        Assert.All(result.Failed, f => Assert.Equal(["Service edge/app"], f.Backends.Select(b => b.ToString())));
        Assert.True(result.Policies.Single().Accepted);
        Assert.Equal("a", result.Findings.Single(f => f.Finding.Id == "BDSL4340").Object.Name);
    }

    [Fact]
    public void Where_all_fail_the_first_says_why()
    {
        var result = Inputs.Translate(s_both, Inputs.Policy("a", "Gateway/eg", "timeout: { tcp: { connectTimeout: 0s } }"), Inputs.Policy("b", "Gateway/apart", "healthCheck: { passive: { interval: 0s } }"));
        Assert.Equal("cluster httproute/edge/shop/rule/0: invalid Cluster.ConnectTimeout: value must be greater than 0s", result.WholeFailure);
        Assert.Empty(result.Clusters);
        Assert.Equal(5, result.Failed.Length);
        Assert.Equal(["a", "b"], result.Findings.Where(f => f.Finding.Id == "BDSL4340").Select(f => f.Object.Name));
    }

    [Theory]
    [InlineData("timeout: { tcp: { connectTimeout: 0s } }, healthCheck: { passive: { interval: 0s } }", "invalid Cluster.ConnectTimeout: value must be greater than 0s")]
    [InlineData("healthCheck: { passive: { interval: 0s, baseEjectionTime: 0s } }", "invalid Cluster.OutlierDetection: embedded message failed validation | caused by: invalid OutlierDetection.Interval: value must be greater than 0s")]
    [InlineData("healthCheck: { passive: { baseEjectionTime: 0s } }", "invalid Cluster.OutlierDetection: embedded message failed validation | caused by: invalid OutlierDetection.BaseEjectionTime: value must be greater than 0s")]
    [InlineData("healthCheck: { active: { type: TCP, timeout: 0s, interval: 0s, tcp: {} }, passive: { interval: 0s } }", "invalid Cluster.HealthChecks[0]: embedded message failed validation | caused by: invalid HealthCheck.Timeout: value must be greater than 0s")]
    [InlineData("healthCheck: { active: { type: HTTP, http: { path: /, requestBody: { type: Binary, binary: '' }, method: POST, expectedResponse: { type: Text, text: '' } } } }",
        "invalid Cluster.HealthChecks[0]: embedded message failed validation | caused by: invalid HealthCheck.HttpHealthCheck: embedded message failed validation | caused by: invalid HealthCheck_HttpHealthCheck.Send: embedded message failed validation | caused by: invalid HealthCheck_Payload.Payload: value is required")]
    [InlineData("healthCheck: { active: { type: TCP, tcp: { receive: { type: Binary, binary: '' } } } }",
        "invalid Cluster.HealthChecks[0]: embedded message failed validation | caused by: invalid HealthCheck.TcpHealthCheck: embedded message failed validation | caused by: invalid HealthCheck_TcpHealthCheck.Receive[0]: embedded message failed validation | caused by: invalid HealthCheck_Payload.Payload: value is required")]
    public void The_first_thing_that_is_wrong_is_told_from_the_cluster_down(string spec, string why)
    {
        var result = EnvoyGatewayTranslator.Translate(Inputs.Read(Inputs.Edge, Inputs.Policy("p", "Gateway/eg", spec)), new() { ValidatesObjects = false });
        Assert.Equal($"cluster httproute/edge/shop/rule/0: {why}", result.WholeFailure);
    }
}
