using BackendDsl.Analyzers.Tests.Infrastructure;

namespace BackendDsl.Analyzers.Tests.Variants;

/// <summary>A property of the project chooses the version of a definition, and the compiler judges by it.</summary>
public sealed class VariantTests
{
    private const string Targets = """s.TargetRefs(t => t.Group("").Kind("Service").Name("web"));""";

    [Theory]
    [InlineData("2.1", "s.CircuitBreakers(c => c.MaxRetries(1));", "BDSL4091")]
    [InlineData("2.2", "s.CircuitBreakers(c => c.MaxRetries(1));", "")]
    [InlineData("2.2", "s.CircuitBreakers(c => c.MaxRetries(1).TrackRemaining(true));", "BDSL4091")]
    [InlineData("2.3.9", "s.CircuitBreakers(c => c.MaxRetries(1).TrackRemaining(true));", "BDSL4094")]
    [InlineData("2.4", "s.LoadBalancer(l => l.RoundRobin(_ => { }).ZoneAware(z => z.PreferLocal(_ => { })));", "")]
    [InlineData("2.3", "s.LoadBalancer(l => l.RoundRobin(_ => { }).ZoneAware(z => z.PreferLocal(_ => { })));", "BDSL4091")]
    [InlineData("2.4", "s.Dns(d => d.LookupFamily(\"All\"));", "BDSL4091")]
    [InlineData("next", "s.Dns(d => d.LookupFamily(\"All\"));", "")]
    [InlineData("*", "s.Dns(d => d.LookupFamily(\"All\"));", "")]
    [InlineData("2.4", "s.Http1ProtocolOptions(h => h.HeaderFormat(\"ProperCaseHeaderKeyFormat\"));", "BDSL4092")]
    [InlineData("docs", "s.Http1ProtocolOptions(h => h.HeaderFormat(\"ProperCaseHeaderKeyFormat\"));", "")]
    [InlineData("2.4", "s.Tls(t => t.Sni(\"a.example.com\"));", "BDSL2001")]
    [InlineData("*", "s.Tls(t => t.Sni(\"a.example.com\"));", "")]
    [InlineData("v2.4", "s.Dns(d => d.LookupFamily(\"All\"));", "BDSL4091")]
    [InlineData("2.4.3", "s.ConnectTimeout(\"1s\");", "")]
    [InlineData("2.4.2", "s.ConnectTimeout(\"1s\");", "BDSL4094")]
    [InlineData("9.9", "s.ConnectTimeout(\"1s\");", "BDSL0104")]
    [InlineData("2", "s.ConnectTimeout(\"1s\");", "BDSL0104")]
    public async Task A_member_limit_or_rule_of_another_version_is_told(string release, string calls, string expected)
    {
        var found = await Evaluate(release, calls);
        Assert.Equal(expected.Length == 0 ? [] : [expected], found.Where(id => id is not ("BDSL4090" or "BDSL4013" or "BDSL4030")));
    }

    [Fact]
    public async Task The_Envoy_of_the_rules_is_the_one_that_comes_with_the_version()
    {
        const string Calls = "s.CircuitBreakers(c => c.RetryBudget(b => b.BudgetInterval(\"10s\")));";
        Assert.Contains("BDSL4033", await Evaluate("2.4", Calls));
        Assert.DoesNotContain("BDSL4033", await Evaluate("next", Calls));
        Assert.Contains("BDSL4033", await Evaluate("next", Calls, "1.38"));
        Assert.DoesNotContain("BDSL4033", await Evaluate("2.4", Calls, "1.39"));
    }

    [Fact]
    public async Task The_version_that_is_assumed_is_told_once()
    {
        Assert.Equal(["BDSL4093"], await Evaluate("", "s.ConnectTimeout(\"1s\");"));
        Assert.Contains("BDSL4091", await Evaluate("", "s.Dns(d => d.LookupFamily(\"All\"));"));
    }

    private static async Task<List<string>> Evaluate(string release, string calls, string? envoy = null)
    {
        var compilation = AnalyzerRun.Compile("using BackendDsl;\nusing BackendDsl.Kgateway.V1Alpha1;\nusing System;\n" + ResourceTest.Policy(Targets + calls));
        var properties = new Dictionary<string, string> { ["KgatewayRelease"] = release };
        if (envoy is not null)
            properties["EnvoyVersion"] = envoy;
        var options = new Microsoft.CodeAnalysis.Diagnostics.AnalyzerOptions([], new BuildOptions(new Dictionary<string, string>(), properties));
        return [.. (await AnalyzerRun.RunAsync(compilation, options, new ResourceAnalyzer())).Select(d => d.Id)];
    }
}
