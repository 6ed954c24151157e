using System.Text.Json;
using System.Text.Json.Nodes;
using BackendDsl.Cel.Values;
using BackendDsl.Tests.Shared;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Validation.Tests.Validation;

/// <summary>Runs cases and tells how many agree.</summary>
internal sealed class Verdicts(ITestOutputHelper output)
{
    private readonly List<string> _differences = [];
    private readonly List<string> _otherWords = [];

    public static readonly ResourceIdentity Test = new("test.example.com", "v1", "Test", IsNamespaced: true);

    public int Count { get; private set; }

    public static JsonNode Load(params string[] parts) => JsonNode.Parse(TestData.ReadText(["kubernetes", .. parts]))!;

    public static Value Wrap(Value fields)
    {
        var root = new ObjectNode();
        root.Set("apiVersion", Value.Of("test.example.com/v1"));
        root.Set("kind", Value.Of("Test"));
        var metadata = new ObjectNode();
        metadata.Set("name", Value.Of("x"));
        root.Set("metadata", Value.Of(metadata));
        for (var i = 0; i < fields.Object.Count; i++)
            root.Set(fields.Object.NameAt(i), fields.Object.ValueAt(i));
        return Value.Of(root);
    }

    public static IEnumerable<string> Strings(JsonNode? node) => node?.AsArray().Select(n => n!.GetValue<string>()) ?? [];

    public void Same(string id, string? difference)
    {
        Count++;
        if (difference is not null)
            _differences.Add(id + ": " + difference);
    }

    /// <summary>Counts messages that are worded otherwise than the server's.</summary>
    public void SameWords(IEnumerable<string> expected, ValidationResult result)
    {
        foreach (var other in ErrorSets.OtherWords(expected, result.Violations))
            _otherWords.Add(other);
    }

    public void SameJson(string id, JsonNode? expected, Value actual)
    {
        if (expected is null)
            return;
        var mine = JsonNode.Parse(GoJson(actual));
        if (!JsonNode.DeepEquals(expected, mine))
            _differences.Add($"{id}: final {expected.ToJsonString()} but {mine?.ToJsonString()}");
    }

    public static string GoJson(Value value) => BackendDsl.Validation.Schema.GoText.Json(value);

    /// <summary>Tells the count and asserts that no more than so many differ; lower it where more agree.</summary>
    public void Finish(string what, int differing = 0)
    {
        Print(what);
        Assert.True(_differences.Count <= differing, $"{_differences.Count} differ: {string.Join("\n", _differences.Take(3))}");
    }

    public void Print(string what)
    {
        output.WriteLine($"{what}: {Count - _differences.Count} of {Count}");
        output.WriteLine($"{what}: {_otherWords.Count} messages in other words");
        foreach (var other in _otherWords.Distinct().Take(Environment.GetEnvironmentVariable("ALL_DIFFERENCES") is null ? 5 : int.MaxValue))
            output.WriteLine("other words: " + other.ReplaceLineEndings(" "));
        foreach (var difference in _differences.Take(Environment.GetEnvironmentVariable("ALL_DIFFERENCES") is null ? 40 : int.MaxValue))
            output.WriteLine(difference);
    }
}
