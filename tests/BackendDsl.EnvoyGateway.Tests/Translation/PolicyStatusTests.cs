using BackendDsl.EnvoyGateway.Tests.Support;
using BackendDsl.GatewayApi;

namespace BackendDsl.EnvoyGateway.Tests.Translation;

/// <summary>What the statuses of policies say of each other and of what they ask for, word by word.</summary>
public sealed class PolicyStatusTests
{
    private const string Accepted = "Accepted True Accepted: Policy has been accepted.";
    private const string Deprecated = "Warning True DeprecatedField: spec.compression is deprecated, use spec.compressor instead";
    private const string Compression = "compression: [{ type: Gzip, gzip: {} }]";

    // The route is for all listeners, of which only the first serves its hosts.
    private static readonly string s_whole = Inputs.Edge.Replace("parentRefs: [{ name: eg, sectionName: web }]", "parentRefs: [{ name: eg }]", StringComparison.Ordinal);

    private static string Other(string parents) => $$"""
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata: { name: other, namespace: edge }
        spec: { parentRefs: [{{parents}}], rules: [{ backendRefs: [{ name: app, port: 80 }] }] }
        ---

        """;

    private static string Timeout(int seconds) => $"timeout: {{ tcp: {{ connectTimeout: {seconds}s }} }}";

    private static string[] Lines(TranslationResult result, string policy) => [.. result.Policies.Single(p => p.Policy.Name == policy).Ancestors
        .SelectMany(a => a.Conditions.Select(c => $"{a.Ancestor.Name}/{a.SectionName}: {c.Type} {c.IsTrue} {c.Reason}: {c.Message}"))];

    private static long Seconds(TranslationResult result, string cluster) => result.Clusters.Single(c => c.Name == cluster).Cluster.ConnectTimeout.Seconds;

    [Theory]
    [InlineData("Gateway/eg", "eg/", "Gateway eg")]
    [InlineData("Gateway/eg/web", "eg/web", "Listener edge/eg/web")]
    [InlineData("HTTPRoute/shop", "eg/web", "HTTPRoute shop")]
    [InlineData("HTTPRoute/shop/cart", "eg/web", "RouteRule shop/cart")]
    public void A_second_policy_for_a_target_is_conflicted_and_nothing_more_is_said_of_it(string target, string ancestor, string what)
    {
        var result = Inputs.Translate(Inputs.Edge, Inputs.Policy("a", target, Compression), Inputs.Policy("b", target, Compression));
        Assert.Equal([$"{ancestor}: {Accepted}", $"{ancestor}: {Deprecated}"], Lines(result, "a"));
        Assert.Equal([$"{ancestor}: Accepted False Conflicted: Unable to target {what}, another BackendTrafficPolicy has already attached to it"], Lines(result, "b"));
    }

    [Theory]
    [InlineData("Gateway/eg/none", "eg/none", "Gateway edge/eg")]
    [InlineData("HTTPRoute/shop/none", "eg/web", "HTTPRoute edge/shop")]
    public void A_section_that_is_not_there_is_told_with_what_has_no_such_section(string target, string ancestor, string what)
    {
        var result = Inputs.Translate(Inputs.Edge, Inputs.Policy("a", target, Timeout(1)));
        Assert.Equal([$"{ancestor}: Accepted False TargetNotFound: No section name none found for {what}"], Lines(result, "a"));
        Assert.All(result.Clusters, c => Assert.Equal(10, c.Cluster.ConnectTimeout.Seconds));
    }

