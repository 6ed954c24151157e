using BackendDsl.EnvoyGateway.Tests.Support;
using BackendDsl.GatewayApi;

namespace BackendDsl.EnvoyGateway.Tests.Translation;

/// <summary>ListenerSets: which a Gateway takes, which routes they carry, and where their policies stand.</summary>
public sealed class ListenerSetTests
{
    private const string Set = """
        apiVersion: gateway.networking.k8s.io/v1
        kind: ListenerSet
        metadata: { name: more, namespace: edge }
        spec:
          parentRef: { name: eg }
          listeners:
          - { name: extra, protocol: HTTP, port: 8081 }
          - { name: inner, protocol: HTTP, port: 8082 }
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata: { name: side, namespace: edge }
        spec:
          parentRefs: [{ kind: ListenerSet, name: more, sectionName: extra }]
          rules: [{ backendRefs: [{ name: app, port: 80 }] }]
        ---

        """;

    private static readonly string s_edge = Inputs.Edge.Replace("  gatewayClassName: eg\n", "  gatewayClassName: eg\n  allowedListeners: { namespaces: { from: Same } }\n", StringComparison.Ordinal) + Set;

    [Fact]
    public void A_route_of_a_set_has_its_cluster_at_the_Gateway()
    {
        var result = Inputs.Translate(s_edge);
        Assert.Equal("edge/eg", Names(result, "side"));
        Assert.DoesNotContain(result.Findings, f => f.Finding.Id is "BDSL4349" or "BDSL4350");
    }

    [Fact]
    public void A_Gateway_that_says_nothing_takes_no_sets()
    {
        var result = Inputs.Translate(Inputs.Edge + Set);
        Assert.Equal("", Names(result, "side"));
        Assert.Equal(("more", "spec.parentRef"), result.Findings.Where(f => f.Finding.Id == "BDSL4350").Select(f => (f.Object.Name, f.Finding.Path.ToString())).Single());
    }

    [Theory]
    [InlineData(9, "ListenerSet/more/extra=1s", "ListenerSet/more=2s", "Gateway/eg=3s", "HTTPRoute/side=9s")]
    [InlineData(1, "ListenerSet/more/extra=1s", "ListenerSet/more=2s", "Gateway/eg=3s")]
    [InlineData(2, "ListenerSet/more/inner=1s", "ListenerSet/more=2s", "Gateway/eg=3s")]
    [InlineData(3, "ListenerSet/more/inner=1s", "Gateway/eg=3s")]
    [InlineData(10, "ListenerSet/more/inner=1s", "Gateway/eg/web=3s")]
    public void The_narrowest_policy_wins(long expected, params string[] policies)
    {
        var result = Inputs.Translate([s_edge, .. policies.Select((p, i) => Inputs.Policy($"p{i}", p.Split('=')[0], $"timeout: {{ tcp: {{ connectTimeout: {p.Split('=')[1]} }} }}"))]);
        Assert.Equal(expected, result.Clusters.Single(c => c.Name == "httproute/edge/side/rule/0").Cluster.ConnectTimeout.Seconds);
    }

    [Fact]
    public void Statuses_speak_of_the_set_and_the_Gateway_tells_who_overrides_it()
    {
        var result = Inputs.Translate(s_edge,
            Inputs.Policy("a", "ListenerSet/more"), Inputs.Policy("b", "ListenerSet/more"),
            Inputs.Policy("c", "ListenerSet/more/extra"), Inputs.Policy("d", "ListenerSet/more/extra"), Inputs.Policy("e", "ListenerSet/more/none"),
            Inputs.Policy("f", "Gateway/eg"));
        Assert.Equal(["ListenerSet more ", "ListenerSet more extra"], Ancestors("a").Concat(Ancestors("c")));
        Assert.Equal("Unable to target ListenerSet more, another BackendTrafficPolicy has already attached to it", Message("b", "Accepted"));
        Assert.Equal("Unable to target Listener more/extra, another BackendTrafficPolicy has already attached to it", Message("d", "Accepted"));
        Assert.Equal("No section name none found for ListenerSet edge/more", Message("e", "Accepted"));
        Assert.Equal("This policy is being overridden by other backendTrafficPolicies for these listenerset listeners: [edge/more/extra]", Message("a", "Overridden"));
        Assert.Equal("This policy is being overridden by other backendTrafficPolicies for these listenersets: [edge/more] and these listenerset listeners: [edge/more/extra]", Message("f", "Overridden"));

        PolicyStatus Of(string name) => result.Policies.Single(p => p.Policy.Name == name);
        IEnumerable<string> Ancestors(string name) => Of(name).Ancestors.Select(a => $"{a.Ancestor.Kind} {a.Ancestor.Name} {a.SectionName}");
        string Message(string name, string type) => Of(name).Ancestors.Single().Conditions.Single(c => c.Type == type).Message;
    }

    [Fact]
    public void A_route_merges_with_the_policy_of_its_listener_then_of_the_set_then_of_the_Gateway()
    {
        const string Merge = "mergeType: StrategicMerge, timeout: { tcp: { connectTimeout: 9s } }";
        string[] parents = ["ListenerSet/more/extra", "ListenerSet/more", "Gateway/eg"];
        for (var first = 0; first < parents.Length; first++)
        {
            var result = Inputs.Translate([s_edge, .. parents.Skip(first).Select((p, i) => Inputs.Policy($"p{first + i}", p, $"connection: {{ bufferLimit: {first + i + 1} }}")), Inputs.Policy("route", "HTTPRoute/side", Merge)]);
            var cluster = result.Clusters.Single(c => c.Name == "httproute/edge/side/rule/0").Cluster;
            Assert.Equal((9, (uint)first + 1), (cluster.ConnectTimeout.Seconds, cluster.PerConnectionBufferLimitBytes!.Value));
        }
    }

    [Fact]
    public void Sets_of_one_name_are_told_apart_by_their_namespace()
    {
        var far = Set[..Set.IndexOf("---", StringComparison.Ordinal)].Replace("namespace: edge", "namespace: a-far", StringComparison.Ordinal).Replace("parentRef: { name: eg }", "parentRef: { name: eg, namespace: edge }", StringComparison.Ordinal).Replace("name: extra", "name: else", StringComparison.Ordinal) + "---\n";
        var result = Inputs.Translate(s_edge.Replace("from: Same", "from: All", StringComparison.Ordinal), far, Inputs.Policy("p", "ListenerSet/more", "timeout: { tcp: { connectTimeout: 4s } }"));
        Assert.Equal(4, result.Clusters.Single(c => c.Name == "httproute/edge/side/rule/0").Cluster.ConnectTimeout.Seconds);
        Assert.Equal("edge", result.Policies.Single().Ancestors.Single().Ancestor.Namespace);
    }

    private static string Names(TranslationResult result, string route) =>
        string.Join(",", result.Clusters.Where(c => c.Name == $"httproute/edge/{route}/rule/0").Select(c => $"{c.Gateway!.Value.Namespace}/{c.Gateway.Value.Name}"));
}
