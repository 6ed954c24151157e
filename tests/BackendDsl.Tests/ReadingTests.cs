using System.Diagnostics;
using System.Text;
using System.Text.Json;
using BackendDsl.Tests.Sample;
using k8s;
using YamlDotNet.Core;

namespace BackendDsl.Tests;

public class ReadingTests
{
    private const string Head = "apiVersion: example.dev/v1\nkind: Widget\nspec:\n";

    [Theory]
    [InlineData("  title: 1\n", 4, 10, "spec.title", "in quotes")]
    [InlineData("  title: yes\n", 4, 10, "spec.title", "the boolean yes")]
    [InlineData("  title: {}\n", 4, 10, "spec.title", "an object")]
    [InlineData("  enabled: \"true\"\n", 4, 12, "spec.enabled", "remove its quotes")]
    [InlineData("  replicas: 1.5\n", 4, 13, "spec.replicas", "a whole number")]
    [InlineData("  replicas: many\n", 4, 13, "spec.replicas", "a whole number")]
    [InlineData("  parts: {}\n", 4, 10, "spec.parts", "a list")]
    [InlineData("  parts:\n  - name: a\n  - name: b\n    port: [1]\n", 7, 11, "spec.parts[1].port", "a whole number or a string")]
    [InlineData("  main: text\n", 4, 9, "spec.main", "an object")]
    [InlineData("  main:\n    tags:\n      a: 1\n", 6, 10, "spec.main.tags.a", "a string")]
    [InlineData("  grid:\n  - [1, 2]\n  - [1, x]\n", 6, 9, "spec.grid[1][1]", "a whole number")]
    [InlineData("  grid:\n  - [null]\n", 5, 6, "spec.grid[0][0]", "null")]
    [InlineData("  grid:\n  - [1, 1e30]\n", 5, 9, "spec.grid[0][1]", "64 bits")]
    [InlineData("  title: a\n  title: b\n", 5, 3, "spec.title", "twice")]
    [InlineData("  other: a\n  other: b\n", 5, 3, "spec.other", "twice")]
    [InlineData("  main: {tags: {a: b, a: c}}\n", 4, 23, "spec.main.tags.a", "twice")]
    [InlineData("  ratio: .inf\n", 4, 10, "", "JSON")]
    [InlineData("  title: [a\n", 5, 1, "", "not YAML")]
    [InlineData("  ? [a]\n  : b\n", 4, 5, "", "the name of a member must be a scalar")]
    [InlineData("  title: *x\n", 4, 10, "", "alias")]
    [InlineData("  extra: &x [*x]\n", 4, 14, "", "contains itself")]
    [InlineData("  extra: !!int abc\n", 4, 10, "", "its tag")]
    public void What_does_not_fit_is_told_with_its_place(string yaml, int line, int column, string path, string says)
    {
        var error = Assert.Throws<ManifestFormatException>(() => Widget.FromYaml(Head + yaml));
        Assert.Equal((line, column, path), (error.Line, error.Column, error.Path));
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Half_a_surrogate_pair_becomes_the_replacement_character_as_for_the_server() =>
        Assert.Equal("\uFFFD", Widget.FromJson("{\"spec\": {\"title\": \"\\ud800\"}}").Spec!.Title);

    [Theory]
    [InlineData("{\"spec\":\n {\"title\": 1}}", 2, 12, "spec.title", "a string")]
    [InlineData("{\"spec\":\n {\"title\": \"\u00e9\", \"words\": [\"a\", 2]}}", 2, 32, "spec.words[1]", "a string")]
    [InlineData("{\"spec\":\n {\"title\": }}", 2, 12, "", "not JSON")]
    [InlineData("{\"spec\": {}} x", 1, 14, "", "not JSON")]
    [InlineData("", 1, 1, "", "not JSON")]
    [InlineData("{\"spec\": {\"ratio\": 1e999}}", 1, 20, "", "64-bit")]
    [InlineData("[]", 1, 1, "", "an object")]
    [InlineData("{\"kind\": \"Gadget\"}", 1, 18, "kind", "Widget is read from \"Widget\"")]
    [InlineData("{\"apiVersion\": \"example.dev/v2\"}", 1, 32, "apiVersion", "example.dev/v1")]
    public void Json_errors_have_a_place_too(string json, int line, int column, string path, string says)
    {
        var error = Assert.Throws<ManifestFormatException>(() => Widget.FromJson(json));
        Assert.Equal((line, column, path), (error.Line, error.Column, error.Path));
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("---\n# nothing\n---\n")]
    [InlineData("null")]
    [InlineData("apiVersion: example.dev/v1\nkind: Widget\n---\napiVersion: example.dev/v1\nkind: Widget\n")]
    public void A_text_that_is_not_one_document_is_refused(string yaml) =>
        Assert.Throws<ManifestFormatException>(() => Widget.FromYaml(yaml));

    [Fact]
    public void The_spellings_that_kubectl_knows_are_read_as_it_reads_them()
    {
        var widget = Widget.FromYaml("---\n" + Head + """
              enabled: On
              extra: [y, 0o17, 017, 0x1F, -0b101, 1_000, 1e3, .5, 190:20:30, 2001-01-01, ~, 18446744073709551616, =, !!str 1, "a
                b", {1: a, on: b}, !!binary aGVsbG8=, 08]
              level: 0x2
              main: &main
                name: m
                tags: &tags {a: b}
              parts:
              - *main
              - <<: *main
                name: nn
              - <<: [{}, *main]
                tags: *tags
              words: [|
              ]
            """.ReplaceLineEndings("\n").Replace("words: [|\n  ]", "words: []", StringComparison.Ordinal).Replace("[{}, *main]", "[*main, *main]", StringComparison.Ordinal));
        Assert.True(widget.Spec!.Enabled);
        Assert.Equal("""[true,15,15,31,-5,1000,1000,0.5,"190:20:30","2001-01-01",null,1.8446744073709552e+19,"=","1","a b",{"1":"a","true":"b"},"hello",8]""", widget.Spec.Extra!.Value.ToString());
        Assert.Equal(2, widget.Spec.Level!.Value.Value);
        Assert.Equal(["m", "nn", "m"], widget.Spec.Parts!.Select(p => p.Name!));
        Assert.All(widget.Spec.Parts!, p => Assert.Equal("b", p.Tags!["a"]));
        Assert.Empty(widget.Spec.Words!);
    }

    [Fact]
    public void Hostile_text_costs_little_and_throws_one_kind_of_exception()
    {
        var bomb = new StringBuilder(Head).Append("  extra:\n    a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 30; i++)
            bomb.Append("    a").Append(i).Append(": &a").Append(i).Append(" [").AppendJoin(", ", Enumerable.Repeat("*a" + (i - 1), 10)).Append("]\n");
        var merges = Head + "  extra:\n    a: &a {" + string.Join(", ", Enumerable.Range(0, 1000).Select(i => $"k{i}: v")) + "}\n    b: {<<: [" + string.Join(", ", Enumerable.Repeat("*a", 20000)) + "]}\n";
        string[] texts =
        [
            bomb.ToString(), merges,
            Head + "  extra: " + new string('[', 100_000),
            Head + "  extra: " + new string('{', 100_000),
            Head + "  extra:\n    " + string.Concat(Enumerable.Repeat("- ", 5_000)) + "x\n",
            new string('[', 1_000_000), new string('{', 1_000_000), "\"" + new string('\\', 1001), "%YAML 9.9\n---\na", "%TAG ! x\n--- !a!b c", "\t- a", "a: b: c", "- a\nb", "&a &b c", "!!x !!y z", "\0", "\ud800", "a: |9\n b", "a: \"\\uZZZZ\"", "*", "&", "!<", "? ? ?", "--- --- ---", "...",
        ];
        var watch = Stopwatch.StartNew();
        foreach (var text in texts)
        {
            Assert.Throws<ManifestFormatException>(() => Widget.FromYaml(text));
            Assert.Throws<ManifestFormatException>(() => Widget.FromJson(text));
        }

        var random = new Random(3);
        var good = new WidgetGenerator(9, hostile: true).Next();
        foreach (var text in (string[])[good.ToYaml(), good.ToJson()])
        {
            for (var i = 0; i < 1500; i++)
            {
                var changed = new StringBuilder(text);
                for (var n = random.Next(1, 4); n > 0; n--)
                {
                    var at = random.Next(changed.Length);
                    if (random.Next(2) == 0)
                        changed.Remove(at, Math.Min(random.Next(1, 5), changed.Length - at));
                    else
                        changed.Insert(at, RandomText.Next(random));
                }

                foreach (var read in (Func<string, Widget>[])[Widget.FromYaml, Widget.FromJson])
                {
                    try
                    {
                        read(changed.ToString());
                    }
                    catch (ManifestFormatException)
                    {
                        // The one exception that is promised.
                    }
                }
            }
        }

        var many = Head + "  main:\n    tags:\n" + string.Concat(Enumerable.Range(0, 60_000).Select(i => $"      k{unchecked((uint)i * 2654435761u):x8}: b\n"));
        Assert.Equal(60_000, Widget.FromYaml(many).Spec!.Main!.Tags!.Count);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), watch.Elapsed.ToString());
    }

