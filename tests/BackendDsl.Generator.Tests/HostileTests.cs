using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using BackendDsl.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace BackendDsl.Generator.Tests;

/// <summary>Files made to hurt: the generator returns, in time, with places for what is wrong, and what it prints compiles.</summary>
public sealed class HostileTests(ITestOutputHelper output)
{
    // More rounds on demand: BACKENDDSL_FUZZ=5000.
    private static readonly int s_rounds = int.TryParse(Environment.GetEnvironmentVariable("BACKENDDSL_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 400;

    [Fact]
    public void An_anchor_bomb_is_told_and_not_run()
    {
        var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 30; i++)
            text.Append(CultureInfo.InvariantCulture, $"a{i}: &a{i} [*a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}, *a{i - 1}]\n");
        text.Append("apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec: *a29\n");
        Assert.Contains(InTime(text.ToString()).Problems, p => p.Severity == DiagnosticSeverity.Error);
    }

    [Fact]
    public void A_schema_that_holds_itself_is_told()
    {
        var text = Crd.Of("&p {spec: {type: object, properties: *p}}");
        Assert.NotEmpty(InTime(text).Problems);
    }

    [Fact]
    public void Deep_nesting_compiles_or_is_told()
    {
        foreach (var depth in (int[])[20, 90, 2000])
        {
            foreach (var (open, close) in ((string, string)[])[("{type: array, items: ", "}"), ("{type: object, properties: {a: ", "}}"), ("{type: object, additionalProperties: ", "}")])
            {
                var run = InTime(Crd.Spec($"{{deep: {string.Concat(Enumerable.Repeat(open, depth))}{{type: string}}{string.Concat(Enumerable.Repeat(close, depth))}}}"));
                Assert.True(run.Problems.Any(p => p.Severity == DiagnosticSeverity.Error) || run.Sources.Count == 1);
                Assert.DoesNotContain(run.CompilerDiagnostics(), d => d.Severity >= DiagnosticSeverity.Warning);
            }
        }
    }

    [Fact]
    public void Very_long_names_and_texts_compile()
    {
        var name = new string('n', 50_000);
        InTime(Crd.Spec($"{{{name}: {{type: object, description: {new string('d', 200_000)}, properties: {{{name}: {{type: string, enum: [{name}, {name}x]}}}}}}, {name}2: {{type: object, properties: {{x: {{type: string}}}}}}}}")).Clean();
    }

    [Fact]
    public void Ten_megabytes_take_seconds()
    {
        var text = new StringBuilder(Crd.Of("").Replace("properties: ", "properties:\n", StringComparison.Ordinal));
        var indent = new string(' ', 12);
        text.Append('\n').Append(indent).Append("spec:\n").Append(indent).Append("  type: object\n").Append(indent).Append("  properties:\n");
        for (var i = 0; text.Length < 10_000_000; i++)
            text.Append(indent).Append(CultureInfo.InvariantCulture, $"    field{i}: {{type: string, description: \"{new string('d', 4000)}\"}}\n");
        var run = InTime(text.ToString(), compile: false);
        Assert.True(run.Sources.Count == 1 || run.Problems.Any(p => p.Severity == DiagnosticSeverity.Error), string.Join('\n', run.Problems));
    }

    [Fact]
    public void A_bad_file_costs_only_itself()
    {
        var run = Run.Generate([new TextFile("/good.yaml", Crd.Spec("{a: {type: string}}")), new TextFile("/bad.yaml", "{{{{"), new TextFile("/empty.yaml", ""), new TextFile("/other.yaml", "apiVersion: v1\nkind: Pod\n")]);
        Assert.Single(run.Sources);
        Assert.Empty(run.CompilerDiagnostics());
        Assert.Equal(["/bad.yaml", "/empty.yaml", "/other.yaml"], run.Problems.Select(p => p.Location.GetLineSpan().Path).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(DiagnosticSeverity.Info, run.Problems.Single(p => p.Location.GetLineSpan().Path == "/other.yaml").Severity);
    }

    [Fact]
    public void One_bad_field_costs_that_field()
    {
        var run = Run.Generate(Crd.Spec("{good: {type: string}, bad: {type: [string, integer]}, worse: 5, alsoGood: {type: integer, minimum: many}}"));
        Assert.NotEmpty(run.Problems);
        Assert.All(run.Problems, p => Assert.True(p.Location.GetLineSpan().StartLinePosition.Line > 0));
        Assert.Empty(run.CompilerDiagnostics());
        var spec = run.Compilation.GetTypeByMetadataName("Test.Crds.ExampleCom.V1.WidgetSpec")!;
        Assert.NotEmpty(spec.GetMembers("Good"));
        Assert.NotEmpty(spec.GetMembers("AlsoGood"));
    }

    [Fact]
    public void Damaged_texts_never_break_the_generator()
    {
        var random = new Random(4711);
        var seeds = Seeds();
        var watch = Stopwatch.StartNew();
        var kinds = 0;
        for (var i = 0; i < s_rounds; i++)
        {
            var text = Damage(seeds[random.Next(seeds.Count)], random);
            var run = InTime(text, compile: i % 20 == 0);
            kinds += run.Sources.Count;
        }

        output.WriteLine($"{s_rounds} texts, {kinds} kinds printed, {watch.Elapsed.TotalSeconds:F1} s");
    }

    [Fact]
    public void Damaged_schemas_never_break_the_generator_and_what_is_printed_compiles()
    {
        var random = new Random(815);
        var seeds = Seeds().Select(s => (JsonObject)ToJson(s)!).ToList();
        var files = new List<TextFile>();
        for (var i = 0; i < s_rounds / 4; i++)
        {
            var document = (JsonObject)seeds[random.Next(seeds.Count)].DeepClone();
            for (var n = random.Next(1, 6); n > 0; n--)
                Mutate(document, random);
            files.Add(new($"/fuzz/{i:D5}.json", document.ToJsonString()) { Namespace = $"Fuzz.N{i}" });
        }

        var watch = Stopwatch.StartNew();
        var run = Run.Generate(files);
        Assert.Null(run.Result.Results.Single().Exception);
        Assert.DoesNotContain(run.Problems, p => p.Id == "BDSL0010");
        var diagnostics = run.CompilerDiagnostics();
        Assert.True(diagnostics.Count == 0, string.Join("\n", diagnostics.Take(10)));
        output.WriteLine($"{files.Count} schemas, {run.Sources.Count} kinds printed, {run.Problems.Count} problems told, {watch.Elapsed.TotalSeconds:F1} s");
    }

    private static GeneratorRun InTime(string text, bool compile = true)
    {
        var watch = Stopwatch.StartNew();
        var run = Run.Generate(text);
        // Generous: other tests run beside this one.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{watch.Elapsed} for\n{text[..Math.Min(text.Length, 2000)]}");
        Assert.Null(run.Result.Results.Single().Exception);
        Assert.DoesNotContain(run.Problems, p => p.Id == "BDSL0010");
        if (compile)
            Assert.DoesNotContain(run.CompilerDiagnostics(), d => d.Severity >= DiagnosticSeverity.Warning);
        return run;
    }

    private static List<string> Seeds() =>
    [
        .. Corpus.Files("adversarial-crds").Select(f => f.GetText().ToString()),
        .. Corpus.Files("crds").Where(f => f.Path.StartsWith("/kgateway/", StringComparison.Ordinal) || f.GetText().Length < 9000).Select(f => f.GetText().ToString()),
    ];

    private static string Damage(string text, Random random)
    {
        const string Odd = "{}[]:,-#&*!|>'\"%@`\t\n\r \u2028\u0085\0\\$<?xé😀";
        var result = new StringBuilder(text);
        for (var n = random.Next(1, 12); n > 0 && result.Length > 0; n--)
        {
            var at = random.Next(result.Length);
            switch (random.Next(5))
            {
                case 0: result.Remove(at, Math.Min(random.Next(1, 40), result.Length - at)); break;
                case 1: result.Insert(at, Odd[random.Next(Odd.Length)]); break;
                case 2: result[at] = Odd[random.Next(Odd.Length)]; break;
                case 3:
                    var length = Math.Min(random.Next(1, 200), result.Length - at);
                    result.Insert(random.Next(result.Length), result.ToString(at, length));
                    break;
                default: result.Insert(at, "\n" + new string(' ', random.Next(12))); break;
            }
        }

        return result.ToString();
    }

    private static void Mutate(JsonObject document, Random random)
    {
        var nodes = new List<JsonNode>();
        Collect(document, nodes);
        var node = nodes[random.Next(nodes.Count)];
        if (node is JsonObject { Count: > 0 } map)
        {
            var key = map.ElementAt(random.Next(map.Count)).Key;
            var value = map[key];
            switch (random.Next(5))
            {
                case 0: map.Remove(key); break;
                case 1: map[key] = Odd(random); break;
                case 2: map[OddName(random)] = value?.DeepClone(); break;
                case 3: map[OddKeyword(random)] = Odd(random); break;
                default: map[key] = nodes[random.Next(nodes.Count)].DeepClone(); break;
            }
        }
        else if (node is JsonArray list)
        {
            if (list.Count > 0 && random.Next(2) == 0)
                list[random.Next(list.Count)] = Odd(random);
            else
                list.Add(Odd(random));
        }
    }

    private static void Collect(JsonNode? node, List<JsonNode> nodes)
    {
        if (node is JsonObject map)
        {
            nodes.Add(map);
            foreach (var member in map)
                Collect(member.Value, nodes);
        }
        else if (node is JsonArray list)
        {
            nodes.Add(list);
            foreach (var item in list)
                Collect(item, nodes);
        }
    }

    private static JsonNode? Odd(Random random) => random.Next(10) switch
    {
        0 => null,
        1 => random.Next(-5, 5),
        2 => 1e300,
        3 => true,
        4 => OddName(random),
        5 => new JsonArray(OddName(random), 1, null),
        6 => new JsonObject { ["type"] = "object", ["properties"] = new JsonObject { [OddName(random)] = new JsonObject { ["type"] = "string" } } },
        7 => new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray(OddName(random), OddName(random)) } },
        8 => new JsonObject { ["type"] = "string", ["description"] = OddName(random), ["default"] = OddName(random) },
        _ => new JsonArray(new JsonObject { ["required"] = new JsonArray(OddName(random)) }),
    };

