using BackendDsl.Envoy.Config.Cluster.V3;

namespace BackendDsl.Envoy.Tests.Checks;

/// <summary>Each rule finds its own fault and nothing else.</summary>
public sealed class RuleTests
{
    /// <summary>Judged by constraints of the API, so that the findings carry their ids.</summary>
    private static readonly string[] s_byConstraint = ["S3", "S18", "S50"];

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, RuleCases.All.Count)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Breaks_only_its_rule(int index)
    {
        var ruleCase = RuleCases.All[index];
        var finding = Assert.Single(ClusterChecks.Check(EnvoyJson.ParseYaml<Cluster>(ruleCase.Broken), ruleCase.Context));
        var rule = Assert.Single(ClusterChecks.Rules, r => r.Id == ruleCase.RuleId);
        Assert.Equal(ruleCase.RuleId, finding.RuleId);
        Assert.Equal(ruleCase.Severity ?? rule.Severity, finding.Severity);
        Assert.Equal([], ClusterChecks.Check(EnvoyJson.ParseYaml<Cluster>(ruleCase.Clean), ruleCase.Context));
        if (rule.NeedsContext) Assert.Equal([], ClusterChecks.Check(EnvoyJson.ParseYaml<Cluster>(ruleCase.Broken)));
    }

    [Fact]
    public void Every_rule_has_a_case()
    {
        var covered = RuleCases.All.Select(c => c.RuleId).Concat(s_byConstraint).ToHashSet();
        Assert.Equal([], ClusterChecks.Rules.Select(r => r.Id).Where(id => !covered.Contains(id)));
        Assert.Equal(ClusterChecks.Rules.Count, ClusterChecks.Rules.Select(r => r.Id).Distinct().Count());
    }

    [Fact]
    public void Paths_lead_into_what_is_packed()
    {
        var cluster = EnvoyJson.ParseYaml<Cluster>(RuleCases.All.First(c => c.RuleId == "R1").Broken);
        Assert.Equal("transport_socket.typed_config.common_tls_context.tls_params.tls_minimum_protocol_version", Assert.Single(ClusterChecks.Check(cluster)).Path);
    }

    [Fact]
    public void Siblings_are_told_apart()
    {
        var found = ClusterChecks.CheckAll([new Cluster { Name = "a" }, new Cluster { Name = "b" }, new Cluster { Name = "a" }]);
        Assert.Equal(["a"], found.Keys);
        Assert.All(found["a"], f => Assert.Equal("S48", f.RuleId));
    }
}
