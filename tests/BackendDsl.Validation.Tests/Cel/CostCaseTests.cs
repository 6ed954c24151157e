using System.Text.Json.Nodes;
using BackendDsl.Cel;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Acceptance;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Documents;
using BackendDsl.Validation.Schema;
using BackendDsl.Validation.Tests.Validation;

namespace BackendDsl.Validation.Tests.Cel;

/// <summary>Costs of rules as a server estimates and counts them, and what it refuses for them.</summary>
public class CostCaseTests(ITestOutputHelper output)
{
    [Fact]
    public void Cost_cases()
    {
        var actual = new Verdicts(output);
        var estimates = new Verdicts(output);
        var objects = new Verdicts(output);
        var definitions = new Verdicts(output);
        foreach (var c in Verdicts.Load("cel-costs.json")["cases"]!.AsArray())
        {
            var id = $"{c!["group"]}: {c["id"]}";
            var schema = CustomResourceDefinitionReader.ReadSchema(new JsonObject
            {
                ["type"] = "object",
                ["properties"] = new JsonObject { ["spec"] = c["schema"]!.DeepClone() },
            }.ToJsonString());
            definitions.Same(id, ServerErrors.Difference(c["crdErrors"], CrdAcceptance.Check(schema, "1.36")));
            foreach (var (path, rule) in Rules(schema.FindProperty("spec")!, ""))
                EvaluateEstimate(estimates, id, c, path, rule.Node, rule.Rule);
            var value = Wrap(c["object"]);
            var old = c["oldObject"] is null ? default : Wrap(c["oldObject"]);
            var validator = SchemaValidator.Create(schema, Verdicts.Test);
            var settings = new ValidationSettings { NamespaceMayBeMissing = true, OldObject = old };
            if (c["valid"] is not null)
            {
                var result = validator.Validate(value, settings);
                objects.Same(id, result.IsValid == c["valid"]!.GetValue<bool>() ? ServerErrors.Difference(c["errors"], result.Violations) : $"valid {result.IsValid}: {string.Join("; ", result.Violations)}");
            }

            if (c["runtimeCost"] is { } cost)
                actual.Same(id, validator.MeasureRules(value, settings) is var mine && mine == cost.GetValue<long>() ? null : $"{mine} for {cost}");
            else if (c["runtimeCostRange"] is { } range)

                // The order of a map's keys decides, which is random there and the document's here; the least that was seen need not be the least there is.
                actual.Same(id, validator.MeasureRules(value, settings) is var one && one > 0 && one <= range[1]!.GetValue<long>() ? null : $"{one} for {range.ToJsonString()}");
        }

        estimates.Print("estimates");
        actual.Print("actual costs");
        objects.Print("verdicts over objects");
        definitions.Finish("refusals of definitions");
        actual.Finish("actual costs");
        estimates.Finish("estimates");
        objects.Finish("verdicts over objects");
    }

    private static Value Wrap(JsonNode? spec) => Verdicts.Wrap(DocumentReader.ReadOne(new JsonObject { ["spec"] = spec?.DeepClone() }.ToJsonString()));

    private static void EvaluateEstimate(Verdicts verdicts, string id, JsonNode c, string path, SchemaNode node, ValidationRule rule)
    {
        var expected = c["estimates"]!.AsArray().FirstOrDefault(e => e!["path"]!.GetValue<string>() == path && e["rule"]!.GetValue<string>() == rule.Rule);
        if (expected is null)
        {
            verdicts.Same(id, $"no estimate at '{path}'");
            return;
        }

        var environment = SchemaEnvironments.For(node, isResourceRoot: false, "1.36", rule.OptionalOldSelf == true, CelLibraries.NewExpressions)!;
        if (!CelExpression.TryCompile(rule.Rule, environment, out var expression, out var issues))
        {
            var told = CelExpression.Describe(issues);
            verdicts.Same(id, told == expected["compileError"]?.GetValue<string>() ? null : $"'{told}' for '{expected["compileError"]}'");
            return;
        }

        var cost = SchemaCost.Estimate(expression!, node);
        var cardinality = SchemaCost.MaxCardinality(node);
        var total = SchemaCost.Total(cost, expected["cardinality"]?.GetValue<ulong>(), node);
        var message = "";
        if (rule.MessageExpression is { } text && CelExpression.TryCompile(text, environment, out var told2, out _))
            message = SchemaCost.Estimate(told2!, node).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var mine = $"{cost} {cardinality} {total} {message}";
        var theirs = $"{expected["maxCost"]} {expected["maxCardinality"]} {expected["total"]} {expected["messageExpressionMaxCost"]}";
        verdicts.Same(id, mine == theirs ? null : $"{mine} for {theirs}");
    }

    private static IEnumerable<(string Path, (SchemaNode Node, ValidationRule Rule))> Rules(SchemaNode node, string path)
    {
        foreach (var rule in node.Rules)
            yield return (path, (node, rule));
        var prefix = path.Length == 0 ? "" : path + ".";
        foreach (var property in node.Properties)
        {
            foreach (var inner in Rules(property.Schema, prefix + "properties." + property.Name))
                yield return inner;
        }

        if (node.Items is not null)
        {
            foreach (var inner in Rules(node.Items, prefix + "items"))
                yield return inner;
        }

        if (node.AdditionalProperties is not null)
        {
            foreach (var inner in Rules(node.AdditionalProperties, prefix + "additionalProperties"))
                yield return inner;
        }
    }
}
