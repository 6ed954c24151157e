using System.Text.Json;
using BackendDsl.Tests.Sample;
using BackendDsl.Tests.Shared;
using k8s;
using YamlDotNet.RepresentationModel;

namespace BackendDsl.Tests;

public class YamlStringTests
{
    /// <summary>Beyond the shared set: the corners of the types of YAML 1.1 and 1.2, of indicators, line ends and blocks.</summary>
    public static readonly string[] More =
    [
        "Y", "NO", "Off", "OFF", "~", "~x", "NULL", "nulls", "0b", "0b_", "0B1", "0o8", "0O7", "0_", "0x_", "+0x1F", "-0b1", "1,000", "1,", "1e3", "1e", "1e+", "1.e3", ".e3", "._1", "1_", "9e99999",
        "+.inf", ".INF", "-.Inf", "+.nan", ".NAN", "inf", "NaN", "2001-1-1", "2001-01-01 ", "2001-01-01 x", "2001-01-01t1:2:3", "2001-01-01x", "20010101", "1:2", "1:60", "1:2.5", "+1:2", "-190:20:30", "1:", "1:x", "00:00:00.0",
        "<<x", "=x", "==", "@", "`", "%", "&a", "*a", "!a", "|", "|-", ">", ">x", "'", "''", "\"\"", "\\n", "?x", "?:", ":x", "::", "- ", "-\t", "--x", "---", "---x", "----", "....", "...x", ".x", "a:", "a :", "a: ", "a:\tb", "a #", "a# b", "#", "# a", "{}", "[]", "{a: b}", ",", "a, b", ", a",
        "a\n", "a\n\n", "\na", "\n\na\n", " a\nb", "a\n b", "a\n\tb", "a\tb\nc", "a \nb", "a\n ", "a\n \nb", "a\n#b", "a\n--- b", "---\na", "...\n", "- a\n- b\n", "key: value\nother: #x\n", "|\n", "a\r", "a\r\n", "\r", "\r\n", "a\n\r", "\u0085", "a\u0085\nb", "\u2028", "a\u2028b\n", "\ufeff", "a\ufeffb\nc", "a\u00a0", "\u00a0\nb", "\u3000x", "\u200bx", "\u001b[0m", "\u0001\n\u0002",
        "\ud83d\ude00", "x\ud83d\ude00\ny\n", "\u00e9", "\u05d0", "\ufffd", "\ufffe", "\ue000", "\ud83f\udfff", "null ", " null", "true\n", "\ttrue", "true\t", "'true'", "1 2", "1 #2", "12e03", "-0", "+0", "0.", "0.0.", "-.5", "+-1", "--1", "0x1G", "08.5", "1__", "__1", "_", "-_1", "-.", "+.", "+.x", "-:", "-?", "- - a", "? - a", "! a", "a\\", "\\", "a\"b", "a'b",
        "metadata", "spec:", new string('k', 159), new string('k', 161), new string('"', 200), new string('\u0001', 200), new string('k', 1100), new string('x', 5000) + " y", "0" + new string('1', 400),
    ];

    public static IEnumerable<string> Strings()
    {
        foreach (var text in More)
            yield return text;
        if (TestData.IsPresent)
        {
            foreach (var text in JsonSerializer.Deserialize<string[]>(TestData.ReadText("yaml", "tricky-strings.json"))!)
                yield return text;
        }

        foreach (var text in RandomText.Strings(seed: 7, count: int.Parse(Environment.GetEnvironmentVariable("BACKENDDSL_FUZZ") ?? "3000", System.Globalization.CultureInfo.InvariantCulture)))
            yield return text;
    }

    [Fact]
    public void Every_string_comes_back_as_a_value_and_as_a_key()
    {
        var count = 0;
        var failures = new List<string>();
        foreach (var text in Strings())
        {
            try
            {
                ComesBack(text);
            }
            catch (Exception e)
            {
                failures.Add($"{JsonSerializer.Serialize(text)}: {e.Message}");
            }

            count++;
        }

        Assert.True(failures.Count == 0, $"{failures.Count} of {count}\n" + string.Join("\n", failures.Take(20)));
        TestContext.Current.SendDiagnosticMessage($"{count} strings");
    }

    private static void ComesBack(string text)
    {
        var widget = Widget.New("a").Spec(s => s.Title(text).Words(text, "x", text).Main(m => m.Tags((text, text), ("z", "z")))).BuildUnchecked();
        var yaml = widget.ToYaml();
        Assert.DoesNotContain('\r', yaml);
        Assert.Equal(widget, Widget.FromYaml(yaml));
        Assert.Equal(widget, Widget.FromJson(widget.ToJson()));
        Assert.Equal(yaml, Widget.FromYaml(yaml).ToYaml());

        // A parser that knows nothing of us.
        var spec = Spec(yaml);
        Assert.Equal(text, Text(spec["title"]));
        Assert.Equal(text, Text(((YamlSequenceNode)spec["words"])[2]));
        var tags = (YamlMappingNode)((YamlMappingNode)spec["main"])["tags"];
        Assert.Contains(tags.Children, t => Text(t.Key) == text && Text(t.Value) == text);

        if (text == "<<")
            return;
        Assert.Equal(widget, KubernetesYaml.Deserialize<Widget>(yaml));
        Assert.Equal(widget, KubernetesYaml.Deserialize<Widget>(KubernetesYaml.Serialize(widget)));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("1.2.3")]
    [InlineData("10.0.0.0/8")]
    [InlineData("50m")]
    [InlineData("100%")]
    [InlineData("a::b")]
    [InlineData("::1")]
    [InlineData("x#y")]
    [InlineData("it's")]
    [InlineData("say \"x\"")]
    [InlineData("-x")]
    [InlineData("http://a.b/c?d=e&f=g#h")]
    [InlineData("kube_gwtest_httpbin_8000")]
    [InlineData("5s")]
    [InlineData("64Ki")]
    [InlineData("a, b")]
    [InlineData("Caf\u00e9 \u2713")]
    [InlineData("gateway.kgateway.dev/v1alpha1")]
    public void Ordinary_strings_are_not_quoted(string text) =>
        Assert.Contains($"  title: {text}\n", Widget.New("a").Spec(s => s.Title(text)).BuildUnchecked().ToYaml(), StringComparison.Ordinal);

    [Theory]
    [InlineData("a\nb", "|-\n    a\n    b\n")]
    [InlineData("a\nb\n", "|\n    a\n    b\n")]
    [InlineData("a\n\nb\n\n", "|+\n    a\n\n    b\n\n")]
    [InlineData("\na\n  b\nc", "|-\n\n    a\n      b\n    c\n")]
    public void Text_of_several_lines_is_a_block(string text, string block)
    {
        var yaml = Widget.New("a").Spec(s => s.Title(text)).BuildUnchecked().ToYaml();
        if (text.Contains("  ", StringComparison.Ordinal))
            Assert.Equal(text, Widget.FromYaml(yaml).Spec!.Title);
        else
            Assert.Contains("  title: " + block, yaml, StringComparison.Ordinal);
    }

    private static YamlMappingNode Spec(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return (YamlMappingNode)((YamlMappingNode)stream.Documents[0].RootNode)["spec"];
    }

    private static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;
}
