using BackendDsl.EnvoyGateway.Tests.Support;

namespace BackendDsl.EnvoyGateway.Tests.Translation;

/// <summary>What policies select, which hosts a listener serves, and which sizes are prime.</summary>
public sealed class SelectionTests
{
    private const string Rule = "httproute/edge/shop/rule/0";

    private static string Selecting(string selectors, string space = "edge") => $$"""
        apiVersion: gateway.envoyproxy.io/v1alpha1
        kind: BackendTrafficPolicy
        metadata: { name: selecting, namespace: {{space}} }
        spec: { targetSelectors: [{{selectors}}], timeout: { tcp: { connectTimeout: 7s } } }
        ---

        """;

    private static string Grant(string kind) => $$"""
        apiVersion: gateway.networking.k8s.io/v1
        kind: ReferenceGrant
        metadata: { name: g, namespace: edge }
        spec: { from: [{ group: gateway.envoyproxy.io, kind: BackendTrafficPolicy, namespace: ops }], to: [{ group: gateway.networking.k8s.io, kind: {{kind}} }] }
        ---

        """;

    private static long Seconds(params string[] texts) => Inputs.Translate([Inputs.Edge, .. texts]).Clusters.Single(c => c.Name == Rule).Cluster.ConnectTimeout.Seconds;

    [Theory]
    [InlineData("{ kind: HTTPRoute, matchLabels: { tier: front } }", 7)]
    [InlineData("{ kind: HTTPRoute, matchLabels: { tier: back } }", 10)]
    [InlineData("{ kind: GRPCRoute, matchLabels: { tier: front } }, { kind: HTTPRoute, matchLabels: { tier: front } }", 7)]
    [InlineData("{ kind: TCPRoute, matchLabels: { tier: front } }, { kind: HTTPRoute, matchLabels: { tier: front } }", 7)]
    [InlineData("{ kind: HTTPRoute, matchExpressions: [{ key: tier, operator: NotIn, values: [back] }] }", 7)]
    [InlineData("{ kind: HTTPRoute, matchExpressions: [{ key: tier, operator: NotIn, values: [front] }] }", 10)]
    [InlineData("{ kind: HTTPRoute, matchExpressions: [{ key: other, operator: NotIn, values: [front] }] }", 7)]
    [InlineData("{ kind: HTTPRoute, matchExpressions: [{ key: tier, operator: Exists }] }", 7)]
    [InlineData("{ kind: HTTPRoute, matchExpressions: [{ key: tier, operator: DoesNotExist }] }", 10)]
    [InlineData("{ kind: HTTPRoute, matchExpressions: [{ key: other, operator: DoesNotExist }] }", 7)]
    [InlineData("{ kind: HTTPRoute, matchExpressions: [{ key: other, operator: Exists }] }", 10)]
    [InlineData("{ kind: HTTPRoute, matchExpressions: [{ key: other, operator: In, values: [a] }] }", 10)]
    [InlineData("{ kind: HTTPRoute, matchExpressions: [{ key: tier, operator: Near, values: [front] }] }", 10)]
    [InlineData("{ kind: HTTPRoute, matchLabels: { tier: front }, matchExpressions: [{ key: tier, operator: In, values: [back] }] }", 10)]
    public void Labels_decide_what_is_selected(string selector, long seconds)
    {
        var result = EnvoyGatewayTranslator.Translate(Inputs.Read(Inputs.Edge, Selecting(selector)), new() { ValidatesObjects = false });
        Assert.Equal(seconds, result.Clusters.Single(c => c.Name == Rule).Cluster.ConnectTimeout.Seconds);
        Assert.Equal(seconds == 10, result.Findings.Any(f => f.Finding.Id == "BDSL4344"));
    }

    [Fact]
    public void A_policy_that_selects_nothing_is_in_nobodys_way()
    {
        var nothing = Selecting("{ kind: HTTPRoute, matchLabels: { tier: back } }").Replace("name: selecting", "name: a-nothing", StringComparison.Ordinal);
        var result = Inputs.Translate(Inputs.Edge, nothing, Inputs.Policy("b", "HTTPRoute/shop", "timeout: { tcp: { connectTimeout: 3s } }"));
        Assert.Equal(3, result.Clusters.Single(c => c.Name == Rule).Cluster.ConnectTimeout.Seconds);
        Assert.Equal(["b"], result.Policies.Select(p => p.Policy.Name));
        Assert.Equal("a-nothing", result.Findings.Single(f => f.Finding.Id == "BDSL4344").Object.Name);
    }

