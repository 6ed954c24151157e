using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using BackendDsl.Validation.Definitions;

namespace BackendDsl.Kgateway.Releases;

/// <summary>
/// The custom resource definitions of each release, from a table of our own: the newest release whole, the others as JSON merge patches
/// (RFC 7386). <c>eng/kgateway/definitions.py</c> writes the table.
/// </summary>
internal static class ReleaseDefinitions
{
    private const string Resource = "BackendDsl.Kgateway.Releases.definitions.json";

    private static readonly Lazy<JsonObject> s_table = new(Load);
    private static readonly ConcurrentDictionary<string, DefinitionSet> s_sets = new(StringComparer.Ordinal);

    /// <summary>The names there are, sorted.</summary>
    public static IReadOnlyList<string> Names { get; } = ["2.1", "2.1.0", "2.1.2", "2.2", "2.2.0", "2.3", "2.3.0", "2.4", "2.4.0", "docs", "main", "next"];

    /// <summary>The definitions of that name.</summary>
    public static DefinitionSet Of(string name) => s_sets.GetOrAdd(name, Read);

    private static DefinitionSet Read(string name)
    {
        var definitions = new List<CustomResourceDefinition>();
        foreach (var (_, kind) in s_table.Value["kinds"]!.AsObject())
        {
            var definition = kind!["definition"]!.DeepClone();
            var schema = kind["schema"]!.DeepClone();
            if (name != s_table.Value["base"]!.GetValue<string>())
                schema = Patch(schema, kind["patches"]![name]!);
            definition["spec"]!["versions"]![0]!["schema"] = new JsonObject { ["openAPIV3Schema"] = schema };
            definitions.AddRange(CustomResourceDefinitionReader.Read(definition.ToJsonString(), $"kgateway {name}").Definitions);
        }

        return new($"kgateway {name}", definitions, []);
    }

    private static JsonNode Patch(JsonNode target, JsonNode patch)
    {
        if (patch is not JsonObject changes)
            return patch.DeepClone();
        var result = target as JsonObject ?? [];
        foreach (var (key, value) in changes)
        {
            if (value is null)
                result.Remove(key);
            else
                result[key] = Patch(result[key] is { } old && value is JsonObject ? old.DeepClone() : new JsonObject(), value);
        }

        return result;
    }

    private static JsonObject Load()
    {
        using var stream = typeof(ReleaseDefinitions).Assembly.GetManifestResourceStream(Resource)!;
        return JsonNode.Parse(stream)!.AsObject();
    }
}
