using System.Text.Json;
using BackendDsl.Cel;
using BackendDsl.Cel.Values;
using BackendDsl.Tests.Shared;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Documents;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Validation.Tests.Cel;

public sealed class SchemaRuleTests(ITestOutputHelper output)
{
    private static readonly string[] s_compileMarkers = ["compilation failed:", "program instantiation failed:", "cel expression must evaluate to a bool"];

    [Fact]
    public void Every_rule_of_the_public_definitions_compiles()
    {
        var rules = 0;
        var distinct = new HashSet<string>();
        var refused = new List<string>();
        foreach (var file in Directory.EnumerateFiles(TestData.Find("crds"), "*.yaml", SearchOption.AllDirectories).Append(TestData.Find("kgateway", "backendconfigpolicies.crd.yaml")))
        {
            foreach (var definition in CustomResourceDefinitionReader.Read(File.ReadAllText(file), file, keepDescriptions: false).Definitions)
            {
                foreach (var version in definition.Versions)
                {
                    if (version.Schema is null)
                        continue;
                    foreach (var (path, node, rule, isRoot) in RuleWalker.Rules(version.Schema))
                    {
                        rules++;
                        distinct.Add(rule.Rule);
                        foreach (var libraries in new[] { CelLibraries.StoredExpressions, CelLibraries.NewExpressions })
                        {
                            var environment = SchemaEnvironments.For(node, isRoot, default, rule.OptionalOldSelf == true, libraries);
                            if (environment is null)
                                refused.Add($"{file} {path}: no environment");
                            else if (!CelExpression.TryCompile(rule.Rule, environment, out var expression, out var issues))
                                refused.Add($"{file} {path}: {rule.Rule}\n{string.Join("\n", issues)}");
                            else if (expression!.ResultType.Kind != CelTypeKind.Bool)
                                refused.Add($"{file} {path}: {rule.Rule}\nis {expression.ResultType}");
                            else if (!path.Contains("[]", StringComparison.Ordinal) && !path.Contains("{}", StringComparison.Ordinal) && SchemaCost.Estimate(expression, node, isRoot) > CelCost.RuleLimit)
                                refused.Add($"{file} {path}: {rule.Rule}\nmay cost {SchemaCost.Estimate(expression, node, isRoot)}");
                            if (rule.MessageExpression is { } message && environment is not null && !CelExpression.TryCompile(message, environment, out _, out var others))
                                refused.Add($"{file} {path}: {message}\n{string.Join("\n", others)}");
                        }
                    }
                }
            }
        }

        output.WriteLine($"{rules} rules, {distinct.Count} distinct, {refused.Count} refused");
        Assert.True(rules > 500, "the data holds more rules");
        Assert.True(refused.Count == 0, string.Join("\n", refused));
    }

