using System.Reflection;
using System.Text.Json.Nodes;
using BackendDsl.CSharp.Model;
using BackendDsl.CSharp.Model.Reading;
using BackendDsl.Generator.Tests.Harness;
using BackendDsl.Models;
using BackendDsl.Validation.Definitions;
using Microsoft.CodeAnalysis;

namespace BackendDsl.Generator.Tests;

/// <summary>Every public and adversarial definition: generated and compiled once, then looked at from all sides.</summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_definition_compiles_without_a_warning()
    {
        var corpus = CompiledCorpus.Instance;
        corpus.Run.Clean();
        var sources = corpus.Run.Sources.Values.ToList();
        var types = corpus.Kinds.Sum(k => k.Model.Objects.Count + 1 + (k.Model.Spec is null ? 0 : 1) + (k.Model.Status is null ? 0 : 1));
        output.WriteLine($"{sources.Count} kinds, {types} object types, {sources.Sum(s => s.Count(c => c == '\n'))} lines, {sources.Sum(s => (long)s.Length)} characters");
        Assert.Equal(corpus.Kinds.Count, sources.Count);
    }

    [Fact]
    public void Wire_names_are_those_of_the_schema_member_by_member()
    {
        var corpus = CompiledCorpus.Instance;
        var members = 0;
        foreach (var kind in corpus.Kinds)
        {
            var root = corpus.Assembly.GetType(kind.TypeName, throwOnError: true)!;
            var waiting = new Stack<(SchemaNode Node, Type Type, string Path)>([(kind.Version.Schema!, root, kind.ToString())]);
            var seen = new HashSet<(SchemaNode, Type)>();
            while (waiting.TryPop(out var at))
            {
                if (!seen.Add((at.Node, at.Type)))
                    continue;
                var declared = Declared(at.Type);
                var expected = at.Node.Properties.Select(p => p.Name).Where(n => at.Type != root || n is not ("apiVersion" or "kind" or "metadata")).ToList();
                Assert.True(expected.SequenceEqual(declared.Keys.Order(StringComparer.Ordinal)), $"{at.Path}: {string.Join(' ', expected)} <> {string.Join(' ', declared.Keys)}");
                foreach (var property in at.Node.Properties.Where(p => declared.ContainsKey(p.Name)))
                {
                    members++;
                    var (node, type) = (property.Schema, declared[property.Name].PropertyType);
                    while (SchemaShapes.KindOf(node) is (ShapeKind.List or ShapeKind.Map) and var shape && SchemaShapes.ItemOf(node, shape) is { } item)
                        (node, type) = (item, type.GenericTypeArguments[0]);
                    if (SchemaShapes.KindOf(node) == ShapeKind.Object)
                        waiting.Push((node, type, at.Path + "." + property.Name));
                }
            }
        }

        output.WriteLine($"{corpus.Kinds.Count} kinds, {members} members");
    }

    [Fact]
    public void Object_types_are_at_most_a_third_of_the_occurrences()
    {
        var corpus = CompiledCorpus.Instance;
        var occurrences = corpus.Kinds.Sum(k => Occurrences(k.Version.Schema!));
        var types = corpus.Kinds.Sum(k => k.Model.Objects.Count + 1 + (k.Model.Spec is null ? 0 : 1) + (k.Model.Status is null ? 0 : 1));
        output.WriteLine($"{types} types for {occurrences} occurrences");
        Assert.True(types * 3 <= occurrences, $"{types} of {occurrences}");
    }

    [Fact]
    public void Fifty_random_instances_of_each_kind_survive_reading_and_writing()
    {
        var corpus = CompiledCorpus.Instance;
        var random = new Random(20260);
        var count = 0;
        foreach (var kind in corpus.Kinds)
        {
            for (var i = 0; i < 50; i++, count++)
                RoundTrip(corpus, kind, new InstanceMaker(random, everything: false, hostile: i % 5 == 4).Resource(kind));
        }

        output.WriteLine($"{count} instances of {corpus.Kinds.Count} kinds");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Instances_with_every_field_set_survive_reading_and_writing(bool hostile)
    {
        var corpus = CompiledCorpus.Instance;
        foreach (var kind in corpus.Kinds)
            RoundTrip(corpus, kind, new InstanceMaker(new Random(7), everything: true, hostile).Resource(kind));
        output.WriteLine($"{corpus.Kinds.Count} kinds");
    }

    [Fact]
    public void Builder_code_writes_the_same_object()
    {
        var corpus = CompiledCorpus.Instance;
        var random = new Random(99);
        var source = new System.Text.StringBuilder("#pragma warning disable\npublic static class Built {\n");
        var expected = new List<string>();
        foreach (var kind in corpus.Kinds)
        {
            for (var i = 0; i < 2; i++)
            {
                var instance = new InstanceMaker(random, everything: false, hostile: i == 1).Resource(kind);
                source.Append(System.Globalization.CultureInfo.InvariantCulture, $"public static string B{expected.Count}() => {new BuilderCode(kind.Model).Of(instance)}.ToJson();\n");
                expected.Add(instance.ToJsonString());
            }
        }

        var compilation = Run.Compilation(source.Append("}\n").ToString()).AddReferences(corpus.Reference);
        using var stream = new MemoryStream();
        var emitted = compilation.Emit(stream);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(10)));
        var built = corpus.LoadBeside(stream).GetType("Built")!;
        for (var i = 0; i < expected.Count; i++)
        {
            var actual = (string)built.GetMethod("B" + i)!.Invoke(null, null)!;
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected[i]), JsonNode.Parse(actual)), $"{corpus.Kinds[i / 2]}\n{expected[i]}\n{actual}");
        }

        output.WriteLine($"{expected.Count} chains");
    }

    [Fact]
    public void A_user_file_with_implicit_usings_and_the_client_models_is_not_ambiguous()
    {
        var corpus = CompiledCorpus.Instance;
        const string Usings = """
            global using System; global using System.IO; global using System.Linq; global using System.Collections.Generic;
            global using System.Threading; global using System.Threading.Tasks; global using System.Net.Http;
            """;
        var namespaces = corpus.Kinds.GroupBy(k => k.Model.Namespace).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        var files = new List<string> { Usings };
        foreach (var group in namespaces)
        {
            var uses = group.SelectMany(k => ((TypeName?[])[k.Model.Spec?.Name, k.Model.Status?.Name, k.Model.List])
                .Where(n => n is not null)
                .Select(n => n!.IsNested ? k.Model.ClassName + "." + n.Name : n.Name)
                // A kind's own name may be ambiguous ("Task"); its user says which one is meant.
                .Select(n => n.Contains('.', StringComparison.Ordinal) ? "global::" + k.Model.Namespace + "." + n : n));
            files.Add($"using k8s.Models; using {group.Key};\ninternal static class Use{files.Count} {{ public static Type[] All => [{string.Join(", ", uses.Select(u => $"typeof({u})"))}]; public static V1Pod Pod => new(); public static Task Nothing => System.Threading.Tasks.Task.CompletedTask; }}"
                .Replace("public static Task Nothing", group.Any(k => k.Model.ClassName == "Task") ? "public static System.Threading.Tasks.Task Nothing" : "public static Task Nothing", StringComparison.Ordinal));
        }

        var compilation = Run.Compilation([.. files]).AddReferences(corpus.Reference);
        var errors = compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).ToList();
        Assert.True(errors.Count == 0, string.Join("\n", errors.Take(10)));
    }

    private static void RoundTrip(CompiledCorpus corpus, CompiledCorpus.Kind kind, JsonObject instance)
    {
        var type = corpus.Assembly.GetType(kind.TypeName, throwOnError: true)!;
        var text = instance.ToJsonString();
        var model = Read(type, "FromJson", text);
        Same(kind, text, model.ToJson());
        var yaml = model.ToYaml();
        var again = Read(type, "FromYaml", yaml);
        Same(kind, text, again.ToJson());
        Assert.True(model.Equals(again), $"{kind}: {text}");
        Assert.Equal(yaml, again.ToYaml());
    }

    private static CustomResource Read(Type type, string method, string text) =>
        (CustomResource)type.GetMethod(method, BindingFlags.Public | BindingFlags.Static | BindingFlags.FlattenHierarchy)!.Invoke(null, [text])!;

    private static void Same(CompiledCorpus.Kind kind, string expected, string actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual)), $"{kind}\n{expected}\n{actual}");

    private static Dictionary<string, PropertyInfo> Declared(Type type) => type
        .GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Select(p => (Property: p, Wire: p.GetCustomAttribute<System.Text.Json.Serialization.JsonPropertyNameAttribute>()?.Name))
        .Where(p => p.Wire is not null)
        .ToDictionary(p => p.Wire!, p => p.Property);

    private static int Occurrences(SchemaNode node) =>
        (SchemaShapes.KindOf(node) == ShapeKind.Object ? 1 : 0)
        + node.Properties.Where(p => p.Name != "metadata").Sum(p => Occurrences(p.Schema))
        + (node.Items is { } item ? Occurrences(item) : 0)
        + (node.AdditionalProperties is { } value ? Occurrences(value) : 0);
}