    [Theory]
    [InlineData("targetRef: { group: gateway.networking.k8s.io, kind: Gateway, name: eg }", "eg/", "spec.targetRef is deprecated, use spec.targetRefs instead")]
    [InlineData("targetRef: { group: gateway.networking.k8s.io, kind: HTTPRoute, name: shop }", "eg/web", "spec.targetRef is deprecated, use spec.targetRefs instead")]
    [InlineData("targetRef: { group: gateway.networking.k8s.io, kind: HTTPRoute, name: shop }, " + Compression, "eg/web", "spec.targetRef is deprecated, use spec.targetRefs instead; spec.compression is deprecated, use spec.compressor instead")]
    [InlineData("targetRefs: [{ group: gateway.networking.k8s.io, kind: HTTPRoute, name: shop }], " + Compression, "eg/web", "spec.compression is deprecated, use spec.compressor instead")]
    [InlineData("targetRefs: [{ group: gateway.networking.k8s.io, kind: HTTPRoute, name: shop }], compressor: [{ type: Gzip, gzip: {} }]", "eg/web", null)]
    public void Deprecated_fields_are_a_warning_beside_what_is_accepted(string spec, string ancestor, string? warning)
    {
        var policy = $"apiVersion: gateway.envoyproxy.io/v1alpha1\nkind: BackendTrafficPolicy\nmetadata: {{ name: a, namespace: edge }}\nspec: {{ {Timeout(1)}, {spec} }}\n---\n";
        var result = Inputs.Translate(Inputs.Edge, policy);
        Assert.Equal(warning is null ? [$"{ancestor}: {Accepted}"] : [$"{ancestor}: {Accepted}", $"{ancestor}: Warning True DeprecatedField: {warning}"], Lines(result, "a"));
        Assert.All(result.Clusters, c => Assert.Equal(1, c.Cluster.ConnectTimeout.Seconds));
    }

    [Theory]
    [InlineData("shop", "other")]
    [InlineData("other", "shop")]
    public void A_conflict_on_one_target_is_told_at_the_ancestor_and_leaves_the_other_targets_to_the_policy(string first, string second)
    {
        var two = Inputs.Policy("b", $"HTTPRoute/{first}", Timeout(2)).Replace($"name: {first} }}]", $"name: {first} }}, {{ group: gateway.networking.k8s.io, kind: HTTPRoute, name: {second} }}]", StringComparison.Ordinal);
        var result = Inputs.Translate(Inputs.Edge, Other("{ name: eg, sectionName: web }"), Inputs.Policy("a", "HTTPRoute/shop", Timeout(1)), two);
        Assert.Equal((1, 2), (Seconds(result, "httproute/edge/shop/rule/0"), Seconds(result, "httproute/edge/other/rule/0")));
        Assert.Equal(["eg/web: Accepted False Conflicted: Unable to target HTTPRoute shop, another BackendTrafficPolicy has already attached to it"], Lines(result, "b"));
    }

    [Fact]
    public void A_policy_that_names_a_target_twice_is_not_in_its_own_way()
    {
        var twice = Inputs.Policy("a", "HTTPRoute/shop", Timeout(1)).Replace("targetRefs:", "targetSelectors: [{ kind: HTTPRoute, matchLabels: { tier: front } }], targetRefs:", StringComparison.Ordinal);
        Assert.Equal([$"eg/web: {Accepted}"], Lines(Inputs.Translate(Inputs.Edge, twice), "a"));
    }

    [Fact]
    public void Policies_for_the_whole_Gateway_list_listeners_and_routes_that_have_policies_of_their_own()
    {
        var result = Inputs.Translate(Inputs.Edge, Other("{ name: eg, sectionName: api }"),
            Inputs.Policy("gateway", "Gateway/eg"), Inputs.Policy("web", "Gateway/eg/web"), Inputs.Policy("api", "Gateway/eg/api"),
            Inputs.Policy("other", "HTTPRoute/other"), Inputs.Policy("rule", "HTTPRoute/shop/cart"));
        const string By = "Overridden True Overridden: This policy is being overridden by other backendTrafficPolicies for";
        Assert.Equal([$"eg/: {Accepted}", $"eg/: {By} these gateway listeners: [edge/eg/api edge/eg/web] and these routes: [edge/other edge/shop]"], Lines(result, "gateway"));
        Assert.Equal([$"eg/web: {Accepted}", $"eg/web: {By} these routes: [edge/shop]"], Lines(result, "web"));
        Assert.Equal([$"eg/api: {Accepted}", $"eg/api: {By} these routes: [edge/other]"], Lines(result, "api"));
        Assert.Equal([$"eg/web: {Accepted}"], Lines(result, "rule"));
    }

    [Fact]
    public void A_policy_for_a_listener_lists_routes_of_the_whole_Gateway_too_and_nothing_where_there_are_none()
    {
        var result = Inputs.Translate(s_whole, Inputs.Policy("api", "Gateway/eg/api"), Inputs.Policy("shop", "HTTPRoute/shop"));
        Assert.Equal([$"eg/api: {Accepted}", "eg/api: Overridden True Overridden: This policy is being overridden by other backendTrafficPolicies for these routes: [edge/shop]"], Lines(result, "api"));
        Assert.Equal([$"eg/: {Accepted}"], Lines(result, "shop"));
        Assert.Equal([$"eg/: {Accepted}"], Lines(Inputs.Translate(Inputs.Edge, Inputs.Policy("gateway", "Gateway/eg")), "gateway"));
    }

