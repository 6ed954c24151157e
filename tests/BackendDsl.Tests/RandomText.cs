namespace BackendDsl.Tests;

/// <summary>Strings made of the pieces that trouble readers.</summary>
internal static class RandomText
{
    private static readonly string[] s_pieces =
    [
        "a", "b", "Z", "0", "1", "9", "_", "-", "+", ".", ":", ",", "#", "?", "!", "&", "*", "|", ">", "'", "\"", "%", "@", "`", "{", "}", "[", "]", "~", "=", "<", "/", "\\", "$", " ", " ", "  ", "\n", "\n", "\n\n", "\t", "\r", "e", "x", "o",
        "E+", "true", "no", "null", "y", "0x", "0b", "0o", ".inf", "2001-01-01", ":30", ": ", " #", "---", "...", "<<", "\u00e9", "\u2028", "\u0085", "\ufeff", "\u00a0", "\ud83d\ude00", "\u0000", "\u007f", "\u009f",
    ];

    public static IEnumerable<string> Strings(int seed, int count)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
            yield return Next(random);
    }

    public static string Next(Random random)
    {
        var length = random.Next(1, 7);
        return string.Concat(Enumerable.Range(0, length).Select(_ => s_pieces[random.Next(s_pieces.Length)]));
    }
}
