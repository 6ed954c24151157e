using System.Text.Json;
using System.Text.Json.Nodes;
using BackendDsl.Cel.Values;
using BackendDsl.Tests.Shared;
using BackendDsl.Tool.Inputs;
using BackendDsl.Tool.Writing;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Schema;
using BackendDsl.Validation.Tests.Validation;

namespace BackendDsl.Tool.Tests;

/// <summary>Whole data sets to C# and back: every object the server takes comes back as it was. One compilation for all of them.</summary>
public sealed class ImportRoundTripTests
{
    private const string Root = "Imported";

    private readonly List<string> _sources = [];
    private readonly SortedSet<string> _definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Class, string Member), string> _expected = [];
    private readonly List<string> _differences = [];

    [Fact]
    public void Valid_objects_of_every_public_set_and_random_ones_of_every_definition_come_back_as_they_were()
    {
        using var run = new CommandRun();
        var all = TestData.IsPresent ? TakePublicSets(run) : 0;
        var (random, reached, versions) = TakeRandomObjects(run);
        var found = ImportCompilation.Run(Root, _sources, _definitions);
        foreach (var (key, json) in _expected)
        {
            if (!found.TryGetValue(key, out var back) || !JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(back)))
                _differences.Add($"{key.Class}: {json}\n  {back}");
        }

        var told = $"{all} objects of public sets and {random} random ones, of {reached} of {versions} versions: {_differences.Count} do not come back as they were\n{string.Join('\n', _differences.Take(5))}";
        TestContext.Current.TestOutputHelper?.WriteLine(told);
        Assert.True(_differences.Count == 0, told);
        Assert.True(random >= (TestData.IsPresent ? 230 : 100), told);
        Assert.True(all > 1000 || !TestData.IsPresent, told);
    }

    /// <summary>What a real server was asked and took.</summary>
    private int TakePublicSets(CommandRun run)
    {
        var folder = Path.GetDirectoryName(TestData.Find("kubernetes", "public", "gateway.networking.k8s.io_Gateway_v1.json"))!;
        var crds = Directory.EnumerateFiles(TestData.Find("crds"), "*.*", SearchOption.AllDirectories).GroupBy(f => Path.GetFileName(f)).ToDictionary(g => g.Key, g => g.First());
        var all = 0;
        foreach (var (file, number) in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select((f, i) => (f, i)))
        {
            var set = JsonDocument.Parse(File.ReadAllText(file)).RootElement;
            var objects = set.GetProperty("cases").EnumerateArray().Where(IsPlain).Select((c, i) => Named(c.GetProperty("object"), i)).ToList();
            all += objects.Count;
            Import(run, $"Set{number}", objects, crds[Path.GetFileName(set.GetProperty("crdFile").GetString()!)]);
        }

        return all;
    }

    /// <summary>Objects that the definitions allow: every form a schema can have, where hand-written manifests use few.</summary>
    private (int Objects, int Reached, int Versions) TakeRandomObjects(CommandRun run)
    {
        const int Each = 3;
        const int Tries = 150;
        var (all, reached, versions, number) = (0, 0, 0, 0);
        var seen = new HashSet<(string, string)>();
        var random = new Random(20);
        foreach (var file in Directory.EnumerateFiles(TestData.FindDefinitions(), "*.yaml", SearchOption.AllDirectories).OrderBy(f => !_definitions.Contains(f)).ThenBy(f => f, StringComparer.Ordinal))
        {
            // The corpus has several releases of some kinds: the first file of a kind counts.
            var read = CustomResourceDefinitionReader.Read(File.ReadAllText(file), file, keepDescriptions: false).Definitions;
            if (read.Any(d => seen.Contains((d.Group, d.Kind))))
                continue;
            var objects = new List<JsonNode>();
            foreach (var definition in read)
            {
                seen.Add((definition.Group, definition.Kind));
                foreach (var version in definition.Versions.Where(v => v.Served && v.Schema is not null))
                {
                    versions++;
                    var identity = ResourceIdentity.Of(definition, version);
                    var validator = SchemaValidator.Create(version.Schema!, identity);
                    var instances = new Instances(random);
                    var before = objects.Count;
                    for (var i = 0; i < Tries && objects.Count - before < Each; i++)
                    {
                        var value = instances.Resource(identity.ApiVersion, identity.Kind, version.Schema!);
                        if (!IsKnown(value) || !validator.Validate(value).IsValid || JsonNode.Parse(ValueText.Of(validator.Normalize(value, out _))) is not JsonObject plain)
                            continue;
                        // The status is the server's to write, and import leaves it out.
                        plain.Remove("status");
                        if (!identity.IsNamespaced)
                            ((JsonObject)plain["metadata"]!).Remove("namespace");
                        objects.Add(Named(JsonSerializer.SerializeToElement(plain), objects.Count));
                    }

                    reached += objects.Count > before ? 1 : 0;
                }
            }

            all += objects.Count;
            if (objects.Count > 0)
                Import(run, $"Random{number++}", objects, file);
        }

        return (all, reached, versions);
    }

    private void Import(CommandRun run, string className, List<JsonNode> objects, string definitions)
    {
        run.With($"{className}.yaml", string.Concat(objects.Select(o => "---\n" + o.ToJsonString() + "\n")));
        run.Run("import", "-f", $"{className}.yaml", "--crd", definitions, "--csharp-namespace", Root, "--out", $"{className}.cs");
        if (run.Code != 0)
        {
            _differences.Add($"{className}: {run.Error}");
            return;
        }

        _definitions.Add(definitions);
        _sources.Add(run.Read($"{className}.cs"));
        for (var i = 0; i < objects.Count; i++)
            _expected[(className, $"P{i}")] = objects[i].ToJsonString();
    }

    private static bool IsKnown(Value value) => value.Kind switch
    {
        ValueKind.Object => value.Members().All(m => IsKnown(m.Value)),
        ValueKind.Array => value.Items().All(IsKnown),
        _ => !value.IsUnknown,
    };

    /// <summary>Valid, and nothing in it that the server would drop: such a field has no place in a type.</summary>
    private static bool IsPlain(JsonElement one) => one.GetProperty("valid").GetBoolean() && !one.TryGetProperty("unknownFields", out _);

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
