using System.Globalization;
using System.Text;

namespace BackendDsl.CSharp.Printing;

/// <summary>Prints values as C# literals that nothing in them can break out of.</summary>
internal static class Literals
{
    /// <summary>A string literal: everything but printable ASCII is escaped, so no line end of any kind remains.</summary>
    public static string Of(string text)
    {
        var plain = true;
        foreach (var c in text)
        {
            if (c is < ' ' or > '~' or '"' or '\\')
            {
                plain = false;
                break;
            }
        }

        if (plain)
            return "\"" + text + "\"";
        var result = new StringBuilder(text.Length + 16).Append('"');
        foreach (var c in text)
        {
            switch (c)
            {
                case '"': result.Append("\\\""); break;
                case '\\': result.Append("\\\\"); break;
                case '\n': result.Append("\\n"); break;
                case '\t': result.Append("\\t"); break;
                case '\r': result.Append("\\r"); break;
                case < ' ' or > '~': result.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)); break;
                default: result.Append(c); break;
            }
        }

        return result.Append('"').ToString();
    }

    /// <summary>A literal of a long text full of quotes, such as JSON: a raw string with one quote more than the text ever has in a row.</summary>
    public static string Raw(string text)
    {
        int run = 0, longest = 2;
        foreach (var c in text)
        {
            if (c is < ' ' or > '~')
                return Of(text);
            run = c == '"' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        if (text.Length == 0 || text[0] == '"' || text[text.Length - 1] == '"')
            return Of(text);
        var quotes = new string('"', longest + 1);
        return quotes + text + quotes;
    }
}
