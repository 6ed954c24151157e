using System.Globalization;
using System.Text;
using BackendDsl.Cel.Text;

namespace BackendDsl.Cel.Values;

/// <summary>Values as text for people.</summary>
internal static class ValueText
{
    public static string Describe(in CelValue value)
    {
        var text = new StringBuilder();
        Append(text, value, 0);
        return text.ToString();
    }

    private static void Append(StringBuilder text, in CelValue value, int depth)
    {
        if (depth > 20)
        {
            text.Append("...");
            return;
        }

        switch (value.Kind)
        {
            case CelKind.Null:
                text.Append("null");
                break;
            case CelKind.Bool:
                text.Append(value.Bool ? "true" : "false");
                break;
            case CelKind.Int:
                text.Append(value.Int.ToString(CultureInfo.InvariantCulture));
                break;
            case CelKind.Uint:
                text.Append(value.Uint.ToString(CultureInfo.InvariantCulture)).Append('u');
                break;
            case CelKind.Double:
                text.Append(GoNumber.FormatGeneral(value.Double));
                break;
            case CelKind.String:
                text.Append('"').Append(value.String.Replace("\\", "\\\\").Replace("\"", "\\\"")).Append('"');
                break;
            case CelKind.Bytes:
                text.Append("b\"").Append(Convert.ToBase64String(value.Bytes)).Append('"');
                break;
            case CelKind.Duration:
                text.Append("duration(\"").Append(GoDuration.FormatSeconds(value.DurationNanoseconds)).Append("\")");
                break;
            case CelKind.Timestamp:
                text.Append("timestamp(\"").Append(Rfc3339.Format(value.Time)).Append("\")");
                break;
            case CelKind.List:
                text.Append('[');
                for (var i = 0; i < value.Count; i++)
                {
                    if (i > 0)
                        text.Append(", ");
                    Append(text, value.ItemAt(i), depth + 1);
                }

                text.Append(']');
                break;
            case CelKind.Map:
                text.Append('{');
                var first = true;
                foreach (var pair in value.Pairs)
                {
                    if (!first)
                        text.Append(", ");
                    first = false;
                    Append(text, pair.Key, depth + 1);
                    text.Append(": ");
                    Append(text, pair.Value, depth + 1);
                }

                text.Append('}');
                break;
            case CelKind.Optional:
                if (!value.Optional.HasValue)
                {
                    text.Append("optional.none()");
                    break;
                }

                text.Append("optional.of(");
                Append(text, value.Optional.Value, depth + 1);
                text.Append(')');
                break;
            case CelKind.Type:
                text.Append(value.TypeValue);
                break;
            case CelKind.Opaque:
                text.Append(value.Opaque);
                break;
            case CelKind.Object:
                text.Append(value.Type.Name).Append("{...}");
                break;
            case CelKind.Error:
                text.Append(value.Error.Message);
                break;
            default:
                text.Append("unknown");
                break;
        }
    }
}
