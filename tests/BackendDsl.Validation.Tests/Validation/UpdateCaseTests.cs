using System.Text.Json.Nodes;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Acceptance;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Documents;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Validation.Tests.Validation;

/// <summary>Updates as a server's own update strategy decides them.</summary>
public class UpdateCaseTests(ITestOutputHelper output)
{
    [Fact]
    public void Update_cases()
    {
        var verdicts = new Verdicts(output);
        var groups = new SortedDictionary<string, (int Same, int All)>(StringComparer.Ordinal);
        foreach (var c in Verdicts.Load("update-cases.json")["cases"]!.AsArray())
        {
            var difference = Evaluate(c!);
            var group = c!["group"]!.GetValue<string>();
            groups.TryGetValue(group, out var count);
            groups[group] = (count.Same + (difference is null ? 1 : 0), count.All + 1);
            verdicts.Same($"{group}: {c["id"]}", difference);
        }

        foreach (var (group, count) in groups)
            output.WriteLine($"{group}: {count.Same} of {count.All}");
        verdicts.Finish("update cases");
    }

    private static string? Evaluate(JsonNode c)
    {
        var schema = CustomResourceDefinitionReader.ReadSchema(c["schema"]!.ToJsonString());
        var hasStatus = c["statusSubresource"]?.GetValue<bool>() ?? false;
        var refused = CrdAcceptance.Check(schema, "1.36", hasStatusSubresource: hasStatus);
        if (ServerErrors.Difference(c["crdErrors"], refused) is { } other)
            return "definition " + other;
        if (c["crdErrors"] is not null)
            return null;

        var identity = new ResourceIdentity("test.example.com", "v1", "Test", IsNamespaced: true, HasStatusSubresource: hasStatus);
        var validator = SchemaValidator.Create(schema, identity);
        var old = DocumentReader.ReadOne(WithServerMetadata(c["old"]!).ToJsonString());
        var value = DocumentReader.ReadOne(c["new"]!.ToJsonString());
        var isStatus = c["op"]?.GetValue<string>() == "status";
        if (c["decodeError"] is not null)
            return validator.Validate(value, new() { RequestNamespace = "default", OldObject = old }).IsValid ? "decoded" : null;

        var update = validator.Validate(value, new() { RequestNamespace = "default", OldObject = old, IsStatusUpdate = isStatus });
        if (update.IsValid != c["valid"]!.GetValue<bool>())
            return $"valid {update.IsValid}: {Expected(c["errors"])} but {string.Join("; ", update.Violations)}";
        if (ServerErrors.Difference(c["errors"], update.Violations) is { } updated)
            return "update " + updated;
        var warned = update.Warnings.Select(w => w.ToString()).Order(StringComparer.Ordinal).ToList();
        if (!Verdicts.Strings(c["warnings"]).Order(StringComparer.Ordinal).SequenceEqual(warned))
            return $"warnings {string.Join("; ", warned)} for {string.Join("; ", Verdicts.Strings(c["warnings"]))}";
        var unknown = update.UnknownFields.Select(f => f.ToString()).Order(StringComparer.Ordinal).ToList();
        if (!Verdicts.Strings(c["unknownFields"]).Order(StringComparer.Ordinal).SequenceEqual(unknown))
            return "unknown fields " + string.Join("; ", unknown);
        if (c["createErrors"] is { } createErrors && !IsGeneratedName(createErrors)
            && ServerErrors.Difference(createErrors, validator.Validate(value, new() { RequestNamespace = "default" }).Violations) is { } created)
        {
            return "create " + created;
        }

        return Stored(validator, DocumentReader.ReadOne(c["old"]!.ToJsonString()), c["oldStored"]) ?? Stored(validator, value, c["newStored"]);
    }

    // What the server keeps in an object by itself; the cases do not show it.
    private static JsonNode WithServerMetadata(JsonNode old)
    {
        var copy = old.DeepClone();
        if (copy["metadata"] is JsonObject metadata)
        {
            metadata["uid"] = "11111111-1111-4111-8111-111111111111";
            metadata["namespace"] = "default";
        }

        return copy;
    }

    // No name was generated where the cases were made.
    private static bool IsGeneratedName(JsonNode errors) => errors.AsArray().Any(e => e!["type"]!.GetValue<string>().Length == 0);

    private static string Expected(JsonNode? errors) => errors?.ToJsonString() ?? "";

    private static string? Stored(SchemaValidator validator, Value value, JsonNode? expected)
    {
        if (expected is null)
            return null;
        var mine = Verdicts.GoJson(validator.Normalize(value, out _));
        return JsonNode.DeepEquals(expected, JsonNode.Parse(mine)) ? null : $"stored {mine} for {expected.ToJsonString()}";
    }
}
