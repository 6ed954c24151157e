using System.Text.RegularExpressions;
using BackendDsl.Envoy.Checks;

namespace BackendDsl.Envoy;

/// <summary>Reads what Envoy says when it refuses clusters: a NACK, or the line of a log that holds one.</summary>
public static partial class EnvoyNack
{
    private const int MaxLength = 1024 * 1024;

    /// <summary>The clusters it names, in its order; empty where the text is no refusal of clusters.</summary>
    /// <param name="text">The text; of more than a million characters the first ones are read.</param>
    public static IReadOnlyList<EnvoyNackEntry> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MaxLength) text = text[..MaxLength];
        const string start = "Error adding/updating cluster(s) ";
        var entries = new List<EnvoyNackEntry>();
        for (var at = text.IndexOf(start, StringComparison.Ordinal); at >= 0;)
        {
            var next = text.IndexOf(start, at + 1, StringComparison.Ordinal);
            var body = text[(at + start.Length)..(next < 0 ? text.Length : next)];
            Split(body, entries);
            at = next;
        }
        return entries;
    }

    // "a: message, b: message": a comma and a name start the next one where a message that is known follows.
    private static void Split(string body, List<EnvoyNackEntry> entries)
    {
        var starts = new List<Match>();
        foreach (Match match in Name().Matches(body))
        {
            if (starts.Count == 0 ? match.Index == 0 : NackTexts.Find(body.AsSpan(match.Index + match.Length).ToString().Split('\n')[0]) is not null && !IsInside(body, starts[^1], match)) starts.Add(match);
        }
        for (var i = 0; i < starts.Count; i++)
        {
            var from = starts[i].Index + starts[i].Length;
            var message = body[from..(i + 1 < starts.Count ? starts[i + 1].Index : body.Length)].Trim();
            var (rule, path) = NackTexts.Find(message) ?? (null, FieldPath.Root);
            entries.Add(new(starts[i].Groups[1].Value, message, rule, path));
        }
    }

    // A dump and a chain of constraints hold commas and colons of their own.
    private static bool IsInside(string body, Match start, Match match)
    {
        var depth = 0;
        for (var i = start.Index; i < match.Index; i++) depth += body[i] is '{' or '(' or '[' ? 1 : body[i] is '}' or ')' or ']' ? -1 : 0;
        return depth > 0;
    }

    [GeneratedRegex(@"(?:^|, )([^\s,:{}()]+): ", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
