using System.Reflection;
using BackendDsl.Cel.Values;
using BackendDsl.Tests.Shared;
using BackendDsl.Validation.Documents;
using BackendDsl.Validation.Rules;

namespace BackendDsl.EnvoyGateway.Tests.Rules;

/// <summary>Every rule fires on its bad example and is silent on its good one and on what is not known; what is printed from the files is up to date.</summary>
public sealed class RuleTests
{
    private static readonly string s_folder = Path.Combine(TestData.RepositoryRoot, "runtime", "BackendDsl.EnvoyGateway", "Rules");

    private static readonly IReadOnlyList<(string Kind, IObjectValue Entry)> s_entries = [.. Read("BackendTrafficPolicy"), .. Read("Backend")];

    // What is wrong whatever the values are: a member that has no effect, or that is missing.
    private static readonly string[] s_structural = ["BDSL4307", "BDSL4309", "BDSL4317", "BDSL4320", "BDSL4321"];

    public static TheoryData<int> Indexes => [.. Enumerable.Range(0, s_entries.Count)];

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
        var (kind, entry) = s_entries[index];
        var (id, at) = (entry["id"].String, entry["at"].String);
        var found = Assert.Single(Check(kind, entry["bad"]), f => f.Rule.Id == id && f.Rule.At == at);
        Assert.StartsWith(at.Split('[')[0], found.Violation.Path.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Check(kind, entry["good"]), f => f.Rule.Id == id);
        Assert.DoesNotContain(Check(kind, Blur(entry["bad"])), f => !s_structural.Contains(f.Rule.Id));
    }

    [Fact]
    public void The_assembly_carries_the_rules_of_the_files_and_each_id_has_its_page()
    {
        var carried = typeof(EnvoyGatewayTranslator).Assembly.GetCustomAttributes<ControllerRuleAttribute>().Select(a => (a.Kind, a.Id, a.At, a.Rule, a.Message, a.Fields, a.IsWarning));
        var written = s_entries.Select(e => (e.Kind, Text(e.Entry, "id")!, Text(e.Entry, "at")!, Text(e.Entry, "rule")!, Text(e.Entry, "message")!, Text(e.Entry, "fields"), Text(e.Entry, "severity") == "warning"));
        Assert.Equal(written.Order(), carried.Order());
        foreach (var group in s_entries.GroupBy(e => Text(e.Entry, "id")!))
        {
            var page = File.ReadAllText(Path.Combine(TestData.RepositoryRoot, "docs", "diagnostics", group.Key + ".md"));
            Assert.StartsWith($"# {group.Key}: {Text(group.First().Entry, "title")}\n\n{Text(group.First().Entry, "why")}\n", page.ReplaceLineEndings("\n"), StringComparison.Ordinal);
            Assert.Single(group.Select(e => (Text(e.Entry, "title"), Text(e.Entry, "severity"))).Distinct());
        }
    }

    [Fact]
    public void The_guide_lists_every_rule()
    {
        var text = new System.Text.StringBuilder("| id | what | kind | of `spec` | severity |\n|---|---|---|---|---|\n");
        foreach (var group in s_entries.GroupBy(e => Text(e.Entry, "id")!).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var first = group.First();
            var places = group.Select(e => Text(e.Entry, "at") is "spec" ? "(itself)" : $"`{Text(e.Entry, "at")!["spec.".Length..]}`").Distinct();
            text.Append($"| [{group.Key}](diagnostics/{group.Key}.md) | {Text(first.Entry, "title")} | {first.Kind} | {string.Join(", ", places)} | {Text(first.Entry, "severity") ?? "error"} |\n");
        }

        PrintedSection.Check("docs/controller-rules.md", "Envoy Gateway", text.ToString());
    }

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

    private static IEnumerable<(string, IObjectValue)> Read(string kind)
    {
        var rules = DocumentReader.ReadOne(File.ReadAllText(Path.Combine(s_folder, kind.ToLowerInvariant() + ".yaml"))).Object["rules"].Array;
        for (var i = 0; i < rules.Count; i++)
            yield return (kind, rules[i].Object);
    }

    private static string? Text(IObjectValue entry, string name) => entry[name] is { Kind: ValueKind.String } text ? text.String : null;

    private static Value Blur(Value value) => value.Kind switch
    {
        ValueKind.Object => Value.Of(new ObjectNode(Enumerable.Range(0, value.Object.Count).Select(i => KeyValuePair.Create(value.Object.NameAt(i), Blur(value.Object.ValueAt(i)))))),
        ValueKind.Array => Value.Of(new ArrayNode(Enumerable.Range(0, value.Array.Count).Select(i => Blur(value.Array[i])))),
        _ => Value.Unknown,
    };
}
