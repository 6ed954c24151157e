using BackendDsl.EnvoyGateway.V1Alpha1;
using BackendDsl.Kgateway.V1Alpha1;
using static BackendDsl.ManifestHost.Tests.Fixture;
using Backend = BackendDsl.Kgateway.V1Alpha1.Backend;

namespace BackendDsl.ManifestHost.Tests;

/// <summary>The build step judges by the release that the project names, and says which it takes where the project does not.</summary>
public sealed class VariantEvaluatorTests
{
    [Theory]
    [InlineData("2.1", "BDSL4091")]
    [InlineData("2.2", "")]
    [InlineData("2.3.9", "BDSL4094")]
    [InlineData("", "BDSL4093")]
    [InlineData("9.9", "BDSL0200")]
    public void A_member_of_another_release_is_told(string release, string expected)
    {
        var policy = Policy(s => s.CircuitBreakers(c => c.MaxRetries(1)));
        Assert.Equal(expected.Length == 0 ? [] : [expected], Evaluate(release, Found(policy)).Select(p => p.Code));
    }

    [Fact]
    public void A_note_is_told_once_and_members_at_their_resource()
    {
        var one = Policy(s => s.Dns(d => d.RefreshRate("5s")));
        var problems = Evaluate("2.1.1", Found(one), Found(one));
        Assert.Equal(["BDSL4094", "BDSL4091", "BDSL4091"], problems.Select(p => p.Code));
        Assert.Equal((FindingSeverity.Info, FindingSeverity.Error), (problems[0].Severity, problems[1].Severity));
        Assert.Contains("2.1.0", problems[0].Message, StringComparison.Ordinal);
        Assert.Equal("App.cs(7)", problems[1].Place.ToString());
        Assert.Contains("spec.dns", problems[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_limit_of_another_release_is_told()
    {
        var policy = Policy(s => s.Tls(t => t.Sni("a.example.com")));
        Assert.Equal(["BDSL2001"], Evaluate("2.4", Found(policy)).Select(p => p.Code));
        Assert.Empty(Evaluate("next", Found(policy)));
        Assert.Empty(Evaluate("*", Found(policy)));
    }

    [Fact]
    public void The_Envoy_of_the_rules_is_the_one_of_the_release()
    {
        var policy = Policy(s => s.CircuitBreakers(c => c.RetryBudget(b => b.BudgetInterval("10s"))));
        Assert.Contains("BDSL4033", Rules(("KgatewayRelease", "2.4")));
        Assert.DoesNotContain("BDSL4033", Rules(("KgatewayRelease", "next")));
        Assert.Contains("BDSL4033", Rules(("KgatewayRelease", "next"), ("EnvoyVersion", "1.38")));
        Assert.DoesNotContain("BDSL4033", Rules(("KgatewayRelease", "2.4"), ("EnvoyVersion", "v1.40")));

        IEnumerable<string> Rules(params (string Name, string Value)[] properties) =>
            new ControllerEvaluator(Options(o => o with { ExportProperties = properties.ToDictionary(p => p.Name, p => p.Value) })).Evaluate([Found(policy)]).Select(p => p.Code);
    }

    [Fact]
    public void Targets_and_hosts_are_judged_among_the_resources_that_are_written()
    {
        var service = new k8s.Models.V1Service { ApiVersion = "v1", Kind = "Service", Metadata = new() { Name = "web", NamespaceProperty = "edge" }, Spec = new() { Type = "ExternalName", ExternalName = "a.example.com" } };
        var backend = Backend.New("b", "edge").Spec(s => s.Type("Static").Static(x => x.Hosts(h => h.Host(string.Concat("h", ":443")).Port(443)))).Build();
        var problems = new ControllerEvaluator(Options(o => o)).Evaluate([Found(Policy(s => s.ConnectTimeout("1s"))), Found(service), Found(backend)]).ToList();
        Assert.Equal([("BDSL4036", FindingSeverity.Warning), ("BDSL4037", FindingSeverity.Warning)], problems.Select(p => (p.Code, p.Severity)));
        Assert.Contains("spec.targetRefs[0].name: ", problems[0].Message, StringComparison.Ordinal);
        Assert.Contains("spec.static.hosts[0].host: ", problems[1].Message, StringComparison.Ordinal);

        service.Spec.Type = "ClusterIP";
        Assert.Equal(["BDSL4037"], new ControllerEvaluator(Options(o => o)).Evaluate([Found(Policy(s => s.ConnectTimeout("1s"))), Found(service), Found(backend)]).Select(p => p.Code));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("1.9", "")]
    [InlineData("1.9.2", "BDSL4094")]
    [InlineData("1.8", "BDSL0200")]
    public void Only_one_release_of_Envoy_Gateway_is_known(string release, string expected)
    {
        var policy = BackendTrafficPolicy.New("p", @namespace: "edge").Spec(s => s
            .TargetRefs(t => t.Group("gateway.networking.k8s.io").Kind("Gateway").Name("eg"))
            .Timeout(t => t.Tcp(c => c.ConnectTimeout("0s")))).Build();
        var options = Options(o => o with { ExportProperties = new Dictionary<string, string> { ["EnvoyGatewayRelease"] = release } });
        Assert.Equal(expected.Length == 0 ? [] : [expected], new VariantEvaluator(options).Evaluate([Found(policy)]).Select(p => p.Code));
        Assert.Contains("BDSL4301", new ControllerEvaluator(options).Evaluate([Found(policy)]).Select(p => p.Code));
    }

    private static BackendConfigPolicy Policy(Action<BackendConfigPolicySpec.Builder> spec) => BackendConfigPolicy.New("p", @namespace: "edge")
        .Spec(s => s.TargetRefs(t => t.Group("").Kind("Service").Name("web")))
        .Spec(spec)
        .Build();

    private static List<EmitProblem> Evaluate(string release, params FoundResource[] resources) =>
        [.. new VariantEvaluator(Options(o => o with { ExportProperties = new Dictionary<string, string> { ["KgatewayRelease"] = release } })).Evaluate(resources)];
}
