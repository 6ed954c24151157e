using System.Buffers;

namespace BackendDsl.Serialization;

/// <summary>
/// Which strings may stand in YAML as they are: those that every reader, of YAML 1.1 or 1.2, gives back as the same
/// string. The rules are those of block context; this writer has no other.
/// </summary>
public static class YamlText
{
    private static readonly SearchValues<char> s_word = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./");
    private static readonly SearchValues<char> s_printable = SearchValues.Create(
        string.Concat(Enumerable.Range(' ', 0x7F - ' ').Select(i => (char)i)).Replace("\"", "", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal));

    private static readonly string[] s_words = ["y", "n", "no", "on", "yes", "off", "true", "null", "false"];

    /// <summary>A string within a line of YAML: as it is, or between double quotes where a reader would take it for something else.</summary>
    public static string Scalar(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (IsPlain(text))
            return text;
        var output = Utf8Buffer.Rent();
        output.Quoted(text, strict: true);
        var quoted = output.ToString();
        Utf8Buffer.Return(output);
        return quoted;
    }

    /// <summary>How many characters may stand for themselves between double quotes.</summary>
    internal static int CleanPrefix(ReadOnlySpan<char> text)
    {
        var at = 0;
        while (true)
        {
            var step = text[at..].IndexOfAnyExcept(s_printable);
            if (step < 0)
                return text.Length;
            at += step;
            var width = text[at] is '"' or '\\' ? 0 : PrintableWidth(text[at..]);
            if (width == 0)
                return at;
            at += width;
        }
    }

    /// <summary>True where the text may stand without quotes.</summary>
    internal static bool IsPlain(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return false;
        if (text.ContainsAnyExcept(s_word) && !HasPlainForm(text))
            return false;
        return text[0] switch
        {
            >= '0' and <= '9' or '+' or '.' => !YamlNumber.IsTaken(text) && !IsMarker(text),
            '-' => text.Length > 1 && text[1] != ' ' && !YamlNumber.IsTaken(text) && !IsMarker(text),
            '?' or ':' => text.Length > 1 && text[1] != ' ',
            '~' or '=' => text.Length > 1,
            '<' => text is not "<<",
            'y' or 'Y' or 'n' or 'N' or 't' or 'T' or 'f' or 'F' or 'o' or 'O' => !IsWord(text),
            ',' or '[' or ']' or '{' or '}' or '#' or '&' or '*' or '!' or '|' or '>' or '\'' or '"' or '%' or '@' or '`' or ' ' => false,
            _ => true,
        };
    }

    /// <summary>
    /// The chomping indicator under which text of several lines may stand as a block (<c>|</c>), or null where quotes are
    /// the safe form: other line ends, tabs, spaces at either end of a line, nothing but line ends, and what does not print.
    /// </summary>
    internal static string? BlockIndicator(ReadOnlySpan<char> text)
    {
        var content = false;
        foreach (var range in text.Split('\n'))
        {
            var line = text[range];
            if (line.IsEmpty)
                continue;
            content = true;
            if (line[0] == ' ' || line[^1] == ' ' || !IsPrintable(line))
                return null;
        }

        if (!content)
            return null;
        if (text[^1] != '\n')
            return "|-";
        return text[^2] == '\n' ? "|+" : "|";
    }

    private static bool IsPrintable(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length;)
        {
            var width = PrintableWidth(text[i..]);
            if (width == 0)
                return false;
            i += width;
        }

        return true;
    }

    /// <summary>How many units the character at the start has if readers and eyes take it as it is; 0 if they may not.</summary>
    private static int PrintableWidth(ReadOnlySpan<char> text)
    {
        var c = text[0];
        if (c < 0x7F)
            return c >= ' ' ? 1 : 0;
        if (char.IsSurrogate(c))
            return text.Length > 1 && char.IsSurrogatePair(c, text[1]) ? 2 : 0;
        return char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.Control
            or System.Globalization.UnicodeCategory.Format
            or System.Globalization.UnicodeCategory.SpaceSeparator
            or System.Globalization.UnicodeCategory.LineSeparator
            or System.Globalization.UnicodeCategory.ParagraphSeparator
            or System.Globalization.UnicodeCategory.PrivateUse
            or System.Globalization.UnicodeCategory.OtherNotAssigned ? 0 : 1;
    }

    /// <summary>No character in it ends a plain scalar or begins a comment.</summary>
    private static bool HasPlainForm(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case ':' when i + 1 == text.Length || text[i + 1] == ' ':
                case '#' or '*' when i > 0 && text[i - 1] == ' ': // A comment; YamlDotNet looks for an alias.
                case ' ' when i + 1 == text.Length:
                    return false;
                case < (char)0x7F and >= ' ':
                    continue;
                default:
                    var width = PrintableWidth(text[i..]);
                    if (width == 0)
                        return false;
                    i += width - 1;
                    continue;
            }
        }

        return true;
    }

    /// <summary><c>---</c> and <c>...</c> end a document where they start a line.</summary>
    private static bool IsMarker(ReadOnlySpan<char> text) =>
        (text.StartsWith("---") || text.StartsWith("...")) && (text.Length == 3 || text[3] == ' ');

    /// <summary>The words of YAML 1.1 and 1.2, in any case as some readers go by that.</summary>
    private static bool IsWord(ReadOnlySpan<char> text)
    {
        if (text.Length > 5)
            return false;
        foreach (var word in s_words)
        {
            if (text.Equals(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
