using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using BackendDsl.Tests.Shared;

namespace BackendDsl.Validation.Tests.Documents;

/// <summary>The parser of the YAML that people write tells what the parser of all of YAML tells, or leaves a document to it.</summary>
public sealed partial class PlainYamlTests
{
    public static TheoryData<string> Read { get; } = new()
    {
        "a: 1\n",
        "a: 1",
        "a:\n  b:\n    c: x\n  d: y\ne:\n",
        "a:\nb: ~\n",
        "a: # none\nb: x # some\n# more\n",
        "- a\n- b: 1\n  c: 2\n-\n- - x\n  - y\n-\n  z: 1\n",
        "a:\n- x\n- y: 1\n  z: 2\nb:\n  - x\n  -\n  - y\n",
        "\"a\": 'it''s'\n'b' : \"x\\ty\\\\ \\\"q\\\" \\/\\n\"\n\"c\":\n",
        "image: nginx:1.27\nurl: https://x.example/#part?a=b&c\nargs:\n- --flag=x\n- -1\n- a#b\n",
        "a: {}\nb: []\nc: [x, 'y', \"z\", 1, -2, a-b/c.d_e]\nd: {x: 1, \"y\": 'z', q: [1, {r: s}]} # end\n",
        "a: |\n  x\n   y\n\n  # no comment\n  z\n\nb: |-\n  x\nc: |+\n  x\n\n\nd: 1\n",
        "a: >\n  x\n  y\n\n  z\n   more\n  less\n\n\n  w\nb: >-\n  x\n  y\nc: >+\n  x\n\nd: 1\n",
        "a: |\n\n\n  x\n# a comment\nb: 1\n",
        "a: |2-\n\n     x\n    y\n \n\nb: >1\n  x\n y\nc:\n- |-4\n      z\n- >3+\n   w\n\n",
        "- |\n  x\n- >-\n  y\n  z\n",
        "a: x\n  y\n  - z\n\n\n  w\nb: 1\n",
        "- x\n  y\n- a: p\n    q\n",
        "# head\n\n---\na: 1\n--- # next\nb: 2\n---\n\n# c\nc: 3\n",
        "a: 1\r\nb: |\r\n  x\r\n\r\n  y\r\nc: 'z' # w\r\nd: p\r\n  q\r\n- \r\n",
        "a:\r\n  - x\r\n  - y\r\n",
        "<<: {a: 1}\nb: ü\uD83D\uDE00\n",
        "a b: c d\n? x\n",
        "a: [ x ,y ]\nb: { x: y }\n",
        "a: -\n",
        "a:\n  x\nb:\n  'y'\nc:\n  |\n  z\nd:\n  [x]\n",
        "x\n",
        "- - - a\n    - b\n  - c\n- d\n",
        "a: x:y\nb: ::x\n",
        "a:\n  b\n c\n",
        "a: 'x\n  y''s  \n\n\n  z'\nb: \"x\n   y\n\n  z\\n\\\n    \\ w \\\n v\"\n",
        "- 'x\r\n  y'\r\n- \"\\u00e9 \\\r\n  z\"\r\n",
        "a: ' x\n y '\nb: \"  \n  x\"\nc: \"x\\  \n y\"\n",
    };

    public static TheoryData<string> Left { get; } = new()
    {
        "", "\n", "---\n", "---\n---\n", "# c\n", "...\n", "a: 1\n...\nb: 2\n", "%YAML 1.1\n---\na: 1\n",
        "a: &x 1\nb: *x\n", "a: !!str 1\n", "? a\n: b\n", "'x\n  y': 1\n", "a: 'x\n---\n  y'\n", "a: \"\\ud83d\"\n", "a: \"x\\\n\n  y\"\n", "a: ['x\n  y']\n", "a:\n  b: 'x\n  y'\n", "a: [x,\n  y]\n", "a: [x, ]\n",
        "a:\n\tb: 1\n", "a: x\ty\n", "a:\tx\n", "a: b: c\n", "a: 1\n b: 2\n", "  a: 1\nb: 2\n", "a:\n    b: 1\n  c: 2\n", "a: - b\n", "a:\n- b\nc\n",
        "a: |\n  \n  x\n", "a: |2\n x\n", "a: |2\n", "a: \"x\ny\"\n", "a: |\n", "a: |\n  x", "a: |\nb: 1\n", "a: |\n    x\n  y\n", "a: x # c\n  y\n", "a: x\n  # c\n  y\n", "a: 'x' y\n", "a: [x] y\n",
        "a: @x\n", "a: `x`\n", "a: %x\n", "a: {{ .x }}\n", "a: x\u2028y\n", "a: 1 # \u0085\nb: 2\n", "\uFEFFa: 1\n", "a: x\ry: z\n", "# c\rb\na: 1\n", "a: \u0007\n",
        "a: [a: b]\n", "a: {a: }\n", "a: {a}\n", "a: [a b]\n", "--- a\n", "--- |\n  x\n", "a: 1\n- b\n", "- a\nb: 1\n", "'a\n", "a: \"\\x\"\n", "a: ]\n", "{a: 1}: b\n", "[a]: b\n",
        "a: |\n x\n\ty\n", "a\nb: 1\n", "a:\n- b\n  - c\n d: 1\n", "a: >\n\n\n", "a: x\n...\n", "---\na: 1\n---\n---\nb: 2\n",
    };

