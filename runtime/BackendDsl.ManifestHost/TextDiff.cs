using System.Globalization;
using System.Text;

namespace BackendDsl.ManifestHost;

/// <summary>A unified diff of two texts, with three lines of context, cut after a bounded number of lines.</summary>
internal static class TextDiff
{
    private const int Context = 3;
    private const int MostLines = 200;

    /// <summary>The diff and the first line (from 1, in the old text) that differs.</summary>
    public static (string Text, int FirstLine) Make(string name, string found, string expected)
    {
        var (a, b) = (Lines(found), Lines(expected));
        var head = 0;
        while (head < a.Length && head < b.Length && a[head] == b[head])
            head++;
        var tail = 0;
        while (tail < a.Length - head && tail < b.Length - head && a[^(tail + 1)] == b[^(tail + 1)])
            tail++;

        var edits = Edits(a[head..^tail], b[head..^tail]);
        var from = Math.Max(0, head - Context);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"--- {name} (on disk)\n+++ {name} (from code)\n@@ -{from + 1} +{from + 1} @@\n");
        for (var i = from; i < head; i++)
            text.Append(' ').Append(a[i]).Append('\n');
        var printed = 0;
        foreach (var (sign, line) in edits)
        {
            if (++printed > MostLines)
            {
                text.Append("... more lines differ\n");
                return (text.ToString(), head + 1);
            }

            text.Append(sign).Append(line).Append('\n');
        }

        for (var i = a.Length - tail; i < Math.Min(a.Length, a.Length - tail + Context); i++)
            text.Append(' ').Append(a[i]).Append('\n');
        return (text.ToString(), head + 1);
    }

    private static string[] Lines(string text)
    {
        if (text.Length == 0)
            return [];
        return (text.EndsWith('\n') ? text[..^1] : text).Split('\n');
    }

    // Longest common subsequence while the middle is small; beyond that the whole middle counts as replaced.
    private static List<(char Sign, string Line)> Edits(string[] a, string[] b)
    {
        var edits = new List<(char, string)>();
        if ((long)a.Length * b.Length > 4_000_000)
        {
            edits.AddRange(a.Select(l => ('-', l)));
            edits.AddRange(b.Select(l => ('+', l)));
            return edits;
        }

        var common = new int[a.Length + 1, b.Length + 1];
        for (var i = a.Length - 1; i >= 0; i--)
        {
            for (var j = b.Length - 1; j >= 0; j--)
                common[i, j] = a[i] == b[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        for (int i = 0, j = 0; i < a.Length || j < b.Length;)
        {
            if (i < a.Length && j < b.Length && a[i] == b[j])
            {
                edits.Add((' ', a[i]));
                i++;
                j++;
            }
            else if (j == b.Length || (i < a.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                edits.Add(('-', a[i++]));
            }
            else
            {
                edits.Add(('+', b[j++]));
            }
        }

        return edits;
    }
}
