using System.Text;
using BackendDsl.Cel.Cost;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Documents;

namespace BackendDsl.Validation.Tests.Documents;

/// <summary>A resource that is larger than a request that the API server reads is told and not held; what stands beside it is.</summary>
public sealed class ResourceSizeTests
{
    private const int Limit = (int)CostShape.MaximumRequest;

    /// <summary>JSON of so many bytes, of all kinds of values.</summary>
    private static string Json(int bytes)
    {
        const string Before = "{\"kind\":\"Blob\",\"n\":[1,2,{},[],null,true,\"\"],\"o\":{\"a\":{\"b\":0}},\"data\":[";
        var text = new StringBuilder(bytes).Append(Before);
        while (text.Length < bytes - 100)
            text.Append("\"0123456789\",");
        return text.Append('"').Append('x', bytes - text.Length - 3).Append("\"]}").ToString();
    }

    [Theory]
    [InlineData("")]
    [InlineData("---\n")]
    public void The_limit_is_the_last_byte_that_is_taken(string before)
    {
        // Words count as one sign, and what is empty is thought to be one shorter.
        const int Uncounted = 8;
        var largest = Json(Limit + Uncounted);
        Assert.Equal(Limit + Uncounted, Encoding.UTF8.GetByteCount(largest));
        var taken = DocumentReader.ReadResources(before + largest);
        Assert.Empty(taken.Problems);
        Assert.False(RequestSize.IsExceeded(Assert.Single(taken.Documents).Root.Object));

        var larger = before + Json(Limit + Uncounted + 1);
        var refused = DocumentReader.ReadResources(larger);
        Assert.Empty(refused.Documents);
        var problem = Assert.Single(refused.Problems);
        Assert.Equal((ProblemCode.Limit, ProblemSeverity.Error), (problem.Code, problem.Severity));
        Assert.Equal("this resource takes more than 3 MiB as JSON, and the API server refuses it (Request entity too large: limit is 3145728); split it, or keep its data elsewhere", problem.Message);
        // Of any other text it is no limit, and the tree has the same size as its text.
        Assert.True(RequestSize.IsExceeded(Assert.Single(DocumentReader.Read(larger).Documents).Root.Object));
    }

    private static string Lines(int bytes) => string.Concat(Enumerable.Range(0, (bytes / 40) + 1).Select(i => $"    k{i:D8}: abcdefghijabcdefghijabcdefgh\n"));

    [Fact]
    public void What_stands_before_and_behind_it_is_read()
    {
        var set = DocumentReader.ReadResources("kind: A\n---\n# large\nkind: B\nspec:\n" + Lines(Limit) + "---\nkind: C\n---\n{kind: D}\n");
        Assert.Equal(["A", "C", "D"], set.Documents.Select(static d => d.Root.Object["kind"].String));
        Assert.Equal(new SourceMark(4, 1), Assert.Single(set.Problems).Mark);
    }

    [Theory]
    [InlineData("kind: List\nitems:\n", "")]
    [InlineData("items:\n", "kind: List\n")]
    [InlineData("x: &x 1\nkind: List\nitems:\n", "y: *x\n")]
    public void Each_item_of_a_list_is_a_resource(string before, string after)
    {
        var text = before + "- kind: A\n- kind: B\n  spec:\n" + Lines(Limit) + "- kind: C\n  spec:\n" + Lines(Limit / 2) + "- kind: D\n  spec:\n" + Lines(Limit * 9 / 10) + after;
        var whole = DocumentReader.ReadResources(text);
        var items = Assert.Single(whole.Documents).Root.Object["items"].Array;
        Assert.Equal(["A", "C", "D"], Enumerable.Range(0, items.Count).Select(i => items[i].Object["kind"].String));
        Assert.Equal(new SourceMark(before.Count(static c => c == '\n') + 2, 3), Assert.Single(whole.Problems).Mark);

        var given = new List<string>();
        var problems = DocumentReader.ReadEachResource(
            text,
            (document, _) => given.AddRange(Enumerable.Range(0, document.Root.Object["items"].Array.Count).Select(i => document.Root.Object["items"].Array[i].Object["kind"].String)),
            given.Clear,
            new((item, _, _, _) => given.Add(item.Object["kind"].String), given.Clear));
        Assert.Equal(["A", "C", "D"], given);
        Assert.Equal(whole.Problems, problems);
    }

    /// <summary>Lists in lists are taken apart as well, so that their items are what counts.</summary>
    [Fact]
    public void Items_of_lists_in_lists_are_resources()
    {
        string Item(string kind, int bytes) => $"  - kind: {kind}\n    spec:\n" + Lines(bytes).Replace("    k", "     k", StringComparison.Ordinal);
        var text = "kind: List\nitems:\n- kind: List\n  items:\n" + Item("A", Limit * 6 / 10) + Item("B", Limit) + Item("C", Limit * 6 / 10) + "- items:\n" + Item("D", Limit * 6 / 10) + Item("E", Limit * 6 / 10) + "  kind: Config\n- kind: F\n";
        foreach (var isGiven in (bool[])[false, true])
        {
            var kinds = new List<string>();
            void Add(Value resource)
            {
                kinds.Add(resource.Object["kind"].String);
                for (var i = 0; resource.Object["items"] is { Kind: ValueKind.Array } items && i < items.Array.Count; i++)
                    Add(items.Array[i]);
            }

            var problems = DocumentReader.ReadEachResource(text, (d, _) => Add(d.Root), kinds.Clear, isGiven ? new((item, _, _, _) => Add(item), kinds.Clear) : null);
            Assert.Equal(["A", "C", "F", "List", "List"], kinds.Order(StringComparer.Ordinal));
            // B, and what is no list.
            Assert.Equal(2, problems.Count);
            Assert.All(problems, p => Assert.Equal(RequestSize.Message, p.Message));
        }
    }

