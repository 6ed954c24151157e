using System.Globalization;
using System.Text;
using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.BuiltIn.Reporting;

/// <summary>Values as compact JSON, the form in which messages print lists and objects.</summary>
internal static class JsonText
{
    public static string Write(in Value value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return text.ToString();
    }

    private static void Write(StringBuilder text, in Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.String:
                WriteString(text, value.String);
                break;
            case ValueKind.Array:
                text.Append('[');
                for (var i = 0; i < value.Array.Count; i++)
                {
                    if (i > 0)
                        text.Append(',');
                    Write(text, value.Array[i]);
                }

                text.Append(']');
                break;
            case ValueKind.Object:
                WriteObject(text, value.Object);
                break;
            case ValueKind.Boolean or ValueKind.Integer:
                text.Append(value.ToString());
                break;
            case ValueKind.Double:
                text.Append(value.Double.ToString("R", CultureInfo.InvariantCulture));
                break;
            default:
                text.Append("null");
                break;
        }
    }

    private static void WriteObject(StringBuilder text, IObjectValue value)
    {
        text.Append('{');
        var first = true;
        for (var i = 0; i < value.Count; i++)
        {
            var member = value.ValueAt(i);
            if (!member.IsPresent)
                continue;
            if (!first)
                text.Append(',');
            first = false;
            WriteString(text, value.NameAt(i));
            text.Append(':');
            Write(text, member);
        }

        text.Append('}');
    }

    private static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '<' or '>' or '&' or < ' ' => text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}