    [Fact]
    public void Another_namespace_must_be_selected_and_must_grant_it()
    {
        const string All = "{ kind: HTTPRoute, matchLabels: { tier: front }, namespaces: { from: All } }";
        const string Some = "{ kind: HTTPRoute, matchLabels: { tier: front }, namespaces: { from: Selector, selector: { matchLabels: { zone: outer } } } }";
        const string Outer = "apiVersion: v1\nkind: Namespace\nmetadata: { name: edge, labels: { zone: outer } }\n---\n";
        const string Inner = "apiVersion: v1\nkind: Namespace\nmetadata: { name: edge, labels: { zone: inner } }\n---\n";
        Assert.Equal(10, Seconds(Selecting(All, "ops")));
        Assert.Equal(10, Seconds(Selecting(All, "ops"), Grant("GRPCRoute")));
        Assert.Equal(7, Seconds(Selecting(All, "ops"), Grant("HTTPRoute")));
        Assert.Equal(10, Seconds(Selecting(All.Replace("from: All", "from: Same", StringComparison.Ordinal), "ops"), Grant("HTTPRoute")));
        Assert.Equal(7, Seconds(Selecting(Some, "ops"), Grant("HTTPRoute"), Outer));
        Assert.Equal(10, Seconds(Selecting(Some, "ops"), Grant("HTTPRoute"), Inner));
        Assert.Equal(10, Seconds(Selecting(Some, "ops"), Outer));
    }

    [Theory]
    [InlineData("[]", null, "*")]
    [InlineData("[]", "*.example.com", "*.example.com")]
    [InlineData("[b.example.com, a.example.com]", null, "a.example.com")]
    [InlineData("[b.example.com, a.other.com]", "*.example.com", "b.example.com")]
    [InlineData("[b.example.com, a.example.com]", "b.example.com", "b.example.com")]
    [InlineData("[\"*.example.com\"]", "a.example.com", "a.example.com")]
    [InlineData("[\"*.b.example.com\", z.example.com]", "*.example.com", "*.b.example.com")]
    [InlineData("[example.com]", "*.example.com", null)]
    [InlineData("[a.badexample.com]", "*.example.com", null)]
    [InlineData("[other.com]", "example.com", null)]
    public void The_first_name_that_route_and_listener_share_is_the_host_of_checks(string route, string? listener, string? host)
    {
        var edge = Inputs.Edge.Replace("hostnames: [www.example.com, shop.example.com]", $"hostnames: {route}", StringComparison.Ordinal);
        if (listener is not null)
            edge = edge.Replace("{ name: web, protocol: HTTP, port: 80 }", $"{{ name: web, protocol: HTTP, port: 80, hostname: \"{listener}\" }}", StringComparison.Ordinal);
        var result = Inputs.Translate(edge, Inputs.Policy("p", "Gateway/eg", "healthCheck: { active: { type: HTTP, http: { path: / } } }"));
        if (host is null)
            Assert.Empty(result.Clusters);
        else
            Assert.Equal(host, result.Clusters[0].Cluster.HealthChecks.Single().HttpHealthCheck.Host);
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    [InlineData(9, false)]
    [InlineData(25, false)]
    [InlineData(49, false)]
    [InlineData(65537, true)]
    [InlineData(65536, false)]
    [InlineData(5000011, true)]
    public void The_table_of_a_consistent_hash_has_a_prime_size(int size, bool isPrime)
    {
        var policy = Inputs.Policy("p", "Gateway/eg", $"loadBalancer: {{ type: ConsistentHash, consistentHash: {{ type: SourceIP, tableSize: {size} }} }}");
        Assert.Equal(isPrime, Inputs.Translate(Inputs.Edge, policy).Policies.Single().Accepted);
    }

    [Theory]
    [InlineData("5s", false)]
    [InlineData("1ms", false)]
    [InlineData("0s", true)]
    public void A_keepalive_below_a_millisecond_loses_the_options(string timeout, bool loses)
    {
        var edge = Inputs.Edge.Replace("ports: [{ name: http, port: 80 }]", "ports: [{ name: http, port: 80, appProtocol: kubernetes.io/h2c }]", StringComparison.Ordinal);
        foreach (var keepalive in new[] { $"timeout: {timeout}", $"timeout: 9s, interval: {timeout}", $"timeout: 9s, idleInterval: {timeout}" })
        {
            // The definition wants the interval to be above the timeout, which is not looked at here.
            var input = Inputs.Read(edge, Inputs.Policy("p", "Gateway/eg", $"http2: {{ connectionKeepalive: {{ {keepalive} }} }}"));
            var cluster = EnvoyGatewayTranslator.Translate(input, new() { ValidatesObjects = false }).Clusters[0].Cluster;
            Assert.Equal(loses, cluster.TypedExtensionProtocolOptions.Values.Single().TypeUrl.Length == 0);
        }
    }
}
