using System.Globalization;
using System.Text;

namespace BackendDsl.CSharp.Naming;

/// <summary>Turns wire names into C# identifiers in PascalCase. Pure functions of their text: the same name gives the same identifier everywhere.</summary>
internal static class Identifiers
{
    /// <summary>Longer names are cut and told apart by a hash: the metadata format ends at 1,023 bytes, a reader's patience sooner.</summary>
    public const int MaxLength = 120;

    private static readonly Dictionary<char, string> s_symbols = new()
    {
        ['!'] = "Not",
        ['='] = "Equal",
        ['~'] = "Tilde",
        ['<'] = "Less",
        ['>'] = "Greater",
        ['+'] = "Plus",
        ['-'] = "Minus",
        ['*'] = "Star",
        ['/'] = "Slash",
        ['\\'] = "Backslash",
        ['.'] = "Dot",
        ['_'] = "Underscore",
        ['$'] = "Dollar",
        ['%'] = "Percent",
        ['&'] = "And",
        ['|'] = "Or",
        ['^'] = "Caret",
        ['#'] = "Hash",
        ['@'] = "At",
        ['?'] = "Question",
        [':'] = "Colon",
        [';'] = "Semicolon",
        [','] = "Comma",
        [' '] = "Space",
        ['"'] = "Quote",
        ['\''] = "Apostrophe",
        ['('] = "Open",
        [')'] = "Close",
        ['['] = "OpenBracket",
        [']'] = "CloseBracket",
        ['{'] = "OpenBrace",
        ['}'] = "CloseBrace",
        ['`'] = "Backtick",
        ['\t'] = "Tab",
        ['\n'] = "LineFeed",
        ['\r'] = "Return",
    };

    /// <summary>The identifier of a property, type or namespace segment.</summary>
    public static string Pascal(string wireName)
    {
        var text = new StringBuilder(wireName.Length + 4);
        var startWord = true;
        foreach (var c in wireName)
        {
            if (IsAsciiLetterOrDigit(c))
            {
                text.Append(startWord ? char.ToUpperInvariant(c) : c);
                // "v1alpha1" reads V1Alpha1: a letter after a digit starts a word only in version names, see Version.
                startWord = false;
            }
            else if (c > 127)
            {
                AppendCode(text, c);
                startWord = true;
            }
            else
            {
                startWord = true;
            }
        }

        if (text.Length == 0)
            AppendSymbols(text, wireName);
        return Finish(text, wireName);
    }

    /// <summary>The namespace segment of an API version: <c>v1alpha1</c> reads <c>V1Alpha1</c>.</summary>
    public static string Version(string version)
    {
        var name = Pascal(version);
        var text = new StringBuilder(name.Length);
        for (var i = 0; i < name.Length; i++)
            text.Append(i > 0 && char.IsDigit(name[i - 1]) ? char.ToUpperInvariant(name[i]) : name[i]);
        return text.ToString();
    }

    /// <summary>The member that stands for a value of an enumeration: symbols are spelt out, <c>1.2</c> reads <c>V1_2</c>.</summary>
    public static string EnumMember(string value)
    {
        if (value.Length == 0)
            return "Empty";
        var text = new StringBuilder(value.Length + 4);
        var startWord = true;
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (IsAsciiLetterOrDigit(c))
            {
                text.Append(startWord ? char.ToUpperInvariant(c) : c);
                startWord = false;
                continue;
            }

            if (c is '.' or '_' && i > 0 && i + 1 < value.Length && char.IsDigit(value[i - 1]) && char.IsDigit(value[i + 1]))
                text.Append('_');
            else if (c > 127)
                AppendCode(text, c);
            else if (c is '-' && i == 0 && value.Length > 1 && char.IsDigit(value[1]))
                text.Append("Minus");
            startWord = true;
        }

        if (text.Length == 0)
            AppendSymbols(text, value);
        if (char.IsDigit(text[0]) && text.ToString().Contains('_'))
            text.Insert(0, 'V');
        return Finish(text, value);
    }

    /// <summary>Makes a dotted C# namespace legal: each segment an identifier, keywords escaped.</summary>
    public static string Namespace(string text)
    {
        var segments = text.Split('.');
        for (var i = 0; i < segments.Length; i++)
        {
            var segment = segments[i].Trim();
            segments[i] = IsIdentifier(segment) ? Escape(segment) : Pascal(segment);
        }

        return string.Join(".", segments);
    }

    /// <summary>True for an ASCII identifier; keywords count.</summary>
    public static bool IsIdentifier(string text)
    {
        if (text.Length == 0 || text.Length > MaxLength || char.IsDigit(text[0]))
            return false;
        foreach (var c in text)
        {
            if (!IsAsciiLetterOrDigit(c) && c != '_')
                return false;
        }

        return true;
    }

    /// <summary>Puts <c>@</c> before a keyword.</summary>
    public static string Escape(string identifier) =>
        Keywords.Contains(identifier) ? "@" + identifier : identifier;

    /// <summary>A hash of the text that is the same on every machine and in every process.</summary>
    public static string StableHash(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
            hash = (hash ^ c) * 1099511628211UL;
        return hash.ToString("x16", CultureInfo.InvariantCulture).Substring(0, 8);
    }

    private static string Finish(StringBuilder text, string source)
    {
        if (text.Length == 0)
            text.Append("Empty");
        if (char.IsDigit(text[0]))
            text.Insert(0, '_');
        if (text.Length > MaxLength)
        {
            text.Length = MaxLength - 9;
            text.Append('_').Append(StableHash(source));
        }

        return text.ToString();
    }

    private static void AppendSymbols(StringBuilder text, string symbols)
    {
        foreach (var c in symbols)
        {
            if (text.Length > MaxLength)
                return;
            if (s_symbols.TryGetValue(c, out var name))
                text.Append(name);
            else
                AppendCode(text, c);
        }
    }

    private static void AppendCode(StringBuilder text, char c) => text.Append('U').Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));

    private static bool IsAsciiLetterOrDigit(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
