using System.Text.Json.Nodes;
using BackendDsl.Validation.Acceptance;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Documents;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Validation.Tests.Validation;

/// <summary>Cases read out of the server's sources by hand.</summary>
public class ExtraCaseTests(ITestOutputHelper output)
{
    private const int Sure = 3;

    [Fact]
    public void Extra_cases()
    {
        var sure = new Verdicts(output);
        var data = Verdicts.Load("extra-cases.json");
        foreach (var c in (data as JsonArray ?? data["cases"]!.AsArray()))
        {
            var difference = c!["definition"] is { } definition ? EvaluateDefinition(c, definition) : Evaluate(c);
            if (c["sure"]!.GetValue<int>() >= Sure)
                sure.Same(c["id"]!.GetValue<string>(), difference);
            else
                output.WriteLine($"not sure: {c["id"]}: {difference ?? "agrees"}");
        }

        sure.Finish("sure extra cases");
    }

    private static string? EvaluateDefinition(JsonNode c, JsonNode document)
    {
        var definition = CustomResourceDefinitionReader.Read(document.ToJsonString()).Definitions.Single();
        return Accepted(c["crd"]!.GetValue<string>(), CrdAcceptance.Check(definition, "1.36"));
    }

    private static string? Evaluate(JsonNode c)
    {
        var schema = CustomResourceDefinitionReader.ReadSchema(c["schema"]!.ToJsonString());
        var refused = Accepted(c["crd"]?.GetValue<string>() ?? "ok", CrdAcceptance.Check(schema, "1.36"));
        if (refused is not null || c["object"] is null)
            return refused;
        var validator = SchemaValidator.Create(schema, Verdicts.Test);
        var value = Verdicts.Wrap(DocumentReader.ReadOne(c["object"]!.GetValue<string>()));
        var old = c["old"] is { } text ? Verdicts.Wrap(DocumentReader.ReadOne(text.GetValue<string>())) : default;
        var found = validator.Validate(value, new() { NamespaceMayBeMissing = true, OldObject = old }).Violations;
        var expected = Verdicts.Strings(c["expect"]).Order(StringComparer.Ordinal).ToList();
        var mine = found.Select(v => $"{v.Reason} | {v.Path}").Distinct().Order(StringComparer.Ordinal).ToList();
        if (!expected.SequenceEqual(mine))
            return $"found {string.Join("; ", found)} for {string.Join("; ", expected)}";
        if (c["message"] is { } message && !found.Any(v => v.Message.Contains(message.GetValue<string>(), StringComparison.Ordinal)))
            return $"message {string.Join("; ", found)} for {message}";
        if (c["final"] is { } final && Verdicts.GoJson(validator.Normalize(value, out _).Object["spec"]) is var kept && !JsonNode.DeepEquals(final, JsonNode.Parse(kept)))
            return $"final {kept}";
        return null;
    }

    private static string? Accepted(string expected, IReadOnlyList<Finding> found) => expected switch
    {
        "any" => null,
        "ok" => found.Count == 0 ? null : "definition refused: " + string.Join("; ", found),
        _ => found.Any(v => $"{v.Reason} | {v.Path} | {v.Message}".Contains(expected, StringComparison.Ordinal)) ? null : $"definition: {string.Join("; ", found)} for {expected}",
    };
}
