using System.Text.Json;
using System.Text.Json.Nodes;
using BackendDsl.Tests.Shared;

namespace BackendDsl.Tool.Tests;

/// <summary>Whole data sets to C# and back: every object the server takes comes back as it was. One compilation for all of them.</summary>
public sealed class ImportRoundTripTests
{
    private const string Root = "Imported";

    [Fact]
    public void The_valid_objects_of_every_public_set_come_back_as_they_were()
    {
        var folder = Path.GetDirectoryName(TestData.Find("kubernetes", "public", "gateway.networking.k8s.io_Gateway_v1.json"))!;
        var crds = Directory.EnumerateFiles(TestData.Find("crds"), "*.*", SearchOption.AllDirectories).GroupBy(f => Path.GetFileName(f)).ToDictionary(g => g.Key, g => g.First());
        var (sources, definitions, expected) = (new List<string>(), new SortedSet<string>(StringComparer.Ordinal), new Dictionary<(string, string), (string Set, string Json)>());
        var differences = new List<string>();
        var all = 0;
        using var run = new CommandRun();
        foreach (var (file, number) in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select((f, i) => (f, i)))
        {
            var set = JsonDocument.Parse(File.ReadAllText(file)).RootElement;
            var crd = crds[Path.GetFileName(set.GetProperty("crdFile").GetString()!)];
            var objects = set.GetProperty("cases").EnumerateArray().Where(IsPlain).Select((c, i) => Named(c.GetProperty("object"), i)).ToList();
            all += objects.Count;
            var className = $"Set{number}";
            run.With($"{className}.yaml", string.Concat(objects.Select(o => "---\n" + o.ToJsonString() + "\n")));
            run.Run("import", "-f", $"{className}.yaml", "--crd", crd, "--csharp-namespace", Root, "--out", $"{className}.cs");
            if (run.Code != 0)
            {
                differences.Add($"{Path.GetFileName(file)}: {run.Error}");
                continue;
            }

            definitions.Add(crd);
            sources.Add(run.Read($"{className}.cs"));
            for (var i = 0; i < objects.Count; i++)
                expected[(className, $"P{i}")] = (Path.GetFileName(file), objects[i].ToJsonString());
        }

        var found = ImportCompilation.Run(Root, sources, definitions);
        foreach (var (key, (set, json)) in expected)
        {
            if (!found.TryGetValue(key, out var back) || !JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(back)))
                differences.Add($"{set}: {json}\n  {back}");
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{all - differences.Count} of {all} come back as they were\n{string.Join('\n', differences.Take(5))}");
        Assert.True(differences.Count == 0, $"{differences.Count} of {all}:\n{string.Join('\n', differences.Take(5))}");
        Assert.True(all > 1000, $"{all} objects only");
    }

    /// <summary>
    /// Valid, and nothing in it that the server would drop, since such a field has no place in a type; and without what is the server's to write: import leaves
    /// owner references and an empty namespace out, and says so.
    /// </summary>
    private static bool IsPlain(JsonElement one) => one.GetProperty("valid").GetBoolean() && !one.TryGetProperty("unknownFields", out _)
        && (!one.GetProperty("object").TryGetProperty("metadata", out var metadata)
            || (!metadata.TryGetProperty("ownerReferences", out _) && !(metadata.TryGetProperty("namespace", out var space) && space.ValueEquals(""))));

    private static JsonNode Named(JsonElement element, int index)
    {
        var node = JsonNode.Parse(element.GetRawText())!;
        node["metadata"]!["name"] = $"p{index}";
        DropNulls(node);
        return node;
    }

    /// <summary>As a server does before it looks at anything.</summary>
    private static void DropNulls(JsonNode node)
    {
        foreach (var name in (node as JsonObject)?.Where(m => m.Value is null).Select(m => m.Key).ToList() ?? [])
            ((JsonObject)node).Remove(name);
        var inner = node switch { JsonObject o => o.Select(m => m.Value), JsonArray a => a, _ => [] };
        foreach (var child in inner)
        {
            if (child is not null)
                DropNulls(child);
        }
    }
}
