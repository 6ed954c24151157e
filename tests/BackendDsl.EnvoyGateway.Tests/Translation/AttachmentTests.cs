using BackendDsl.EnvoyGateway.Tests.Support;
using BackendDsl.GatewayApi;
using Google.Protobuf.WellKnownTypes;

namespace BackendDsl.EnvoyGateway.Tests.Translation;

/// <summary>Which policy rules which rule, and what the statuses say.</summary>
public sealed class AttachmentTests
{
    private const string Cart = "httproute/edge/shop/rule/0";
    private const string Rest = "httproute/edge/shop/rule/1";

    [Fact]
    public void Each_rule_is_a_cluster_named_by_its_place()
    {
        var result = Inputs.Translate(Inputs.Edge);
        Assert.Equal([Cart, Rest], result.Clusters.Select(c => c.Name));
        Assert.Equal(Duration.FromTimeSpan(TimeSpan.FromSeconds(10)), Cluster(result, Cart).ConnectTimeout);
        Assert.Null(result.WholeFailure);
        Assert.Empty(result.Findings);
    }

    [Fact]
    public void The_narrowest_policy_gives_all_settings()
    {
        var result = Inputs.Translate(Inputs.Edge,
            Inputs.Policy("a-gateway", "Gateway/eg", "timeout: { tcp: { connectTimeout: 1s } }, tcpKeepalive: { probes: 3 }"),
            Inputs.Policy("b-route", "HTTPRoute/shop", "timeout: { tcp: { connectTimeout: 2s } }"),
            Inputs.Policy("c-rule", "HTTPRoute/shop/cart", "timeout: { tcp: { connectTimeout: 3s } }"));
        Assert.Equal((3, 2), (Cluster(result, Cart).ConnectTimeout.Seconds, Cluster(result, Rest).ConnectTimeout.Seconds));
        Assert.Null(Cluster(result, Cart).UpstreamConnectionOptions);
        Assert.Contains("This policy is being overridden by other backendTrafficPolicy for these route rules: [cart]", Messages(result, "b-route"));
        Assert.Contains("This policy is being overridden by other backendTrafficPolicies for these routes: [edge/shop]", Messages(result, "a-gateway"));
    }

    [Theory]
    [InlineData("StrategicMerge")]
    [InlineData("JSONMerge")]
    public void A_merged_policy_keeps_what_it_does_not_say(string type)
    {
        var result = Inputs.Translate(Inputs.Edge,
            Inputs.Policy("a-gateway", "Gateway/eg", "timeout: { tcp: { connectTimeout: 1s } }, tcpKeepalive: { probes: 3 }"),
            Inputs.Policy("b-route", "HTTPRoute/shop", $"mergeType: {type}, timeout: {{ tcp: {{ connectTimeout: 2s }} }}"));
        var cluster = Cluster(result, Cart);
        Assert.Equal((2, 3u), (cluster.ConnectTimeout.Seconds, cluster.UpstreamConnectionOptions.TcpKeepalive.KeepaliveProbes));
        Assert.Contains("Merged with policy edge/a-gateway", Messages(result, "b-route"));
        Assert.Contains("This policy is being merged by other backendTrafficPolicies for these routes: [edge/shop]", Messages(result, "a-gateway"));
    }

    [Fact]
    public void The_older_policy_wins_and_the_other_is_conflicted()
    {
        string[] texts =
        [
            Inputs.Edge,
            Inputs.Policy("a", "HTTPRoute/shop", "timeout: { tcp: { connectTimeout: 1s } }", ", creationTimestamp: \"2026-02-01T00:00:00Z\""),
            Inputs.Policy("b", "HTTPRoute/shop", "timeout: { tcp: { connectTimeout: 2s } }", ", creationTimestamp: \"2026-01-01T00:00:00Z\""),
        ];
        var result = Inputs.Translate(texts);
        Assert.Equal(2, Cluster(result, Cart).ConnectTimeout.Seconds);
        Assert.Equal(["Unable to target HTTPRoute shop, another BackendTrafficPolicy has already attached to it"], Messages(result, "a"));

        // The offline translator sees no ages: the name decides.
        var offline = EnvoyGatewayTranslator.Translate(Inputs.Read(texts), new() { AsOfflineTranslator = true });
        Assert.Equal(1, Cluster(offline, Cart).ConnectTimeout.Seconds);
    }

    [Fact]
    public void A_policy_with_an_error_leaves_its_rules_to_the_next()
    {
        var result = Inputs.Translate(Inputs.Edge,
            Inputs.Policy("a", "Gateway/eg", "timeout: { tcp: { connectTimeout: 1s } }"),
            Inputs.Policy("b", "HTTPRoute/shop", "http2: { initialStreamWindowSize: 1Ki, initialConnectionWindowSize: 3Gi }, timeout: { tcp: { connectTimeout: 2s } }"));
        Assert.Equal(1, Cluster(result, Cart).ConnectTimeout.Seconds);
        Assert.Equal(["HTTP2: InitialStreamWindowSize value 1Ki is out of range, must be between 65535 and 2147483647\nInitialConnectionWindowSize value 3Gi is out of range, must be between 65535 and 2147483647."], Messages(result, "b"));
        Assert.False(Status(result, "b").Accepted);
    }

    [Fact]
    public void A_selector_hits_by_label_and_a_missing_listener_is_told()
    {
        var selecting = """
            apiVersion: gateway.envoyproxy.io/v1alpha1
            kind: BackendTrafficPolicy
            metadata: { name: by-label, namespace: edge }
            spec:
              targetSelectors: [{ kind: HTTPRoute, matchExpressions: [{ key: tier, operator: In, values: [front, back] }] }]
              timeout: { tcp: { connectTimeout: 7s } }
            ---

            """;
        var result = Inputs.Translate(Inputs.Edge, selecting, Inputs.Policy("lost", "Gateway/eg/none"));
        Assert.Equal(7, Cluster(result, Cart).ConnectTimeout.Seconds);
        Assert.Equal(["No section name none found for Gateway edge/eg"], Messages(result, "lost"));
    }

    [Fact]
    public void An_unknown_release_is_an_error_that_lists_those_there_are()
    {
        var error = Assert.Throws<ArgumentException>(() => EnvoyGatewayTranslator.Translate(new(), new() { Release = "1.2" }));
        Assert.Contains("1.9", error.Message, StringComparison.Ordinal);
    }

    private static Envoy.Config.Cluster.V3.Cluster Cluster(TranslationResult result, string name) => result.Clusters.Single(c => c.Name == name).Cluster;

    private static PolicyStatus Status(TranslationResult result, string policy) => result.Policies.Single(p => p.Policy.Name == policy);

    private static List<string> Messages(TranslationResult result, string policy) =>
        [.. Status(result, policy).Ancestors.SelectMany(a => a.Conditions).Select(c => c.Message).Where(m => m != "Policy has been accepted.")];
}
