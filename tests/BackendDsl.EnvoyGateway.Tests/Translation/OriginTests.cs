using System.Collections.Immutable;
using BackendDsl.EnvoyGateway.Tests.Support;
using BackendDsl.GatewayApi;

namespace BackendDsl.EnvoyGateway.Tests.Translation;

/// <summary>Who decides which field of a cluster, with line and column.</summary>
public sealed class OriginTests
{
    [Fact]
    public void The_ruling_policy_wins_and_the_others_are_hidden()
    {
        var text = Inputs.Edge
            + Inputs.Policy("a-gateway", "Gateway/eg", "timeout: { tcp: { connectTimeout: 1s } }, tcpKeepalive: { probes: 3 }")
            + Inputs.Policy("b-route", "HTTPRoute/shop", "timeout: { tcp: { connectTimeout: 2s } }");
        var origins = Origins(text);
        var connect = origins.Single(o => o.ClusterField.ToString() == "connect_timeout");
        Assert.Equal(("b-route", "spec.timeout.tcp.connectTimeout"), (connect.Winner!.Object.Name, connect.Winner.Path.ToString()));
        Assert.Equal(Line(text, "connectTimeout: 2s"), connect.Winner.Place!.Value.Line);
        Assert.Equal(["a-gateway"], connect.Hidden.Select(h => h.Object.Name));
        var third = Origins(text + Inputs.Policy("c-rule", "HTTPRoute/shop/cart", "timeout: { tcp: { connectTimeout: 3s } }")).Single(o => o.ClusterField.ToString() == "connect_timeout");
        Assert.Equal(("c-rule", "b-route a-gateway"), (third.Winner!.Object.Name, string.Join(' ', third.Hidden.Select(h => h.Object.Name))));
        Assert.DoesNotContain(origins, o => o.ClusterField.ToString().StartsWith("upstream_connection_options", StringComparison.Ordinal));
        Assert.Null(origins.Single(o => o.ClusterField.ToString() == "per_connection_buffer_limit_bytes").Winner);
    }

    [Fact]
    public void Of_merged_policies_the_one_that_says_it_wins()
    {
        var origins = Origins(Inputs.Edge
            + Inputs.Policy("a-gateway", "Gateway/eg", "timeout: { tcp: { connectTimeout: 1s } }, circuitBreaker: { maxConnections: 5 }")
            + Inputs.Policy("b-route", "HTTPRoute/shop", "mergeType: StrategicMerge, timeout: { tcp: { connectTimeout: 2s } }"));
        FieldOrigin Of(string field) => origins.Single(o => o.ClusterField.ToString() == field);
        Assert.Equal(("b-route", "a-gateway"), (Of("connect_timeout").Winner!.Object.Name, Of("connect_timeout").Hidden.Single().Object.Name));
        Assert.Equal("a-gateway", Of("circuit_breakers.thresholds[0].max_connections").Winner!.Object.Name);
        // The default of the API server belongs to the block it was filled in.
        Assert.Equal("a-gateway", Of("circuit_breakers.thresholds[0].max_requests").Winner!.Object.Name);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void Origins_are_there_for_those_who_ask_and_for_the_verdict_of_Envoy(bool asks, bool judges)
    {
        var result = EnvoyGatewayTranslator.Translate(Inputs.Read(Inputs.Edge, Inputs.Policy("a", "Gateway/eg", "healthCheck: { active: { type: GRPC, grpc: {} } }")), new() { RecordsOrigins = asks, ChecksClusters = judges });
        Assert.Equal(asks || judges, result.Clusters[0].Forms[0].Origins.Length > 0);
        Assert.Equal(judges ? ["spec.healthCheck.active"] : [], result.Findings.Where(f => f.Finding.Id == EnvoyOutcomes.Refused).Select(f => f.Finding.Path.ToString()[.."spec.healthCheck.active".Length]).Distinct());
    }

    private static ImmutableArray<FieldOrigin> Origins(string text) =>
        EnvoyGatewayTranslator.Translate(Inputs.Read(text), new() { RecordsOrigins = true }).Clusters[0].Forms[0].Origins;

    private static int Line(string text, string part) => text[..text.IndexOf(part, StringComparison.Ordinal)].Count(c => c == '\n') + 1;
}