    [Theory]
    [MemberData(nameof(Read))]
    [MemberData(nameof(Left))]
    public void Both_tell_the_same(string text) => Assert.Equal(EventTrace.OfWhole(text), EventTrace.OfPlain(text));

    [Fact]
    public void What_people_write_is_read_here()
    {
        string[] left = ["a: 1\r\nb: |\r\n  x\r\n\r\n  y\r\nc: 'z' # w\r\nd: p\r\n  q\r\n- \r\n", "a b: c d\n? x\n", "a: -\n", "a: x:y\nb: ::x\n"];
        Assert.All(Read.Select(row => row.Data).Except(left), text => Assert.True(EventTrace.Plain(text) > 0, text));
        Assert.All(Left.Select(row => row.Data).Except(["a: 1\n...\nb: 2\n", "---\na: 1\n---\n---\nb: 2\n"]), text => Assert.Equal(0, EventTrace.Plain(text)));
    }

    [Fact]
    public void Both_tell_the_same_of_texts_that_were_changed_by_chance()
    {
        string[] pieces = [" ", "  ", "\n", "\n\n", ":", ": ", "- ", "-", "#", " #", "'", "\"", "|", ">", "|-", "[", "]", "{", "}", ",", "---\n", "\n---\n", "...", "\t", "\r\n", "\r", "\\", "x", "1", "a: b", "? ", "&a ", "*a", "!", "%", "\uFEFF", "<<: "];
        var random = new Random(20);
        var seeds = Read.Select(row => row.Data).ToArray();
        for (var i = 0; i < 40_000; i++)
        {
            var text = seeds[random.Next(seeds.Length)];
            if (random.Next(3) == 0)
                text += seeds[random.Next(seeds.Length)];
            for (var edits = random.Next(4); edits >= 0; edits--)
            {
                var at = random.Next(text.Length + 1);
                var cut = Math.Min(random.Next(3), text.Length - at);
                text = text[..at] + (random.Next(4) == 0 ? "" : pieces[random.Next(pieces.Length)]) + text[(at + cut)..];
            }

            // Of a name that is empty the other parser says one thing in the first document and another one behind it.
            if (EmptyName().IsMatch("\n" + text))
                continue;
            var (whole, plain) = (EventTrace.OfWhole(text), EventTrace.OfPlain(text));
            Assert.True(whole.Zip(plain).All(e => IsSame(e.First, e.Second)) && whole.Count == plain.Count, $"{i}: {JsonSerializer.Serialize(text)}\n{string.Join("\n", whole)}\n---\n{string.Join("\n", plain)}");
        }
    }

    [Fact]
    public void Both_tell_the_same_of_what_is_published()
    {
        var texts = Directory.EnumerateFiles(TestData.FindDefinitions(), "*.y*ml", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();
        if (TestData.IsPresent)
        {
            using var reader = new StreamReader(new GZipStream(File.OpenRead(TestData.Find("kubernetes", "public-manifests.jsonl.gz")), CompressionMode.Decompress));
            while (reader.ReadLine() is { } line)
                texts.Add(JsonDocument.Parse(line).RootElement.GetProperty("yaml").GetString()!);
        }

        var read = 0;
        foreach (var text in texts)
        {
            Assert.Equal(EventTrace.OfWhole(text), EventTrace.OfPlain(text));
            if (EventTrace.Plain(text) > 0)
                read++;
        }

        // The committed definitions are JSON, which the plain parser leaves to the other.
        Assert.True(read >= texts.Count * 9 / 10 || !TestData.IsPresent, $"only {read} of {texts.Count} are read by the plain parser");
    }

    // Where the other parser knows no place it names the begin of its text; begun at the document itself that is the document's.
    /// <summary>Documents with so many events that they are let go as they are passed, and with so many that they are not held at all; and what stands behind them.</summary>
    [Theory]
    [InlineData(10_000, 3)]
    [InlineData(40_000, 3)]
    [InlineData(600_000, 0)]
    public void Both_tell_the_same_of_large_documents(int count, int plain)
    {
        var large = string.Concat(Enumerable.Range(0, count).Select(i => "k" + i.ToString(System.Globalization.CultureInfo.InvariantCulture) + ": \"a\\tb\"\n"));
        var text = large + "---\na: [b, c]\n---\n" + large;
        Assert.Equal(EventTrace.OfWhole(text), EventTrace.OfPlain(text));
        Assert.Equal(plain, EventTrace.Plain(text));
    }

    private static bool IsSame(string whole, string plain) =>
        whole == plain || (whole.Contains(" (1,1)", StringComparison.Ordinal) && Place().Replace(whole, "") == Place().Replace(plain, ""));

    [GeneratedRegex(@"\(\d+,1\)")]
    private static partial Regex Place();

    [GeneratedRegex("[\n\r][ ?-]*:")]
    private static partial Regex EmptyName();
}