    [Fact]
    public void Semantics_cases_compile_and_judge_as_the_server_does()
    {
        using var json = JsonDocument.Parse(TestData.ReadText("kubernetes", "semantics-cases.json"));
        var rules = 0;
        var judged = 0;
        var wrong = new List<string>();
        foreach (var one in json.RootElement.GetProperty("cases").EnumerateArray())
        {
            var schema = CustomResourceDefinitionReader.ReadSchema(one.GetProperty("schema").GetRawText());
            if (!RuleWalker.Rules(schema).Any())
                continue;
            var id = one.GetProperty("id").GetString();
            var crdErrors = Strings(one, "crdErrors");
            var refusals = crdErrors.Where(e => s_compileMarkers.Any(m => e.Contains(m, StringComparison.Ordinal)) && e.Contains(".rule:", StringComparison.Ordinal)).ToList();
            var ours = new List<string>();
            foreach (var (_, node, rule, isRoot) in RuleWalker.Rules(schema))
            {
                rules++;
                var environment = SchemaEnvironments.For(node, isRoot, default, rule.OptionalOldSelf == true, CelLibraries.NewExpressions);
                if (environment is null)
                    ours.Add("no environment");
                else if (!CelExpression.TryCompile(rule.Rule, environment, out var expression, out var issues))
                    ours.Add(CelExpression.Describe(issues));
                else if (expression!.ResultType.Kind != CelTypeKind.Bool)
                    ours.Add("cel expression must evaluate to a bool");
            }

            if (ours.Count != refusals.Count)
            {
                wrong.Add($"{id}: refused {string.Join(" ", ours)}; expected {string.Join(" ", refusals)}");
                continue;
            }

            for (var i = 0; i < ours.Count; i++)
            {
                if (!ours[i].Contains("selfType", StringComparison.Ordinal) && !refusals[i].EndsWith(ours[i], StringComparison.Ordinal))
                    output.WriteLine($"other words: {id}\n{ours[i]}\n{refusals[i]}");
            }

            if (refusals.Count > 0 || !one.TryGetProperty("final", out var final))
                continue;
            var errors = Strings(one, "objectErrors");
            if (errors.Exists(e => e.Contains("some validation rules were not checked", StringComparison.Ordinal)) || errors.Exists(e => e.Contains("got float64", StringComparison.Ordinal))
                || one.TryGetProperty("oldText", out _) || RuleWalker.Rules(schema).Any(r => r.Rule.FieldPath is not null))
                continue;
            judged++;
            var expected = errors.Select(e => e.Split(" | ")[1].Split(':')[0]).Distinct().Order().ToList();
            var failures = RuleWalker.Failures(schema, DocumentReader.ReadOne(final.GetRawText()), default).ToList();
            var got = failures.Select(f => f.Path).Distinct().Order().ToList();
            if (!expected.SequenceEqual(got) && !(expected is ["<nil>"] && got is [""]))
                wrong.Add($"{id}: fails at [{string.Join(", ", got)}] {string.Join(";", failures.Select(f => f.Outcome))}; expected {string.Join(" ", errors)}");
            foreach (var failure in failures.Where(f => f.Outcome.IsError))
            {
                if (!errors.Exists(e => e.Contains(failure.Outcome.Error.Message, StringComparison.Ordinal)))
                    output.WriteLine($"other words: {id}\n{failure.Outcome}\n{string.Join("\n", errors)}");
            }
        }

        output.WriteLine($"{rules} rules compiled, {judged} cases judged, {wrong.Count} wrong");
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public void Rules_that_may_get_too_expensive_are_those_the_server_refuses()
    {
        using var json = JsonDocument.Parse(TestData.ReadText("kubernetes", "semantics-cases.json"));
        var rules = 0;
        var refused = 0;
        var wrong = new List<string>();
        foreach (var one in json.RootElement.GetProperty("cases").EnumerateArray())
        {
            var schema = CustomResourceDefinitionReader.ReadSchema(one.GetProperty("schema").GetRawText());
            if (!RuleWalker.Rules(schema).Any())
                continue;
            var errors = Strings(one, "crdErrors").Where(e => e.Contains("estimated rule cost exceeds", StringComparison.Ordinal)).ToList();
            refused += errors.Count;
            var ours = new List<string>();
            foreach (var (path, node, rule, isRoot) in RuleWalker.Rules(schema))
            {
                if (SchemaEnvironments.For(node, isRoot, default, rule.OptionalOldSelf == true, CelLibraries.NewExpressions) is not { } environment
                    || !CelExpression.TryCompile(rule.Rule, environment, out var expression, out _))
                {
                    continue;
                }

                rules++;
                var repeated = path.Contains("[]", StringComparison.Ordinal) || path.Contains("{}", StringComparison.Ordinal);
                var cost = SchemaCost.Total(SchemaCost.Estimate(expression!, node, isRoot), repeated ? null : 1, node, isRoot);
                if (cost > CelCost.RuleLimit)
                    ours.Add($"by factor of {CelCost.Excess(cost, CelCost.RuleLimit)} (");
            }

            if (ours.Count != errors.Count || !ours.TrueForAll(o => errors.Exists(e => e.Contains(o, StringComparison.Ordinal))))
                wrong.Add($"{one.GetProperty("id")}: {string.Join(" ", ours)}; expected {string.Join(" ", errors)}");
        }

        output.WriteLine($"{rules} rules, {refused} too expensive, {wrong.Count} wrong");
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public void Older_servers_refuse_what_they_do_not_know_yet()
    {
        using var json = JsonDocument.Parse(TestData.ReadText("kubernetes", "semantics-cases.json"));
        KubernetesVersion oldest = "1.31";
        var compared = 0;
        var wrong = new List<string>();
        foreach (var one in json.RootElement.GetProperty("cases").EnumerateArray())
        {
            if (!one.TryGetProperty("otherVersions", out var versions) || !versions.TryGetProperty("1.31", out var other))
                continue;
            var schema = CustomResourceDefinitionReader.ReadSchema(one.GetProperty("schema").GetRawText());
            foreach (var (_, node, rule, isRoot) in RuleWalker.Rules(schema))
            {
                compared++;
                bool Compiles(CelLibraries libraries) => SchemaEnvironments.For(node, isRoot, oldest, rule.OptionalOldSelf == true, libraries) is { } environment
                    && CelExpression.TryCompile(rule.Rule, environment, out var expression, out _)
                    && (libraries == CelLibraries.StoredExpressions || SchemaCost.Estimate(expression!, node, isRoot) <= CelCost.RuleLimit);
                var refused = Strings(other, "objectErrors").Exists(e => e.Contains("rule compile error", StringComparison.Ordinal));
                if (refused == Compiles(CelLibraries.StoredExpressions) || (other.GetProperty("crdRejected").GetBoolean() == Compiles(CelLibraries.NewExpressions)))
                    wrong.Add($"{one.GetProperty("id")}: {other}");
            }
        }

        output.WriteLine($"{compared} rules compared, {wrong.Count} wrong");
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    private static List<string> Strings(JsonElement json, string name) =>
        json.TryGetProperty(name, out var list) ? list.EnumerateArray().Select(e => e.GetString()!).ToList() : [];
}
