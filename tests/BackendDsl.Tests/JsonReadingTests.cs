using System.Text.Json;
using BackendDsl.Tests.Sample;

namespace BackendDsl.Tests;

/// <summary>The reader of JSON takes short ways where it knows what stands next: what it reads, and what it refuses, is as the reader of System.Text.Json has it.</summary>
public class JsonReadingTests
{
    // Pieces that a mutation puts somewhere: what begins, ends and parts values, in the wrong place more often than not.
    private static readonly string[] s_pieces =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", " ", "\n", "\t", "0", "-", "1.0", "1e3", "true", "null", "nul", "\\u0041", "\\n", "\"a\":1,", "\"spec\":{},", "\u0085", "\u00e9", "\u0001", ".5", "9223372036854775808",
        "\"kind\":\"Widget\",", "-0", "00",
    ];

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void Whatever_is_done_to_a_text_both_readers_say_the_same(int seed, bool indented)
    {
        var random = new Random(seed);
        var generator = new WidgetGenerator(seed, hostile: true);
        int read = 0, refused = 0;
        for (var i = 0; i < 400; i++)
        {
            var widget = generator.Next();
            var text = indented ? widget.ToJson() : widget.ToString();
            for (var n = 0; n < 12; n++)
            {
                var mutated = n == 0 ? text : Mutate(text, random);
                // A cut through a pair is no text.
                if (!IsText(mutated))
                    continue;
                var expected = Try(() => JsonSerializer.Deserialize<Widget>(mutated));
                var found = Try(() => Widget.FromJson(mutated));
                // An escaped half of a pair is the replacement character here, as for the server, and an error there.
                if (expected is null && mutated.Contains("\\ud", StringComparison.OrdinalIgnoreCase))
                    continue;
                Assert.True(expected == found, mutated + "\nread as\n" + found + "\nand by System.Text.Json as\n" + expected);
                _ = found is null ? refused++ : read++;
            }
        }

        Assert.True(read > 500 && refused > 500, $"{read} read, {refused} refused");
    }

    [Theory]
    [InlineData("{\"spec\":{\"title\":\"a\",\"title\":\"b\"}}", 1, 22, "spec.title", "twice")]
    [InlineData("{\"spec\":{\"words\":[\"a\" \"b\"]}}", 1, 23, "", "expected ',' or ']'")]
    [InlineData("{\"spec\":{\"words\":[\"a\",]}}", 1, 23, "", "expected a value")]
    [InlineData("{\"spec\":{\"title\":\"a\",}}", 1, 22, "", "expected a name in double quotes")]
    [InlineData("{\"spec\":{\"title\" \"a\"}}", 1, 18, "", "expected ':'")]
    [InlineData("{\"spec\":{\"title\":\"a\"\n\"words\":[]}}", 2, 1, "", "expected ',' or '}'")]
    [InlineData("{\"spec\":{\"title\":\"a\nb\"}}", 1, 21, "", "control character")]
    [InlineData("{\"spec\":{\"grid\":[[1,\n 1e30]]}}", 2, 2, "spec.grid[0][1]", "64 bits")]
    [InlineData("{\"spec\":{\"replicas\":01}}", 1, 23, "", "not a number")]
    [InlineData("{\"spec\":{\"enabled\":truee}}", 1, 24, "", "expected a value")]
    [InlineData("{\"spec\":{\"main\":{\"name\":\"x\"}]}", 1, 29, "", "expected ',' or '}'")]
    [InlineData("{\"spec\":{\"main\":null,\"replicas\":\"1\"}}", 1, 33, "spec.replicas", "a whole number")]
    public void A_short_way_tells_the_place_of_what_is_wrong(string json, int line, int column, string path, string says)
    {
        var error = Assert.Throws<ManifestFormatException>(() => Widget.FromJson(json));
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.Equal((line, column, path), (error.Line, error.Column, error.Path));
        // A text that went wrong leaves nothing behind for the next one.
        Assert.Equal("fine", Widget.FromJson("{\"spec\":{\"title\":\"fine\"}}").Spec!.Title);
    }

    [Fact]
    public void Members_are_found_in_any_order_and_written_in_any_way()
    {
        var plain = Widget.FromJson("{\"spec\":{\"enabled\":true,\"replicas\":3,\"title\":\"a\",\"words\":[\"b\"]}}");
        Assert.Equal(plain, Widget.FromJson("{\"spec\":{\"words\":[\"b\"],\"title\":\"a\",\"replicas\":3,\"enabled\":true}}"));
        Assert.Equal(plain, Widget.FromJson("\n{ \"spec\" : { \"w\\u006frds\" : [ \"b\" ] ,\r\n\t\"title\":\"\\u0061\", \"replicas\" : 3 , \"enabled\" : true } } \n"));
    }

    private static string Mutate(string text, Random random)
    {
        for (var n = random.Next(1, 3); n > 0; n--)
        {
            var at = random.Next(text.Length);
            text = random.Next(3) switch
            {
                0 => text.Remove(at, Math.Min(text.Length - at, random.Next(1, 4))),
                1 => text.Insert(at, s_pieces[random.Next(s_pieces.Length)]),
                _ => text[..at] + s_pieces[random.Next(s_pieces.Length)] + text[(at + 1)..],
            };
        }

        return text;
    }

    private static bool IsText(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[++i])))
                return false;
        }

        return true;
    }

    private static Widget? Try(Func<Widget?> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is JsonException or ManifestFormatException)
        {
            return null;
        }
    }
}
