using System.Globalization;
using System.Text;
using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Schema;

/// <summary>Values as the server spells them in its messages.</summary>
internal static class GoText
{
    /// <summary>A value behind "Invalid value:": strings quoted, numbers plain, the rest as JSON.</summary>
    public static string Shown(in Value value) => value.Kind switch
    {
        ValueKind.String => GoQuote.Quote(value.String),
        ValueKind.Double => GoNumber.FormatGeneral(value.Double),
        ValueKind.Array or ValueKind.Object => Json(value),
        _ => Json(value),
    };

    /// <summary>Compact JSON with sorted names, as Go writes it.</summary>
    public static string Json(in Value value)
    {
        var text = new StringBuilder();
        Json(text, value);
        return text.ToString();
    }

    /// <summary>A float as Go's JSON writes it.</summary>
    public static string JsonNumber(double number)
    {
        var size = Math.Abs(number);
        if (size != 0 && (size < 1e-6 || size >= 1e21))
        {
            var text = GoNumber.FormatGeneral(number);
            // Go's JSON drops the zero of e-07.
            var n = text.Length;
            return n >= 4 && text[n - 4] == 'e' && text[n - 3] == '-' && text[n - 2] == '0'
                ? text.Substring(0, n - 2) + text[n - 1]
                : text;
        }

        return GoNumber.FormatFixed(number);
    }

    public static void Json(StringBuilder text, in Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Boolean:
                text.Append(value.Boolean ? "true" : "false");
                break;
            case ValueKind.Integer:
                text.Append(value.Integer.ToString(CultureInfo.InvariantCulture));
                break;
            case ValueKind.Double:
                text.Append(JsonNumber(value.Double));
                break;
            case ValueKind.String:
                JsonString(text, value.String);
                break;
            case ValueKind.Array:
                text.Append('[');
                for (var i = 0; i < value.Array.Count; i++)
                {
                    if (i > 0)
                        text.Append(',');
                    Json(text, value.Array[i]);
                }

                text.Append(']');
                break;
            case ValueKind.Object:
                var names = new List<string>();
                for (var i = 0; i < value.Object.Count; i++)
                {
                    if (!value.Object.ValueAt(i).IsAbsent)
                        names.Add(value.Object.NameAt(i));
                }

                names.Sort(CodePoints.Compare);
                text.Append('{');
                for (var i = 0; i < names.Count; i++)
                {
                    if (i > 0)
                        text.Append(',');
                    JsonString(text, names[i]);
                    text.Append(':');
                    Json(text, value.Object[names[i]]);
                }

                text.Append('}');
                break;
            default:
                text.Append("null");
                break;
        }
    }

    private static void JsonString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            switch (c)
            {
                case '"' or '\\':
                    text.Append('\\').Append(c);
                    break;
                case '\b':
                    text.Append("\\b");
                    break;
                case '\f':
                    text.Append("\\f");
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case '\r':
                    text.Append("\\r");
                    break;
                case '\t':
                    text.Append("\\t");
                    break;
                case < ' ' or '<' or '>' or '&' or '\u2028' or '\u2029':
                    text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }

        text.Append('"');
    }
}
