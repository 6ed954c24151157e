using System.Diagnostics;
using BackendDsl.Cel.Values;
using BackendDsl.Tests.Shared;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Documents;

namespace BackendDsl.Validation.Tests.Crd;

public class ReaderTests(ITestOutputHelper output)
{
    private const string Small = """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: widgets.example.com}
        spec:
          group: example.com
          scope: Namespaced
          names: {kind: Widget, plural: widgets}
          versions:
          - name: v1
            served: true
            storage: true
            subresources: {status: {}, scale: {specReplicasPath: .spec.replicas, statusReplicasPath: .status.replicas}}
            schema:
              openAPIV3Schema:
                type: object
                properties:
                  spec:
                    type: object
                    required: [size]
                    properties:
                      size: {type: integer, minimum: 1, maximum: 1e3, default: 5}
                      name: {type: string, pattern: "^a", enum: [on, "on", 5]}
        """;

    [Fact]
    public void Reads_a_definition()
    {
        var set = CustomResourceDefinitionReader.Read(Small, "small.yaml");
        Assert.Empty(set.Problems);
        var definition = Assert.Single(set.Definitions);
        Assert.Equal(("example.com", "Widget", "WidgetList", "widgets", "widget", true), (definition.Group, definition.Kind, definition.ListKind, definition.Plural, definition.Singular, definition.IsNamespaced));
        var version = Assert.Single(definition.Versions);
        Assert.True(version.HasStatusSubresource);
        Assert.Equal(".spec.replicas", version.Scale!.SpecReplicasPath);
        var spec = version.Schema!.FindProperty("spec")!;
        Assert.Equal(["name", "size"], spec.Properties.Select(p => p.Name));
        var size = spec.FindProperty("size")!;
        Assert.Equal((1d, 1000d, 5L), (size.Minimum, size.Maximum, size.Default.Integer));
        Assert.Equal(new SourceMark(21, 15), size.Mark);
        Assert.Equal([ValueKind.Boolean, ValueKind.String, ValueKind.Integer], spec.FindProperty("name")!.Enum.Select(v => v.Kind));
    }

    [Theory]
    [InlineData("""{"a":"\ud83d\ude00"}""", "\U0001F600")]
    [InlineData("""{"a":"x\ud83d"}""", "x\uFFFD")]
    [InlineData("""{"a":"\ude00\ud83dy"}""", "\uFFFD\uFFFDy")]
    public void Half_a_surrogate_pair_in_json_becomes_the_replacement_character(string json, string expected) =>
        Assert.Equal(expected, DocumentReader.ReadOne(json).Object["a"].String);

    [Fact]
    public void Reads_json_lists_and_late_kinds()
    {
        var json = """{"items":[{"spec":{"group":"g.io","names":{"kind":"K","plural":"ks"},"scope":"Cluster","versions":[{"name":"v1","schema":{"openAPIV3Schema":{"type":"object"}}}]},"kind":"CustomResourceDefinition","apiVersion":"apiextensions.k8s.io/v1"},{"kind":"ConfigMap"}],"kind":"List"}""";
        var set = CustomResourceDefinitionReader.Read(json);
        Assert.Equal("K", Assert.Single(set.Definitions).Kind);
        Assert.Equal(ProblemCode.NotADefinition, Assert.Single(set.Problems).Code);
    }

    [Fact]
    public void A_bad_field_costs_itself()
    {
        var set = CustomResourceDefinitionReader.Read(Small.Replace("minimum: 1,", "minimum: [1], type: strange,", StringComparison.Ordinal));
        var size = Assert.Single(set.Definitions).Versions[0].Schema!.FindProperty("spec")!.FindProperty("size")!;
        Assert.Null(size.Minimum);
        Assert.Equal((1000d, SchemaType.None, "strange"), (size.Maximum, size.Type, size.UnknownType));
        Assert.Equal([21, 21], set.Problems.Where(p => p.Severity == ProblemSeverity.Error).Select(p => p.Mark.Line));
    }

    [Fact]
    public void A_bad_document_costs_itself()
    {
        var set = CustomResourceDefinitionReader.Read("a: [1, 2\nb: }\n---\n" + Small + "\n---\nx: &x [*x]\n---\n" + Small);
        Assert.Equal(2, set.Definitions.Count);
        Assert.Equal([ProblemCode.Syntax, ProblemCode.Syntax], set.Problems.Select(p => p.Code));
        Assert.Equal(5, set.Definitions[0].Mark.Line - 0 + 1);
    }

