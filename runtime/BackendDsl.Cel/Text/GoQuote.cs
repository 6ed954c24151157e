using System.Globalization;
using System.Text;
using BackendDsl.Cel.Regex;

namespace BackendDsl.Cel.Text;

/// <summary>Texts in quotes as Go's messages have them.</summary>
public static class GoQuote
{
    /// <summary>As <c>strconv.Quote</c>: what is not printable is escaped.</summary>
    public static string Quote(string text)
    {
        var result = new StringBuilder(text.Length + 2).Append('"');
        for (var i = 0; i < text.Length;)
        {
            var c = CodePoints.At(text, i, out var width);
            i += width;
            switch (c)
            {
                case '"' or '\\':
                    result.Append('\\').Append((char)c);
                    break;
                case '\a':
                    result.Append("\\a");
                    break;
                case '\b':
                    result.Append("\\b");
                    break;
                case '\f':
                    result.Append("\\f");
                    break;
                case '\n':
                    result.Append("\\n");
                    break;
                case '\r':
                    result.Append("\\r");
                    break;
                case '\t':
                    result.Append("\\t");
                    break;
                case '\v':
                    result.Append("\\v");
                    break;
                default:
                    if (IsPrintable(c))
                        CodePoints.Append(result, c);
                    else if (c < ' ' || c == 0x7F)
                        result.Append("\\x").Append(c.ToString("x2", CultureInfo.InvariantCulture));
                    else if (c < 0x10000)
                        result.Append("\\u").Append(c.ToString("x4", CultureInfo.InvariantCulture));
                    else
                        result.Append("\\U").Append(c.ToString("x8", CultureInfo.InvariantCulture));
                    break;
            }
        }

        return result.Append('"').ToString();
    }

    /// <summary>As the <c>time</c> package quotes in its errors: bytes outside printable ASCII as <c>\x..</c>.</summary>
    internal static string QuoteBytes(string text)
    {
        var result = new StringBuilder(text.Length + 2).Append('"');
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            if (b is (byte)'"' or (byte)'\\')
                result.Append('\\').Append((char)b);
            else if (b is >= (byte)' ' and < 0x7F)
                result.Append((char)b);
            else
                result.Append("\\x").Append(b.ToString("x2", CultureInfo.InvariantCulture));
        }

        return result.Append('"').ToString();
    }

    private static bool IsPrintable(int c) =>
        c < 0x7F ? c >= ' ' : c >= 0xA0 && (c == 0xFFFD || !(UnicodeTables.Find("C")!.Contains(c) || UnicodeTables.Find("Z")!.Contains(c)));
}