    [Fact]
    public void Items_of_what_is_no_list_count_as_a_whole()
    {
        var text = "items:\n- spec:\n" + Lines(Limit / 2) + "- spec:\n" + Lines(Limit / 2) + "kind: Config\n---\nkind: A\n";
        foreach (var read in (Func<List<string>, IReadOnlyList<Problem>>[])[
            found => DocumentReader.ReadEachResource(text, (d, _) => found.Add(d.Root.Object["kind"].String), found.Clear),
            found => DocumentReader.ReadEachResource(text, (d, _) => found.Add(d.Root.Object["kind"].String), found.Clear, new((_, _, _, _) => found.Add("item"), static () => { })),
        ])
        {
            var kinds = new List<string>();
            Assert.Equal(new SourceMark(1, 1), Assert.Single(read(kinds)).Mark);
            Assert.Equal(["A"], kinds);
        }
    }

    [Theory]
    [InlineData("items:\n- spec: 1\n- spec: 2\n")]
    [InlineData("{\"items\": [{\"spec\": 1}, {\"spec\": 2}]}")]
    [InlineData("a: &a {items: [1, 2]}\n<<: *a\n")]
    public void Items_of_what_is_no_list_and_no_large_thing_are_there(string text)
    {
        var set = DocumentReader.ReadResources(text);
        Assert.Empty(set.Problems);
        Assert.Equal(2, Assert.Single(set.Documents).Root.Object["items"].Array.Count);
    }

    [Fact]
    public void Items_further_down_are_no_resources()
    {
        var set = DocumentReader.ReadResources("kind: A\nspec:\n  items:\n  - x:\n" + Lines(Limit * 6 / 10) + "  - x:\n" + Lines(Limit * 6 / 10) + "---\nkind: B\n");
        Assert.Equal("B", Assert.Single(set.Documents).Root.Object["kind"].String);
        Assert.Equal(new SourceMark(1, 1), Assert.Single(set.Problems).Mark);
    }

    /// <summary>Whatever stands behind the place where it becomes too large.</summary>
    [Theory]
    [InlineData("  a: {b: [c, {d: e}], f: {}}\n  g:\n  - h: i\n    j: [k]\n  - - l\n")]
    [InlineData("  - a: {b: c}\n")]
    public void The_rest_of_it_is_passed_over(string rest)
    {
        var isList = rest.StartsWith("  -", StringComparison.Ordinal);
        var large = isList ? string.Concat(Enumerable.Repeat("  - abcdefghijabcdefghijabcdefgh\n", Limit / 28)) : string.Concat(Enumerable.Range(0, Limit / 28).Select(static i => $"  k{i}: abcdefghijabcdefghijabcdefgh\n"));
        var set = DocumentReader.ReadResources("kind: A\nspec:\n" + large + rest + "x: {y: z}\n---\nkind: B\n");
        Assert.Equal("B", Assert.Single(set.Documents).Root.Object["kind"].String);
        Assert.Equal(ProblemCode.Limit, Assert.Single(set.Problems).Code);
    }

    /// <summary>The last member is what makes it too large, also where those before it fill it to the last byte.</summary>
    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(5, true)]
    [InlineData(6, false)]
    public void A_last_member_counts(int spare, bool isExceeded)
    {
        // {"t":"x"} is 8 more than its text, and ,"n":1 another 6.
        var text = new string('x', Limit - 8 - spare);
        var fields = new ObjectNode();
        fields.Set("t", Value.Of(text));
        Assert.False(RequestSize.IsExceeded(fields));
        fields.Set("n", Value.Of(1L));
        Assert.Equal(isExceeded, RequestSize.IsExceeded(fields));

        // Two more for the brackets, and three times ,1.
        var list = new ObjectNode();
        list.Set("t", Value.Of(new ArrayNode([Value.Of(text[2..]), Value.Of(1L), Value.Of(1L), Value.Of(1L)])));
        Assert.Equal(isExceeded, RequestSize.IsExceeded(list));
    }

    [Fact]
    public void What_a_merge_brings_and_is_not_taken_does_not_count()
    {
        var set = DocumentReader.ReadResources("a: &a\n  big:\n" + Lines(Limit * 6 / 10) + "b:\n  big: 1\n  <<: *a\n");
        Assert.Empty(set.Problems);
        Assert.Equal(1, set.Documents[0].Root.Object["b"].Object["big"].Integer);
        Assert.Single(DocumentReader.ReadResources("a: &a\n  big:\n" + Lines(Limit * 6 / 10) + "b:\n  <<: *a\n").Problems);
    }

    /// <summary>What is passed over is not built: its memory does not grow with it.</summary>
    [Fact]
    public void The_rest_of_it_costs_no_memory_that_stays()
    {
        long Held(int bytes)
        {
            var text = "kind: B\nspec:\n" + Lines(bytes);
            var before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Single(DocumentReader.ReadResources(text).Problems);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Held(Limit);
        var (one, two) = (Held(Limit * 2), Held(Limit * 4));
        // The events of the text alone, 64 bytes for a line of 40, and the names that are read.
        Assert.InRange(two - one, 0, Limit * 2 * 4L);
    }
}