    [Fact]
    public void Routes_of_another_Gateway_are_not_listed()
    {
        const string Second = "apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: { name: second, namespace: edge }\nspec: { gatewayClassName: eg, listeners: [{ name: web, protocol: HTTP, port: 80 }] }\n---\n";
        var result = Inputs.Translate(Inputs.Edge, Second, Other("{ name: second, sectionName: web }"), Inputs.Policy("first", "Gateway/eg"), Inputs.Policy("listener", "Gateway/second/web"), Inputs.Policy("other", "HTTPRoute/other"));
        Assert.Equal([$"eg/: {Accepted}"], Lines(result, "first"));
        Assert.Equal([$"second/web: {Accepted}", "second/web: Overridden True Overridden: This policy is being overridden by other backendTrafficPolicies for these routes: [edge/other]"], Lines(result, "listener"));
    }

    [Fact]
    public void Of_the_rules_of_a_route_each_with_a_policy_is_listed_even_where_that_policy_is_invalid()
    {
        var text = Inputs.Edge.Replace("  - backendRefs:", "  - name: all\n    backendRefs:", StringComparison.Ordinal);
        var result = Inputs.Translate(text, Inputs.Policy("route", "HTTPRoute/shop"), Inputs.Policy("one", "HTTPRoute/shop/cart"), Inputs.Policy("two", "HTTPRoute/shop/all", "http2: { initialStreamWindowSize: 1Ki }"));
        Assert.Equal([$"eg/web: {Accepted}", "eg/web: Overridden True Overridden: This policy is being overridden by other backendTrafficPolicy for these route rules: [all cart]"], Lines(result, "route"));
    }

    [Fact]
    public void A_policy_merges_on_each_listener_with_what_is_there()
    {
        var merging = Inputs.Policy("route", "HTTPRoute/shop", "mergeType: StrategicMerge, " + Timeout(9));
        var result = Inputs.Translate(s_whole, Other("{ name: eg, sectionName: web }"), Inputs.Policy("other", "HTTPRoute/other"), merging,
            Inputs.Policy("api", "Gateway/eg/api", "tcpKeepalive: { probes: 4 }"), Inputs.Policy("web", "Gateway/eg/web", "tcpKeepalive: { probes: 5 }"));
        Assert.Equal(["eg/web: Merged True Merged: Merged with policy edge/web", "eg/api: Merged True Merged: Merged with policy edge/api", $"eg/: {Accepted}"], Lines(result, "route"));
        Assert.Equal([$"eg/api: {Accepted}", "eg/api: Merged True Merged: This policy is being merged by other backendTrafficPolicies for these routes: [edge/shop]"], Lines(result, "api"));
        Assert.Equal(
            [$"eg/web: {Accepted}", "eg/web: Merged True Merged: This policy is being merged by other backendTrafficPolicies for these routes: [edge/shop]",
            "eg/web: Overridden True Overridden: This policy is being overridden by other backendTrafficPolicies for these routes: [edge/other]"], Lines(result, "web"));
        var cluster = result.Clusters.Single(c => c.Name == "httproute/edge/shop/rule/0").Cluster;
        Assert.Equal((9, 5u), (cluster.ConnectTimeout.Seconds, cluster.UpstreamConnectionOptions.TcpKeepalive.KeepaliveProbes!.Value));
    }

    [Fact]
    public void A_listener_without_a_policy_leaves_the_merging_one_alone_and_the_next_listener_merges()
    {
        var result = Inputs.Translate(s_whole, Inputs.Policy("route", "HTTPRoute/shop", "mergeType: JSONMerge, " + Timeout(9)), Inputs.Policy("api", "Gateway/eg/api"));
        Assert.Equal(["eg/api: Merged True Merged: Merged with policy edge/api", $"eg/: {Accepted}"], Lines(result, "route"));
        Assert.Equal(9, Seconds(result, "httproute/edge/shop/rule/0"));
    }