    [Fact]
    public void Client_libraries_get_their_own_exceptions()
    {
        Assert.Contains("spec.title", Assert.Throws<JsonException>(() => KubernetesJson.Deserialize<Widget>("""{"spec":{"title":1}}""")).Message, StringComparison.Ordinal);
        Assert.Contains("spec.title", Assert.ThrowsAny<YamlException>(() => KubernetesYaml.Deserialize<Widget>(Head + "  title: 1\n")).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_is_read_and_written_to_the_same_depth()
    {
        static string Nested(int depth) => "{\"spec\":{\"extra\":" + string.Concat(Enumerable.Repeat("[", depth)) + string.Concat(Enumerable.Repeat("]", depth)) + "}}";
        var widget = Widget.FromJson(Nested(250));
        Assert.Equal(widget, Widget.FromYaml(widget.ToYaml()));
        Assert.Equal(widget, Widget.FromJson(widget.ToJson()));
        Assert.Contains("deep", Assert.Throws<ManifestFormatException>(() => Widget.FromJson(Nested(300))).Message, StringComparison.Ordinal);
        Assert.Contains("deep", Assert.Throws<ManifestFormatException>(() => Widget.FromYaml("# \n" + Nested(300))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Byte_order_marks_and_other_line_ends_do_no_harm()
    {
        var widget = Widget.New("a").Spec(s => s.Title("x\ny\n").Words("b")).BuildUnchecked();
        Assert.Equal(widget, Widget.FromYaml("\uFEFF" + widget.ToYaml()));
        Assert.Equal(widget, Widget.FromYaml(widget.ToYaml().ReplaceLineEndings("\r\n")));
        Assert.Equal(widget, Widget.FromJson("\uFEFF" + widget.ToJson().ReplaceLineEndings("\r\n")));
        Assert.Equal(widget, Widget.FromYaml("\uFEFF" + widget.ToJson()));
        Assert.Equal(widget, Widget.FromYaml("%YAML 1.2\n---\n" + widget.ToYaml() + "...\n"));
    }
}
