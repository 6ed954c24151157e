using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace BackendDsl.Envoy.Codec.Yaml;

/// <summary>Strings in YAML: plain where no reader of YAML 1.1 or 1.2 takes them for anything else, else quoted; text of several lines as a block.</summary>
internal static partial class YamlText
{
    private static readonly HashSet<string> s_words = new(StringComparer.OrdinalIgnoreCase)
    {
        "true", "false", "yes", "no", "on", "off", "y", "n", "null", "~", "nan", "inf", ".nan", ".inf",
    };

    public static string Scalar(string value) => IsPlain(value) ? value : Quoted(value);

    /// <summary>A block for text of several lines that reads back unchanged.</summary>
    public static bool TryBlock(string value, out string header, out string[] lines)
    {
        header = "";
        lines = [];
        if (!value.Contains('\n', StringComparison.Ordinal) || value[0] is ' ' or '\t' or '\n') return false;
        foreach (var c in value)
        {
            if (c != '\n' && (c < ' ' || c > '~')) return false;
        }
        var body = value.EndsWith('\n') ? value[..^1] : value;
        if (body.EndsWith('\n')) return false;
        lines = body.Split('\n');
        if (Array.Exists(lines, l => l.Length > 0 && (l[^1] == ' ' || l.All(c => c == ' ')))) return false;
        header = value.EndsWith('\n') ? "|" : "|-";
        return true;
    }

    // Words that start with a letter or one of _ / and hold nothing special, durations, and addresses never look like anything else.
    private static bool IsPlain(string value) => (PlainForm().IsMatch(value) && !s_words.Contains(value)) || DurationForm().IsMatch(value);

    private static string Quoted(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        foreach (var c in value)
        {
            switch (c)
            {
                case '"': text.Append("\\\""); break;
                case '\\': text.Append("\\\\"); break;
                case '\n': text.Append("\\n"); break;
                case '\r': text.Append("\\r"); break;
                case '\t': text.Append("\\t"); break;
                case < ' ' or (>= '\x7f' and <= '\xa0') or '\u2028' or '\u2029' or '\ufeff' or '\ufffe' or '\uffff':
                    text.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
                    break;
                default: text.Append(c); break;
            }
        }
        return text.Append('"').ToString();
    }

    [GeneratedRegex(@"^[A-Za-z_/][A-Za-z0-9_./-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainForm();

    [GeneratedRegex(@"^[0-9]+(\.[0-9]+)?s\z", RegexOptions.CultureInvariant)]
    private static partial Regex DurationForm();
}
