using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using BackendDsl.Cel.Regex;

namespace BackendDsl.Cel.Tests.Regex;

public class Re2FuzzTests(ITestOutputHelper output)
{
    private static readonly string[] s_pieces =
    [
        "a", "b", "k", "é", "😀", "(", ")", "(?:", "(?i)", "(?P<n>", "[", "]", "[^", "-", "|", "*", "+", "?", "{2}", "{1,3}", "{0,}", "{1000}", "{", "}", ",", ".",
        "^", "$", "\\", "\\b", "\\B", "\\z", "\\A", "\\d", "\\W", "\\p{L}", "\\P{Greek}", "\\pN", "[[:alpha:]]", "\\x41", "\\x{1F600}", "\\Q", "\\E", "(?s-i:", "(?U)",
        "\uD800", "\n", "\0", ":", "=", "<", ">",
    ];

    [Fact]
    public void Arbitrary_patterns_are_refused_or_match_in_bounded_time()
    {
        var random = new Random(20240611);
        int compiled = 0, refused = 0;
        var slowest = TimeSpan.Zero;
        for (var i = 0; i < 20000; i++)
        {
            var pattern = Text(random, s_pieces, random.Next(1, 16));
            var text = Text(random, ["a", "b", "K", "é", "😀", "\n", "1", "_", " ", "\uDC00"], random.Next(0, 40));
            var watch = Stopwatch.StartNew();
            if (Re2Pattern.TryCompile(pattern, out var ours, out var error))
            {
                compiled++;
                var matches = ours.IsMatch(text);
                var found = ours.FindAll(text, 5);
                Assert.True(matches == found.Count > 0, $"{pattern} on {text}");
            }
            else
            {
                refused++;
                Assert.StartsWith("error parsing regexp: ", error);
            }

            if (watch.Elapsed > slowest)
                slowest = watch.Elapsed;
        }

        output.WriteLine($"{compiled} compiled, {refused} refused, slowest {slowest.TotalMilliseconds:f1} ms");
        Assert.True(slowest < TimeSpan.FromSeconds(60), slowest.ToString());
    }

    [Fact]
    public void Agrees_with_a_backtracking_matcher_on_what_both_mean_alike()
    {
        var random = new Random(7);
        var compared = 0;
        for (var i = 0; i < 20000; i++)
        {
            var pattern = Pattern(random, 4);
            var text = Text(random, ["a", "b", "c", " ", "\n"], random.Next(0, 10));
            var theirs = new System.Text.RegularExpressions.Regex(pattern, RegexOptions.CultureInvariant).Match(text);
            var found = Re2Pattern.Compile(pattern).Find(text, 0, out var index, out var length);
            Assert.True(found == theirs.Success && (!found || (index == theirs.Index && length == theirs.Length)), $"{pattern} on {text}: {found} {index}+{length}, not {theirs.Index}+{theirs.Length}");
            Assert.Equal(found, Re2Pattern.Compile(pattern).IsMatch(text));
            compared++;
        }

        output.WriteLine($"{compared} patterns compared");
    }

    [Fact]
    public void Takes_linear_time_where_backtracking_would_not()
    {
        var watch = Stopwatch.StartNew();
        var text = new string('a', 200_000) + "b";
        Assert.False(Re2Pattern.Compile("^(a+)+$").IsMatch(text));
        Assert.False(Re2Pattern.Compile("(x+x+)+y").IsMatch(text.Replace('a', 'x')));
        Assert.False(Re2Pattern.Compile("(a|b|ab)*c").Find(text, 0, out _, out _));
        // Needs 2^20 states if all were kept.
        var noise = new Random(3);
        var bits = new string([.. Enumerable.Range(0, 100_000).Select(_ => noise.Next(2) == 0 ? 'a' : 'b')]);
        Assert.False(Re2Pattern.Compile("[ab]*a[ab]{20}c").IsMatch(bits));
        output.WriteLine($"{watch.Elapsed.TotalMilliseconds:f0} ms");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(120), watch.Elapsed.ToString());
    }

    [Fact]
    public void Matches_short_texts_fast_and_without_allocating()
    {
        var pattern = Re2Pattern.Compile("^([0-9]{1,5}(h|m|s|ms)){1,4}$");
        for (var i = 0; i < 100_000; i++)
            pattern.IsMatch("5s");
        Thread.Sleep(200);
        for (var i = 0; i < 100_000; i++)
            pattern.IsMatch("5s");
        var watch = Stopwatch.StartNew();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000_000; i++)
            pattern.IsMatch("5s");
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        output.WriteLine($"{watch.Elapsed.TotalMilliseconds:f1} ns per match, {allocated} bytes in a million");
        // Less than a byte a match: a buffer may be made anew when a test beside this one holds the spare ones.
        Assert.True(allocated < 1_000_000, $"{allocated} bytes");
    }

    [Fact]
    public void Serves_many_threads_at_once()
    {
        var pattern = Re2Pattern.Compile("(?i)[a-f]{3}x?[0-9]+\\b");
        var texts = Enumerable.Range(0, 500).Select(i => $"zz{(char)('a' + (i % 9))}bC{i}{(i % 3 == 0 ? "q" : "")}").ToArray();
        var expected = texts.Select(t => System.Text.RegularExpressions.Regex.IsMatch(t, "[a-f]{3}x?[0-9]+\\b", RegexOptions.IgnoreCase)).ToArray();
        Parallel.For(0, 8, _ =>
        {
            for (var i = 0; i < texts.Length; i++)
            {
                Assert.Equal(expected[i], pattern.IsMatch(texts[i]));
                Assert.Equal(expected[i], pattern.Find(texts[i], 0, out int _, out int _));
            }
        });
    }

    private static string Text(Random random, string[] pieces, int count)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
            text.Append(pieces[random.Next(pieces.Length)]);
        return text.ToString();
    }

    // Loops are made over parts that consume something: engines differ on loops over nothing.
    private static string Pattern(Random random, int depth)
    {
        var kind = depth == 0 ? random.Next(4) : random.Next(9);
        return kind switch
        {
            0 => ((char)('a' + random.Next(3))).ToString(),
            1 => "[" + (random.Next(2) == 0 ? "^" : "") + "ab]",
            2 => ".",
            3 => "[a-c ]",
            4 => Pattern(random, depth - 1) + Pattern(random, depth - 1),
            5 => "(" + Pattern(random, depth - 1) + "|" + Pattern(random, depth - 1) + ")",
            6 => "(?:a" + Pattern(random, depth - 1) + ")" + new[] { "*", "+", "?", "*?", "+?", "??", "{1,2}", "{2}", "{0,3}?" }[random.Next(9)],
            7 => new[] { "\\b", "\\B", "^", "\\z", "(?m:^)", "(?m:$)" }[random.Next(6)] + Pattern(random, depth - 1),
            _ => "(?:" + Pattern(random, depth - 1) + ")",
        };
    }
}
