using System.IO.Compression;
using System.Text.Json;
using BackendDsl.Tests.Shared;

namespace BackendDsl.Validation.Tests.BuiltIn;

/// <summary>One create or update with the server's answer.</summary>
internal sealed class VerdictCase(JsonElement json)
{
    public string Id { get; } = Text(json, "id")!;

    public string Kind { get; } = Text(json, "kind")!;

    public string ApiVersion { get; } = Text(json, "apiVersion")!;

    public bool IsUpdate { get; } = Text(json, "op") == "update";

    public string Rule { get; } = Text(json, "rule")!;

    public string Object { get; } = Text(json, "object")!;

    public string? Old { get; } = Text(json, "old");

    public bool OldIsStored { get; } = json.TryGetProperty("oldStored", out var stored) && stored.GetBoolean();

    public bool IsValid { get; } = json.GetProperty("valid").GetBoolean();

    public string? DecodeError { get; } = Text(json, "decodeError");

    public IReadOnlyList<string> StrictErrors { get; } = Texts(json, "strictErrors");

    public IReadOnlyList<(string Type, string Field, string Message)> Errors { get; } = Causes(json);

    public IReadOnlyList<string> Warnings { get; } = Texts(json, "warnings");

    /// <summary>Only an allocator or the request decides: not a verdict for an offline judge.</summary>
    public bool IsOutside { get; } = json.TryGetProperty("requestError", out _) || json.TryGetProperty("allocation", out _);

    public JsonElement? Defaulted { get; } = json.TryGetProperty("defaulted", out var defaulted) ? defaulted.Clone() : null;

    public IReadOnlyDictionary<string, JsonElement> OtherVersions { get; } = json.TryGetProperty("otherVersions", out var others)
        ? others.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.Clone())
        : new Dictionary<string, JsonElement>();

    public static List<VerdictCase> ReadAll()
    {
        using var file = new GZipStream(File.OpenRead(TestData.Find("kubernetes", "builtin-verdicts.jsonl.gz")), CompressionMode.Decompress);
        using var reader = new StreamReader(file);
        var cases = new List<VerdictCase>();
        while (reader.ReadLine() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            cases.Add(new(json.RootElement));
        }

        return cases;
    }

    public static IReadOnlyList<(string Type, string Field, string Message)> Causes(JsonElement json) => json.TryGetProperty("errors", out var list)
        ? [.. list.EnumerateArray().Select(e => (Text(e, "type")!, Text(e, "field") ?? "", Text(e, "message") ?? ""))]
        : [];

    public static IReadOnlyList<string> Texts(JsonElement json, string name) => json.TryGetProperty(name, out var list)
        ? [.. list.EnumerateArray().Select(e => e.GetString()!)]
        : [];

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var text) ? text.GetString() : null;
}
