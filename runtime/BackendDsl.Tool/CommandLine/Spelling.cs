namespace BackendDsl.Tool.CommandLine;

/// <summary>Guesses what a mistyped name was meant to be.</summary>
internal static class Spelling
{
    private const int LongestName = 100;

    /// <summary><c>; did you mean 'x'?</c>, or nothing where no name is near.</summary>
    public static string DidYouMean(string word, IEnumerable<string> names) => Nearest(word, names) is { } name ? $"; did you mean '{name}'?" : "";

    /// <summary>The name nearest to the word: in at most a third of its letters another one; null where none is.</summary>
    public static string? Nearest(string word, IEnumerable<string> names)
    {
        if (word.Length is 0 or > LongestName)
            return null;
        string? best = null;
        var least = Math.Max(1, word.Length / 3) + 1;
        foreach (var name in names)
        {
            if (name.Length > LongestName || Math.Abs(name.Length - word.Length) >= least)
                continue;
            var distance = string.Equals(name, word, StringComparison.OrdinalIgnoreCase) ? 0 : Distance(word, name);
            if (distance < least)
                (best, least) = (name, distance);
        }

        return best;
    }

    /// <summary>Letters to add, leave out, change or swap with their neighbour; case counts for nothing.</summary>
    private static int Distance(string from, string to)
    {
        var width = to.Length + 1;
        var table = new int[(from.Length + 1) * width];
        for (var i = 0; i <= from.Length; i++)
            table[i * width] = i;
        for (var j = 0; j <= to.Length; j++)
            table[j] = j;
        for (var i = 1; i <= from.Length; i++)
        {
            for (var j = 1; j <= to.Length; j++)
            {
                var cost = Same(from[i - 1], to[j - 1]) ? 0 : 1;
                var least = Math.Min(Math.Min(table[((i - 1) * width) + j] + 1, table[(i * width) + j - 1] + 1), table[((i - 1) * width) + j - 1] + cost);
                if (i > 1 && j > 1 && Same(from[i - 1], to[j - 2]) && Same(from[i - 2], to[j - 1]))
                    least = Math.Min(least, table[((i - 2) * width) + j - 2] + 1);
                table[(i * width) + j] = least;
            }
        }

        return table[^1];
    }

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