    [Theory]
    [InlineData("yes", ValueKind.Boolean)]
    [InlineData("n", ValueKind.Boolean)]
    [InlineData("On", ValueKind.Boolean)]
    [InlineData("~", ValueKind.Null)]
    [InlineData("0777", 511)]
    [InlineData("0o17", 15)]
    [InlineData("0x1F", 31)]
    [InlineData("-0b11", -3)]
    [InlineData("1_000", 1000)]
    [InlineData("1__0", 10)]
    [InlineData("+1", 1)]
    [InlineData("08", 8)]
    [InlineData("1.0", 1)]
    [InlineData("1e3", 1000)]
    [InlineData("1.", 1)]
    [InlineData("+.5", 0.5)]
    [InlineData("9223372036854775808", 9223372036854775808.0)]
    [InlineData("99999999999999999999999", 1e23)]
    [InlineData("1e999", "1e999")]
    [InlineData("2020-01-01", "2020-01-01")]
    [InlineData("1:30", "1:30")]
    [InlineData("0x", "0x")]
    [InlineData("'1'", "1")]
    [InlineData("!!str 5", "5")]
    [InlineData("!!int '5'", 5)]
    [InlineData("!!binary aGk=", "hi")]
    [InlineData("\"\\ud83d\\ude00\"", "😀")]
    public void Scalars_mean_what_the_tools_make_of_them(string yaml, object expected)
    {
        var value = Assert.Single(DocumentReader.Read("a: " + yaml).Documents).Root.Object["a"];
        switch (expected)
        {
            case ValueKind kind:
                Assert.Equal(kind, value.Kind);
                break;
            case int i:
                Assert.Equal((ValueKind.Integer, i), (value.Kind, value.Integer));
                break;
            case double d:
                Assert.Equal((ValueKind.Double, d), (value.Kind, value.Double));
                break;
            default:
                Assert.Equal((ValueKind.String, (string)expected), (value.Kind, value.String));
                break;
        }
    }

    [Fact]
    public void Json_numbers_keep_their_kind()
    {
        var root = DocumentReader.ReadOne("""{"a":1,"b":1.0,"c":1e3,"d":9223372036854775808,"e":-0,"f":"\ud83d\ude00\n"}""").Object;
        Assert.Equal([ValueKind.Integer, ValueKind.Double, ValueKind.Double, ValueKind.Double, ValueKind.Integer], "abcde".Select(c => root[c.ToString()].Kind));
        Assert.Equal("😀\n", root["f"].String);
        Assert.Contains(DocumentReader.Read("""{"a":1e309}""").Problems, p => p.Severity == ProblemSeverity.Error);
        Assert.Equal("b", DocumentReader.ReadOne("{a: b}").Object["a"].String);
    }

    [Fact]
    public void Anchors_and_merges()
    {
        var root = DocumentReader.ReadOne("base: &b {x: 1, v: {z: 2}}\nc: &c {w: 3}\na:\n  <<: [*b, *c]\n  x: 5\nd: *b").Object;
        Assert.Equal((5L, 2L, 3L), (root["a"].Object["x"].Integer, root["a"].Object["v"].Object["z"].Integer, root["a"].Object["w"].Integer));
        Assert.Equal(1, root["d"].Object["x"].Integer);
        Assert.Equal("true", DocumentReader.ReadOne("y: 1").Object.NameAt(0));
        Assert.Equal(ProblemCode.DuplicateName, Assert.Single(DocumentReader.Read("a: 1\na: 2").Problems).Code);
    }

    [Theory]
    [InlineData("spec.list[1].b", 6, 5)]
    [InlineData("spec.list[0].missing", 4, 5)]
    [InlineData("spec.a.b.c", 2, 9)]
    [InlineData("spec.m[x.y/z]", 8, 5)]
    [InlineData("spec.a.b", 2, 3)]
    [InlineData("spec.a.x", 1, 1)]
    [InlineData("spec.m[80]", 9, 5)]
    [InlineData("spec.list[7]", 3, 3)]
    [InlineData("spec.nothing", 1, 1)]
    [InlineData("", 1, 1)]
    public void Paths_lead_to_places(string path, int line, int column)
    {
        var root = DocumentReader.ReadOne("spec:\n  a.b: {c: 1}\n  list:\n  - a: 1\n  - a: 2\n    b: 3\n  m:\n    x.y/z: 1\n    \"80\": 2\n");
        Assert.Equal(new(line, column), DocumentMarks.Find(root, FieldPath.Parse(path)));
    }

