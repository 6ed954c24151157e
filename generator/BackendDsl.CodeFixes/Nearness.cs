namespace BackendDsl.CodeFixes;

/// <summary>Which of some names somebody probably meant.</summary>
internal static class Nearness
{
    /// <summary>The candidates, nearest first; equally near ones keep their order.</summary>
    public static IEnumerable<string> Order(string given, IEnumerable<string> candidates) =>
        candidates.OrderBy(c => Rank(given, c));

    /// <summary>Small for names that are near each other: letter case counts little, a common start much.</summary>
    public static int Rank(string given, string candidate)
    {
        if (string.Equals(given, candidate, StringComparison.OrdinalIgnoreCase))
            return 0;
        string a = given.ToUpperInvariant(), b = candidate.ToUpperInvariant();
        var distance = 2 * Distance(a, b);
        return a.Length > 2 && (b.StartsWith(a, StringComparison.Ordinal) || a.StartsWith(b, StringComparison.Ordinal)) ? Math.Min(distance, 3) : distance;
    }

    /// <summary>How many letters to add, drop, change or swap.</summary>
    public static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[a.Length, b.Length];
    }
}
