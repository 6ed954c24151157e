using System.Globalization;
using System.Text.Json;
using BackendDsl.Cel;
using BackendDsl.Cel.Values;

namespace BackendDsl.Tool.Output;

/// <summary>CEL values as JSON; what JSON cannot hold is text.</summary>
internal static class CelValueJson
{
    private const int Depth = 60;

    public static void Write(Utf8JsonWriter writer, string name, CelValue value)
    {
        writer.WritePropertyName(name);
        Write(writer, value, 0);
    }

    private static void Write(Utf8JsonWriter writer, in CelValue value, int depth)
    {
        switch (value.Kind)
        {
            case CelKind.Null:
                writer.WriteNullValue();
                break;
            case CelKind.Bool:
                writer.WriteBooleanValue(value.Bool);
                break;
            case CelKind.Int:
                writer.WriteNumberValue(value.Int);
                break;
            case CelKind.Uint:
                writer.WriteNumberValue(value.Uint);
                break;
            case CelKind.Double when double.IsFinite(value.Double):
                writer.WriteNumberValue(value.Double);
                break;
            case CelKind.Double:
                writer.WriteStringValue(double.IsNaN(value.Double) ? "NaN" : value.Double > 0 ? "Infinity" : "-Infinity");
                break;
            case CelKind.String:
                writer.WriteStringValue(JsonOutput.Scrub(value.String));
                break;
            case CelKind.Bytes:
                writer.WriteStringValue(Convert.ToBase64String(value.Bytes));
                break;
            case CelKind.List when depth < Depth:
                writer.WriteStartArray();
                for (var i = 0; i < value.Count; i++)
                    Write(writer, value.ItemAt(i), depth + 1);
                writer.WriteEndArray();
                break;
            case CelKind.Map when depth < Depth:
                writer.WriteStartObject();
                foreach (var pair in value.Pairs.Select(p => (Key: KeyText(p.Key), p.Value)).OrderBy(p => p.Key, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(pair.Key);
                    Write(writer, pair.Value, depth + 1);
                }

                writer.WriteEndObject();
                break;
            default:
                writer.WriteStringValue(JsonOutput.Scrub(value.ToString()));
                break;
        }
    }

    private static string KeyText(in CelValue key) => key.Kind switch
    {
        CelKind.String => JsonOutput.Scrub(key.String),
        CelKind.Int => key.Int.ToString(CultureInfo.InvariantCulture),
        CelKind.Uint => key.Uint.ToString(CultureInfo.InvariantCulture),
        CelKind.Bool => key.Bool ? "true" : "false",
        _ => JsonOutput.Scrub(key.ToString()),
    };
}