    private static string OddName(Random random)
    {
        string[] names = ["", "!", "-", "a\"b", "\\", "\u2028#error", "*/", "class", "Builder", "Foo", "fooSpec", "toString", "$ref", "1", "é", "😀", "\ud800", "a.b", "A", "a", "x-y", "x_y", "metadata", "kind", "spec", "status", "properties"];
        return names[random.Next(names.Length)];
    }

    private static string OddKeyword(Random random)
    {
        string[] words = ["type", "properties", "items", "additionalProperties", "enum", "oneOf", "anyOf", "allOf", "not", "required", "format", "pattern", "default", "nullable", "x-kubernetes-int-or-string", "x-kubernetes-preserve-unknown-fields", "x-kubernetes-embedded-resource", "x-kubernetes-list-type", "x-kubernetes-validations", "description", "minimum"];
        return words[random.Next(words.Length)];
    }

    private static JsonNode? ToJson(string yaml) => ToJson(BackendDsl.Validation.Documents.DocumentReader.ReadOne(yaml));

    private static JsonNode? ToJson(BackendDsl.Cel.Values.Value value) => value.Kind switch
    {
        BackendDsl.Cel.Values.ValueKind.String => value.String,
        BackendDsl.Cel.Values.ValueKind.Boolean => value.Boolean,
        BackendDsl.Cel.Values.ValueKind.Integer => value.Integer,
        BackendDsl.Cel.Values.ValueKind.Double => value.Double,
        BackendDsl.Cel.Values.ValueKind.Array => new JsonArray([.. Enumerable.Range(0, value.Array.Count).Select(i => ToJson(value.Array[i]))]),
        BackendDsl.Cel.Values.ValueKind.Object => new JsonObject(Enumerable.Range(0, value.Object.Count).Select(i => KeyValuePair.Create(value.Object.NameAt(i), ToJson(value.Object.ValueAt(i))))),
        _ => null,
    };
}