    [Theory]
    [InlineData("bomb")]
    [InlineData("deep")]
    [InlineData("deepjson")]
    [InlineData("deepmap")]
    [InlineData("cycle")]
    [InlineData("wide")]
    [InlineData("longline")]
    [InlineData("blocks")]
    public void Hostile_texts_are_bounded(string which)
    {
        var text = which switch
        {
            "bomb" => "a: &a [x,x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range('b', 12).Select(c => $"{(char)c}: &{(char)c} [{string.Join(',', Enumerable.Repeat("*" + (char)(c - 1), 9))}]\n")),
            "deep" => new string('[', 3_000_000),
            "deepjson" => string.Concat(Enumerable.Repeat("{\"a\":", 1_000_000)),
            "deepmap" => string.Concat(Enumerable.Range(0, 3000).Select(i => new string(' ', i) + "a:\n")),
            "cycle" => "a: &a\n  b: *a\n",
            "wide" => string.Concat(Enumerable.Range(0, 700_000).Select(i => $"k{i}: v\n")),
            "longline" => "a: \"" + new string('x', 10_000_000) + "\"",
            _ => "spec: |\n" + string.Concat(Enumerable.Repeat("  some line of text\n", 500_000)),
        };
        var watch = Stopwatch.StartNew();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var set = DocumentReader.Read(text);
        CustomResourceDefinitionReader.Read(text);
        output.WriteLine($"{which}: {text.Length} characters, {watch.ElapsedMilliseconds} ms, {(GC.GetAllocatedBytesForCurrentThread() - before) >> 20} MiB, {string.Join("; ", set.Problems.Take(2))}");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(120));
        Assert.Equal(which is "wide" or "longline" or "blocks", set.Problems.Count == 0);
    }

    [Fact]
    public void Reads_all_definitions_of_the_corpus()
    {
        var files = Directory.GetFiles(TestData.Find("crds"), "*.yaml", SearchOption.AllDirectories).Concat(Directory.GetFiles(TestData.Find("adversarial-crds"), "*.yaml")).Order(StringComparer.Ordinal).ToList();
        var texts = files.ConvertAll(File.ReadAllText);
        for (var round = 0; round < 2; round++)
        {
            var watch = Stopwatch.StartNew();
            var before = GC.GetAllocatedBytesForCurrentThread();
            var sets = texts.ConvertAll(t => CustomResourceDefinitionReader.Read(t));
            output.WriteLine($"{files.Count} files, {texts.Sum(t => t.Length) >> 10} KiB: {watch.ElapsedMilliseconds} ms, {(GC.GetAllocatedBytesForCurrentThread() - before) >> 20} MiB");

            watch.Restart();
            before = GC.GetAllocatedBytesForCurrentThread();
            var (count, nodes, size) = (0, 0, 0);
            foreach (var version in sets.SelectMany(s => s.Definitions).SelectMany(d => d.Versions))
            {
                var compact = CompactSchema.Create(version.Schema!);
                (count, nodes, size) = (count + 1, nodes + compact.Definitions.Count, size + compact.Text.Length);
                if (round == 0)
                {
                    var back = CompactSchema.Parse(compact.Text);
                    Assert.Equal(compact.Text, CompactSchema.Write(back.Root));
                    Assert.Equal(compact.Definitions.Count, back.Definitions.Count);
                    Assert.Equal(compact.IndexOf(version.Schema!), back.IndexOf(back.Root));
                }
            }

            output.WriteLine($"{count} versions, {nodes} definitions, compact {size >> 10} KiB: {watch.ElapsedMilliseconds} ms, {(GC.GetAllocatedBytesForCurrentThread() - before) >> 20} MiB");
            if (round == 0)
            {
                foreach (var (set, file) in sets.Zip(files))
                {
                    Assert.NotEmpty(set.Definitions);
                    foreach (var problem in set.Problems)
                        output.WriteLine(Path.GetFileName(file) + problem);
                }
            }
        }
    }
}
