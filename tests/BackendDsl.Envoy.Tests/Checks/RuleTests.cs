using BackendDsl.Envoy.Config.Cluster.V3;

namespace BackendDsl.Envoy.Tests.Checks;

/// <summary>Each rule finds its own fault and nothing else.</summary>
public sealed class RuleTests
{
    /// <summary>Rules whose faults have no YAML, or that no single cluster breaks.</summary>
    private static readonly string[] s_otherwise = ["packed-message-has-its-type", "cluster-name-is-unique"];

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, RuleCases.All.Count)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Breaks_only_its_rule(int index)
    {
        var ruleCase = RuleCases.All[index];
        var target = ruleCase.Target ?? RuleCases.Target;
        var broken = Evaluate(ruleCase.Broken, target);
        var finding = Assert.Single(broken.Findings);
        var rule = Assert.Single(ClusterChecks.Rules, r => r.Id == ruleCase.RuleId);
        Assert.Equal((ruleCase.RuleId, rule.Severity, rule.Effect, FindingSource.Envoy), (finding.Id, finding.Severity, finding.Effect, finding.Source));
        Assert.Equal(rule.Effect switch
        {
            FindingEffect.Refused => ClusterOutcome.Refused,
            FindingEffect.Crash when rule.Id != "maglev-table-size-above-one" => ClusterOutcome.Crash,
            _ => ClusterOutcome.Accepted,
        }, broken.Outcome);
        Assert.Equal(broken.Outcome == ClusterOutcome.Refused, broken.Nack is { Length: > 0 });
        var clean = Evaluate(ruleCase.Clean, target);
        Assert.Equal([], clean.Findings);
        Assert.Equal(ClusterOutcome.Accepted, clean.Outcome);
    }

    [Fact]
    public void Every_rule_has_a_case()
    {
        var covered = RuleCases.All.Select(c => c.RuleId).Concat(s_otherwise).ToHashSet();
        Assert.Equal([], ClusterChecks.Rules.Select(r => r.Id).Where(id => !covered.Contains(id)));
        Assert.Equal(ClusterChecks.Rules.Count, ClusterChecks.Rules.Select(r => r.Id).Distinct().Count());
    }

    [Fact]
    public void Rules_are_named_by_what_they_check()
    {
        Assert.All(ClusterChecks.Rules, r => Assert.Matches("^[a-z][a-z0-9]*(-[a-z0-9]+)+$", r.Id));
        Assert.All(ClusterChecks.Rules, r => Assert.False(string.IsNullOrWhiteSpace(r.Summary) || string.IsNullOrWhiteSpace(r.Source), r.Id));
    }

    [Theory]
    [InlineData("name: c\ntype: EDS\neds_cluster_config: {eds_config: {path: /f}}")]
    [InlineData("name: c\ntransport_socket: {name: t, typed_config: {'@type': type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext, common_tls_context: {validation_context: {trusted_ca: {filename: /ca.pem}}}}}")]
    [InlineData("name: c\ntransport_socket: {name: t, typed_config: {'@type': type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext, common_tls_context: {validation_context: {trusted_ca: {environment_variable: CA}}}}}")]
    [InlineData("name: c\ntransport_socket: {name: t, typed_config: {'@type': type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext, common_tls_context: {validation_context_sds_secret_config: {name: ca}}}}")]
    public void What_the_machine_decides_is_unknown(string yaml)
    {
        var judged = Evaluate(yaml, EnvoyTarget.Default);
        Assert.Equal(ClusterOutcome.Unknown, judged.Outcome);
        Assert.Equal(FindingSeverity.Info, Assert.Single(judged.Findings).Severity);
        Assert.Null(judged.Nack);
    }

    [Fact]
    public void What_is_refused_whatever_the_machine_has_is_refused()
    {
        var judged = Evaluate("name: c\nconnect_timeout: 0s\ntype: EDS\neds_cluster_config: {eds_config: {path: /f}}", EnvoyTarget.Default);
        Assert.Equal(ClusterOutcome.Refused, judged.Outcome);
    }

    [Fact]
    public void The_first_fault_of_Envoy_decides()
    {
        var judged = Evaluate("name: c\nconnect_timeout: 0s\nlb_policy: LOAD_BALANCING_POLICY_CONFIG", RuleCases.Target);
        Assert.Equal("envoy.config.cluster.v3.Cluster.connect_timeout", judged.Decisive!.Id);
        Assert.Equal("goo.gle/debugstr name: \"c\" connect_timeout { } lb_policy: LOAD_BALANCING_POLICY_CONFIG : Proto constraint validation failed (ClusterValidationError.ConnectTimeout: value must be greater than 0s)", judged.Nack);
        Assert.Equal(2, judged.Findings.Count);
    }

    [Fact]
    public void Bytes_of_another_message_are_refused()
    {
        var cluster = new Cluster { Name = "c", TransportSocket = new() { Name = "t", TypedConfig = new() { TypeUrl = EnvoyTypeUrls.UpstreamTlsContext, Value = Google.Protobuf.ByteString.CopyFrom(255) } } };
        var judged = ClusterChecks.Evaluate(cluster);
        Assert.Equal("packed-message-has-its-type", judged.Decisive!.Id);
        Assert.Equal($"Unable to unpack as envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext: goo.gle/debugstr type_url: \"{EnvoyTypeUrls.UpstreamTlsContext}\" value: \"\\377\"", judged.Nack!.TrimEnd());
    }

    [Fact]
    public void Paths_lead_into_what_is_packed()
    {
        var judged = Evaluate(RuleCases.All.First(c => c.RuleId == "tls-minimum-needs-maximum").Broken, RuleCases.Target);
        Assert.Equal("transport_socket.typed_config.common_tls_context.tls_params.tls_minimum_protocol_version", Assert.Single(judged.Findings).Path.ToString());
    }

    [Fact]
    public void A_second_cluster_of_a_name_is_refused()
    {
        var found = ClusterChecks.EvaluateAll([new Cluster { Name = "a" }, new Cluster { Name = "b" }, new Cluster { Name = "a" }]).ToList();
        Assert.Equal([ClusterOutcome.Accepted, ClusterOutcome.Accepted, ClusterOutcome.Refused], found.Select(f => f.Outcome));
        Assert.Equal("cluster-name-is-unique", found[2].Decisive!.Id);
        Assert.Equal("duplicate cluster a found", found[2].Nack);
    }

    private static ClusterEvaluation Evaluate(string yaml, EnvoyTarget target) => ClusterChecks.Evaluate(EnvoyJson.ParseYaml<Cluster>(yaml), target);
}
