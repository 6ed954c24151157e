using System.Globalization;
using BackendDsl.Tool.Inputs;
using BackendDsl.Tool.Writing;

namespace BackendDsl.Tool.Tests;

/// <summary>Lists whose items are given one by one have the resources, places and problems of lists that are held as a whole.</summary>
public sealed class ListReadingTests
{
    private const string A = "- apiVersion: v1\n  kind: ConfigMap\n  metadata: {name: a}\n  data:\n    k: v\n    k: w\n";
    private const string B = "- {apiVersion: v1, kind: ConfigMap, metadata: {name: b}}\n";

    public static TheoryData<string> Texts { get; } = new()
    {
        "apiVersion: v1\nkind: List\nitems:\n" + A + B,
        "items:\n" + A + B + "kind: List\n",
        "# Source: chart/templates/a.yaml\nitems:\n" + A + B + "---\n# Source: chart/templates/b.yaml\nkind: ConfigMapList\nitems:\n" + B + "---\nkind: ConfigMap\n",
        "kind: Nothing\nitems:\n" + A + B,
        "items:\n" + A + B + "kind: Nothing\n",
        "items:\n" + A + B,
        "kind: Nothing\nitems:\n" + A + "kind: List\n",
        "kind: List\nitems:\n" + A + "kind: Nothing\n",
        "kind: List\nitems:\n" + A + "items:\n" + B,
        "kind: List\nitems:\n" + A + "items: none\n",
        "kind: List\nitems: none\nitems:\n" + A,
        "kind: List\nitems: []\n",
        "kind: List\nitems: [1, null, [2], text]\n",
        "kind: [List]\nitems:\n" + A,
        "kind: List\nmetadata: {items: [1]}\nitems:\n" + B,
        "kind: List\n<<: {items: [1, 2]}\n",
        "kind: List\nitems:\n" + B + "<<: {items: [1, 2], kind: Nothing}\n",
        "<<: {kind: List}\nitems:\n" + B,
        "kind: List\nitems:\n- &x {kind: ConfigMap, a: 1, a: 2}\n- *x\n- {<<: *x, a: 3}\n",
        "kind: List\nitems:\n" + A + "- kind: PodList\n  items:\n  - {kind: Pod, a: 1, a: 2}\n  - {kind: List, items: [{kind: Pod}]}\n" + B,
        "kind: A\n---\nkind: List\nitems:\n" + A + B + "- [\n---\nkind: List\nitems:\n" + B,
        "kind: List\nitems:\n" + A + "- {{ .Values.item }}\n",
        "{\"kind\": \"List\", \"items\": [{\"kind\": \"Pod\", \"a\": 1, \"a\": 2}, {\"kind\": \"Node\"}]}",
        "{\"items\": [{\"kind\": \"Pod\"}, {\"kind\": \"Node\"}], \"kind\": \"List\"}\n{\"kind\": \"A\"}",
        "{\"items\": [{\"kind\": \"Pod\"}, {kind: Node}], \"kind\": \"List\"}",
        "{\"items\": [{\"kind\": \"Pod\"}, {\"kind\": \"Node\"}]}",
        "{\"kind\": \"List\", \"items\": [{\"kind\": \"Pod\"}, {\"kind\"",
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Both_give_the_same(string text) => Assert.Equal(Read(text, oneByOne: false), Read(text, oneByOne: true));

    /// <summary>The same of texts that chance has changed.</summary>
    [Fact]
    public void Both_give_the_same_of_changed_texts()
    {
        const string Signs = " \n-:{}[]\"'&*<,#ka1";
        var random = new Random(11);
        foreach (var row in Texts)
        {
            for (var i = 0; i < 150; i++)
            {
                var text = row.Data.ToCharArray();
                for (var changes = random.Next(1, 4); changes > 0; changes--)
                    text[random.Next(text.Length)] = Signs[random.Next(Signs.Length)];
                Assert.Equal(Read(new(text), oneByOne: false), Read(new(text), oneByOne: true));
            }
        }
    }

    /// <summary>Items that were given are not held by the reader: of very many only those that were read last are still there.</summary>
    [Theory]
    [InlineData("apiVersion: v1\nkind: List\nitems:\n", "- apiVersion: v1\n  kind: ConfigMap\n  metadata: {name: a#}\n", "")]
    [InlineData("items:\n", "- {kind: ConfigMap, metadata: {name: a#}}\n", "kind: List\n")]
    [InlineData("{\"kind\": \"List\", \"items\": [", "{\"kind\": \"Pod\", \"metadata\": {\"name\": \"a#\"}}, ", "{}]}")]
    public void Items_are_let_go(string before, string item, string after)
    {
        const int Count = 3000;
        var text = before + string.Concat(Enumerable.Range(0, Count).Select(i => item.Replace("#", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))) + after;
        var given = new List<WeakReference>();
        var most = 0;
        ManifestReader.ReadEach(
            new("m", text),
            resource =>
            {
                given.Add(new(resource.Root.Object));
                if (given.Count % 1000 != 0)
                    return;
                GC.Collect();
                most = Math.Max(most, given.Count(g => g.IsAlive));
            },
            given.Clear,
            [],
            _ => Assert.Fail("nothing is wrong here"));
        Assert.InRange(given.Count, Count, Count + 1);
        Assert.InRange(most, 1, 20);
    }

    private static List<string> Read(string text, bool oneByOne)
    {
        var (found, problems) = (new List<ManifestResource>(), new List<InputProblem>());
        ManifestReader.ReadEach(new("m", text), found.Add, found.Clear, problems, oneByOne ? n => found.RemoveRange(found.Count - n, n) : null);
        return
        [
            .. found.Select(r => $"{r.Document} {r.Mark} {r.Template} {r.Kind} {ValueText.Of(r.Root)} {string.Join(", ", r.Duplicates.Select(d => d.Path + " " + d.Mark))}"),
            .. problems.Select(p => p.ToString()),
        ];
    }
}
