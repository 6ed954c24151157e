using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BackendDsl.Cel.Values;
using BackendDsl.Tool.Writing;
using BackendDsl.Validation.Definitions;

namespace BackendDsl.Tool.Explaining;

/// <summary>Values that a schema takes: for finding out by trying what a field becomes.</summary>
internal static class SampleValues
{
    private const int Deepest = 8;
    private const int MostValues = 12;

    private static readonly TimeSpan s_limit = TimeSpan.FromMilliseconds(50);

    /// <summary>Texts that cover what fields usually are: durations, names, hosts, addresses, sizes, versions, certificates' facts.</summary>
    private static readonly string[] s_texts = ["7s", "web", "web.example.com", "64Ki", "10.0.0.1", "1.2", "X-Test", "/ready", "50", "https://web.example.com", "10.0.0.0/8", "SHA256"];

    /// <summary>Values of a node, each different from the others; for an object one for each member that can be left out.</summary>
    public static IEnumerable<JsonNode> Of(SchemaNode node, int depth = 0)
    {
        if (depth > Deepest)
            return [];
        if (node.Enum.Count > 0)
            return node.Enum.Take(MostValues).Select(v => Node(v)).OfType<JsonNode>();
        if (node.IntOrString)
            return [JsonValue.Create(65536), JsonValue.Create("64Ki"), JsonValue.Create("50%")];
        return node.Type switch
        {
            SchemaType.Boolean => [JsonValue.Create(true), JsonValue.Create(false)],
            SchemaType.Integer or SchemaType.Number => [JsonValue.Create((long)Math.Min(node.Maximum ?? 7, Math.Max(node.Minimum ?? 7, 7)))],
            SchemaType.String => Texts(node).Select(t => (JsonNode)JsonValue.Create(t)),
            SchemaType.Array => node.Items is { } items ? Of(items, depth + 1).Take(MostValues).Select(v => (JsonNode)new JsonArray(v)) : [],
            _ => Objects(node, depth),
        };
    }

    /// <summary>One value of a node, with nothing in it but what must be; null where none is found.</summary>
    public static JsonNode? Least(SchemaNode node, int depth = 0) =>
        node.Type == SchemaType.Object && node.Enum.Count == 0 ? Required(node, depth) : Of(node, depth).FirstOrDefault();

    /// <summary>An object with what it must have.</summary>
    public static JsonObject Required(SchemaNode node, int depth = 0)
    {
        var made = new JsonObject();
        foreach (var name in node.Required)
        {
            if (depth < Deepest && node.FindProperty(name) is { } member && member.Default.IsAbsent && Least(member, depth + 1) is { } value)
                made[name] = value;
        }

        return made;
    }

    private static IEnumerable<JsonNode> Objects(SchemaNode node, int depth)
    {
        yield return Required(node, depth);
        if (node.AdditionalProperties is { } values && Least(values, depth + 1) is { } one)
            yield return new JsonObject { ["key"] = one };
        foreach (var property in node.Properties.Where(p => !node.Required.Contains(p.Name, StringComparer.Ordinal)))
        {
            if (Least(property.Schema, depth + 1) is not { } value)
                continue;
            var made = Required(node, depth);
            made[property.Name] = value;
            yield return made;
        }
    }

    private static IEnumerable<string> Texts(SchemaNode node) => s_texts.Where(t => t.Length >= (node.MinLength ?? 0) && t.Length <= (node.MaxLength ?? long.MaxValue) && Matches(node.Pattern, t));

    private static bool Matches(string? pattern, string text)
    {
        try
        {
            return pattern is null || Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, s_limit);
        }
        catch (Exception e) when (e is ArgumentException or RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static JsonNode? Node(Value value) => value.Kind == ValueKind.String ? JsonValue.Create(value.String) : JsonNode.Parse(ValueText.Of(value));
}
