using BackendDsl.Cel.Values;
using BackendDsl.Tests.RuleFiles;
using BackendDsl.Tests.Shared;
using BackendDsl.Validation.Rules;

namespace BackendDsl.EnvoyGateway.Tests.Rules;

/// <summary>Every rule fires on its bad example and is silent on its good one and on what is not known; what is printed from the files is up to date.</summary>
public sealed class RuleTests
{
    public static TheoryData<int> Indexes => [.. Enumerable.Range(0, RuleFile.Entries.Count)];

    [Fact]
    public void Every_rule_compiles()
    {
        Assert.Empty(EnvoyGatewayRules.Policies.FindMistakes());
        Assert.Empty(EnvoyGatewayRules.Backends.FindMistakes());
    }

    [Theory]
    [MemberData(nameof(Indexes))]
    public void Fires_on_its_bad_example_alone(int index)
    {
        var entry = RuleFile.Entries[index];
        var found = Assert.Single(Check(entry.Kind, entry.Bad), f => RuleFolder.Same(f.Rule, entry.Rule));
        Assert.StartsWith(entry.Rule.At.Split('[')[0], found.Violation.Path.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Check(entry.Kind, entry.Good), f => f.Rule.Id == entry.Rule.Id);
        RuleFile.Folder.CheckBlurred(entry, Check(entry.Kind, RuleEntry.Blur(entry.Bad)));
    }

    [Fact]
    public void What_is_told_without_values_says_so() => RuleFile.Folder.CheckShapes([.. RuleFile.Entries.SelectMany(e => Check(e.Kind, RuleEntry.Blur(e.Bad)))]);

    [Fact]
    public void Attributes_pages_and_rows_are_those_of_the_files() => RuleFile.Folder.CheckPrinted();

    [Fact]
    public void The_assembly_carries_the_rules() => RuleFile.Folder.CheckCarried(typeof(EnvoyGatewayTranslator).Assembly);

    [Fact]
    public void Rules_of_one_id_have_one_title_and_severity() => RuleFile.Folder.CheckIds();

    [Fact]
    public void The_guide_lists_every_rule() => PrintedSection.Check("docs/controller-rules.md", "Envoy Gateway", RuleFile.Folder.Table(withNeeds: false));

    [Fact]
    public void Ids_of_the_translation_have_pages()
    {
        for (var number = 4340; number <= 4350; number++)
            Assert.True(File.Exists(Path.Combine(TestData.RepositoryRoot, "docs", "diagnostics", $"BDSL{number}.md")), $"BDSL{number}");
    }

    [Fact]
    public void A_built_policy_is_judged_at_its_fields()
    {
        var input = new GatewayApi.GatewayInput();
        input.Add(V1Alpha1.BackendTrafficPolicy.New("p", @namespace: "edge").Spec(s => s
            .TargetRefs(t => t.Group("gateway.networking.k8s.io").Kind("Gateway").Name("eg"))
            .Timeout(t => t.Tcp(c => c.ConnectTimeout("0s")))
            .Http2(h => h.ConnectionKeepalive(k => k.Interval("30s")))).Build());
        Assert.Equal(["BDSL4301", "BDSL4307"], EnvoyGatewayRules.Check(input).Select(f => f.Finding.Id).Order(StringComparer.Ordinal));
    }

    private static IReadOnlyList<ControllerFinding> Check(string kind, Value spec) => [.. (kind == "Backend" ? EnvoyGatewayRules.Backends : EnvoyGatewayRules.Policies).Check(Value.Of(new ObjectNode(
    [
        new("apiVersion", Value.Of("gateway.envoyproxy.io/v1alpha1")),
        new("kind", Value.Of(kind)),
        new("metadata", Value.Of(new ObjectNode([new("name", Value.Of("p")), new("namespace", Value.Of("n"))]))),
        new("spec", spec),
    ])))];
}