    [Fact]
    public void What_is_wrong_with_a_parent_is_told_at_its_listener_while_the_rest_is_accepted()
    {
        var result = Inputs.Translate(s_whole, Inputs.Policy("route", "HTTPRoute/shop", "mergeType: JSONMerge, " + Timeout(9)),
            Inputs.Policy("web", "Gateway/eg/web", "http2: { initialStreamWindowSize: 2Gi }"), Inputs.Policy("api", "Gateway/eg/api"));
        const string Why = "Accepted False Invalid: HTTP2: InitialStreamWindowSize value 2Gi is out of range, must be between 65535 and 2147483647.";
        Assert.Equal([$"eg/web: {Why}", "eg/api: Merged True Merged: Merged with policy edge/api", $"eg/: {Accepted}"], Lines(result, "route"));
        Assert.Equal([$"eg/web: {Why}"], Lines(result, "web")[..1]);
        Assert.Equal(10, Seconds(result, "httproute/edge/shop/rule/0"));
    }

    [Theory]
    [InlineData("http2: { initialStreamWindowSize: 65535, initialConnectionWindowSize: 2147483647 }", null)]
    [InlineData("http2: { initialStreamWindowSize: 65534 }", "HTTP2: InitialStreamWindowSize value 65534 is out of range, must be between 65535 and 2147483647.")]
    [InlineData("http2: { initialConnectionWindowSize: 2147483648 }", "HTTP2: InitialConnectionWindowSize value 2147483648 is out of range, must be between 65535 and 2147483647.")]
    [InlineData("connection: { bufferLimit: 4294967295 }", null)]
    [InlineData("connection: { bufferLimit: 0 }", null)]
    [InlineData("connection: { bufferLimit: -1 }", "BackendConnection: BufferLimit value -1 is out of range.")]
    [InlineData("connection: { bufferLimit: 4Gi }", "BackendConnection: BufferLimit value 4Gi is out of range.")]
    [InlineData("connection: { bufferLimit: 500m }", "BackendConnection: invalid BufferLimit value 500m.")]
    [InlineData("connection: { socketBufferLimit: 5Gi }", null)]
    [InlineData("retry: { perRetry: { backOff: { baseInterval: 0s } } }", "Retry: baseInterval cannot be set to 0s.")]
    [InlineData("retry: { perRetry: { backOff: { maxInterval: 0s } } }", "Retry: maxInterval cannot be set to 0s.")]
    [InlineData("retry: { perRetry: { backOff: { baseInterval: 2s, maxInterval: 0s } } }", "Retry: maxInterval cannot be set to 0s.")]
    [InlineData("retry: { perRetry: { backOff: { baseInterval: 2s, maxInterval: 1s } } }", "Retry: maxInterval cannot be less than baseInterval.")]
    [InlineData("retry: { perRetry: { backOff: { baseInterval: 2s, maxInterval: 2s } } }", null)]
    [InlineData("loadBalancer: { type: ConsistentHash, consistentHash: { type: SourceIP, tableSize: 5000015 } }", "LoadBalancer: ConsistentHash: invalid TableSize value 5000015.")]
    [InlineData("loadBalancer: { type: ConsistentHash, consistentHash: { type: SourceIP, tableSize: 5000077 } }", "LoadBalancer: ConsistentHash: invalid TableSize value 5000077.")]
    [InlineData("loadBalancer: { type: ConsistentHash, consistentHash: { type: SourceIP, tableSize: 4 } }, connection: { bufferLimit: 5Gi }, http2: { initialStreamWindowSize: 1Ki }",
        "LoadBalancer: ConsistentHash: invalid TableSize value 4\nBackendConnection: BufferLimit value 5Gi is out of range\nHTTP2: InitialStreamWindowSize value 1Ki is out of range, must be between 65535 and 2147483647.")]
    public void Values_that_the_controller_refuses_are_told_in_its_words(string spec, string? why)
    {
        var result = EnvoyGatewayTranslator.Translate(Inputs.Read(Inputs.Edge, Inputs.Policy("p", "HTTPRoute/shop", $"{Timeout(1)}, {spec}")), new() { ValidatesObjects = false });
        Assert.Equal([why is null ? $"eg/web: {Accepted}" : $"eg/web: Accepted False Invalid: {why}"], Lines(result, "p"));
        Assert.All(result.Clusters, c => Assert.Equal(why is null ? 1 : 10, c.Cluster.ConnectTimeout.Seconds));
    }
}
