using System.Text;
using System.Text.RegularExpressions;
using BackendDsl.Envoy.Checks;
using BackendDsl.Envoy.Codec;

namespace BackendDsl.Envoy;

/// <summary>Reads what Envoy says when it refuses clusters: a NACK, or the line of a log that holds one.</summary>
public static partial class EnvoyNack
{
    /// <summary>How much of a message is looked at to tell whether it is one.</summary>
    private const int HeadLength = 400;

    /// <summary>The clusters it names, in its order; empty where the text is no refusal of clusters.</summary>
    /// <param name="text">The text; of more than 64 million characters the first ones are read, and of the clusters the first ten thousand.</param>
    public static IReadOnlyList<EnvoyNackEntry> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > EnvoyLimits.NackLength) text = text[..EnvoyLimits.NackLength];
        const string start = "error adding/updating cluster(s) ";
        var entries = new List<EnvoyNackEntry>();
        for (var at = text.IndexOf(start, StringComparison.OrdinalIgnoreCase); at >= 0 && entries.Count < EnvoyLimits.NackClusters;)
        {
            var next = text.IndexOf(start, at + 1, StringComparison.OrdinalIgnoreCase);
            Split(Body(text, at, text[(at + start.Length)..(next < 0 ? text.Length : next)]), at, entries);
            at = next;
        }
        return entries;
    }

    /// <summary>The text of one refusal: in a log in JSON and in a status it stands between quotes, in other logs it ends where the next line of the log starts.</summary>
    private static string Body(string text, int at, string rest)
    {
        var line = text.LastIndexOf('\n', Math.Max(at - 1, 0)) + 1;
        var isQuoted = false;
        for (var i = line; i < at; i++)
        {
            if (text[i] == '\\') i++;
            else if (text[i] == '"') isQuoted = !isQuoted;
        }
        if (!isQuoted) return LogLine().Match(rest) is { Success: true } next ? rest[..next.Index] : rest;
        var body = new StringBuilder();
        for (var i = 0; i < rest.Length && rest[i] is not ('"' or '\n'); i++)
        {
            if (rest[i] != '\\' || i + 1 == rest.Length) body.Append(rest[i]);
            else body.Append(rest[++i] switch { 'n' => '\n', 't' => '\t', var c => c });
        }
        return body.ToString();
    }

    // "a: message, b: message": a comma and a name start the next one where a message that is known follows, or where the name can be nothing else.
    private static void Split(string body, int offset, List<EnvoyNackEntry> entries)
    {
        var starts = new List<Match>();
        var (depth, seen) = (0, 0);
        foreach (Match match in Name().Matches(body))
        {
            // A dump and a chain of constraints hold commas and colons of their own.
            for (; seen < match.Index; seen++) depth += body[seen] is '{' or '(' or '[' ? 1 : body[seen] is '}' or ')' or ']' ? -1 : 0;
            if (starts.Count == 0 ? match.Index > 0 : depth > 0 || !(IsName(match.Groups[1].ValueSpan) || IsMessage(body, match))) continue;
            starts.Add(match);
            (depth, seen) = (0, match.Index + match.Length);
        }
        for (var i = 0; i < starts.Count; i++)
        {
            var from = starts[i].Index + starts[i].Length;
            var message = body[from..(i + 1 < starts.Count ? starts[i + 1].Index : body.Length)].Trim();
            var (rule, path) = NackTexts.Find(message) ?? (null, FieldPath.Root);
            entries.Add(new(starts[i].Groups[1].Value, message, rule, path) { Offset = offset });
        }
    }

    /// <summary>As the controllers name clusters.</summary>
    private static bool IsName(ReadOnlySpan<char> name) => name.ContainsAny('_', '/', '|');

    private static bool IsMessage(string body, Match match)
    {
        var head = body.AsSpan(match.Index + match.Length);
        if (head.Length > HeadLength) head = head[..HeadLength];
        if (head.IndexOf('\n') is >= 0 and var end) head = head[..end];
        return head.StartsWith("goo.gle/debug", StringComparison.Ordinal) || NackTexts.Find(head.ToString()) is not null;
    }

    // The time with which logs start a line.
    [GeneratedRegex(@"\n(?=\[?\d{4}-\d\d-\d\d[T ])", RegexOptions.CultureInvariant)]
    private static partial Regex LogLine();

    [GeneratedRegex(@"(?:^|, )([^\s,:{}()]+): ", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
