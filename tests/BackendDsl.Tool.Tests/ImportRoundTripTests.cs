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

    /// <summary>Random objects that the definitions of the corpus allow: every form a schema can have, where hand-written manifests use few.</summary>
    [Fact]
    public void Random_objects_of_every_definition_come_back_as_they_were()
    {
        const int Each = 3;
        const int Tries = 150;
        var (sources, definitions, expected) = (new List<string>(), new SortedSet<string>(StringComparer.Ordinal), new Dictionary<(string, string), string>());
        var differences = new List<string>();
        var (number, versions, reached) = (0, 0, 0);
        var seen = new HashSet<(string, string)>();
        var random = new Random(20);
        using var run = new CommandRun();
        foreach (var file in Directory.EnumerateFiles(TestData.FindDefinitions(), "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var objects = new List<string>();
            foreach (var definition in CustomResourceDefinitionReader.Read(File.ReadAllText(file), file, keepDescriptions: false).Definitions)
            {
                // What a kind is called counts once: the corpus has several releases of some.
                foreach (var version in definition.Versions.Where(v => v.Schema is not null && seen.Add((definition.Group + "/" + v.Name, definition.Kind))))
                {
                    versions++;
                    var identity = ResourceIdentity.Of(definition, version);
                    var validator = SchemaValidator.Create(version.Schema!, identity);
                    var instances = new Instances(random);
                    var before = objects.Count;
                    for (var i = 0; i < Tries && objects.Count - before < Each; i++)
                    {
                        var value = instances.Resource(identity.ApiVersion, identity.Kind, version.Schema!);
                        if (IsKnown(value) && validator.Validate(value).IsValid && JsonNode.Parse(ValueText.Of(validator.Normalize(value, out _))) is JsonObject plain)
                        {
                            // The status is the server's to write, and import leaves it out.
                            plain.Remove("status");
                            if (!identity.IsNamespaced)
                                ((JsonObject)plain["metadata"]!).Remove("namespace");
                            objects.Add(Named(JsonSerializer.SerializeToElement(plain), objects.Count).ToJsonString());
                        }
                    }

                    reached += objects.Count > before ? 1 : 0;
                }
            }

            if (objects.Count == 0)
                continue;
            var className = $"Set{number++}";
            run.With($"{className}.yaml", string.Concat(objects.Select(o => "---\n" + o + "\n")));
            run.Run("import", "-f", $"{className}.yaml", "--crd", file, "--csharp-namespace", Root, "--out", $"{className}.cs");
            if (run.Code != 0)
            {
                differences.Add($"{Path.GetFileName(file)}: {run.Error}");
                continue;
            }

            definitions.Add(file);
            sources.Add(run.Read($"{className}.cs"));
            for (var i = 0; i < objects.Count; i++)
                expected[(className, $"P{i}")] = objects[i];
        }

        var found = ImportCompilation.Run(Root, sources, definitions);
        foreach (var (key, json) in expected)
        {
            if (!found.TryGetValue(key, out var back) || !JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(back)))
                differences.Add($"{json}\n  {back}");
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{expected.Count - differences.Count} of {expected.Count} objects of {reached} of {versions} versions come back as they were\n{string.Join('\n', differences.Take(5))}");
        Assert.True(differences.Count == 0, $"{differences.Count} of {expected.Count}:\n{string.Join('\n', differences.Take(5))}");
        Assert.True(expected.Count > 300, $"{expected.Count} objects of {reached} of {versions} versions only");
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
