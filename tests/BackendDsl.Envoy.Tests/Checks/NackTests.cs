using BackendDsl.Envoy.Tests.RealEnvoy;

namespace BackendDsl.Envoy.Tests.Checks;

/// <summary>A pasted NACK leads to the clusters and rules.</summary>
public sealed class NackTests(ITestOutputHelper output)
{
    [Fact]
    public void Of_several_clusters()
    {
        var entries = EnvoyNack.Read("[2026-01-01 00:00:00.000][1][warning][config] gRPC config for type.googleapis.com/envoy.config.cluster.v3.Cluster rejected: Error adding/updating cluster(s) kube_a_b_80: "
            + "ring hash: minimum_ring_size (1024) > maximum_ring_size (512), kube_c_d_80: kube_c_d_80 cluster must support HTTP/2 for gRPC healthchecking");
        Assert.Equal(["kube_a_b_80", "kube_c_d_80"], entries.Select(e => e.Cluster));
        Assert.Equal(["ring-hash-minimum-not-above-maximum", "health-check-needs-http2"], entries.Select(e => e.Rule!.Id));
    }

    [Fact]
    public void Of_a_constraint()
    {
        var entry = Assert.Single(EnvoyNack.Read("Error adding/updating cluster(s) c: goo.gle/debugonly name: \"c\" health_checks { } : Proto constraint validation failed (ClusterValidationError.HealthChecks[0]: embedded message failed validation | caused by HealthCheckValidationError.HttpHealthCheck: embedded message failed validation | caused by HttpHealthCheckValidationError.Path: value length must be at least 1 characters)"));
        Assert.Equal("envoy.config.core.v3.HealthCheck.HttpHealthCheck.path", entry.Rule!.Id);
        Assert.Equal("health_checks[0].http_health_check.path", entry.Path.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("all good")]
    [InlineData("Error adding/updating cluster(s) ")]
    public void Of_nothing(string text) => Assert.Empty(EnvoyNack.Read(text));

    /// <summary>The rule that a real text leads to is the one that our judgement of the cluster names first.</summary>
    [Theory]
    [InlineData("rule")]
    [InlineData("translated")]
    [InlineData("mutant")]
    public void Of_a_real_Envoy(string set)
    {
        var (all, same) = (0, 0);
        foreach (var verdict in RealVerdict.Read(set).Where(v => v is { Accepted: false, Crash: false } && !v.Message.EndsWith("...(truncated)", StringComparison.Ordinal)))
        {
            all++;
            var entries = EnvoyNack.Read($"Error adding/updating cluster(s) {verdict.Name}: {verdict.Message}");
            var judged = ClusterChecks.Evaluate(verdict.Cluster, AgreementTests.Target);
            if (entries is [{ Rule: { } rule } entry] && entry.Cluster == verdict.Name && rule.Id == judged.Decisive?.Id) same++;
            else if (all - same < 20) output.WriteLine($"{verdict.Name}: {string.Join(" | ", entries.Select(e => e.Cluster + " " + e.Rule?.Id))} instead of {judged.Decisive?.Id}: {verdict.Message[..Math.Min(verdict.Message.Length, 200)]}");
        }
        output.WriteLine($"{set}: {all} refusals, {same} lead to the rule");
        Assert.Equal(all, same);
    }
}
