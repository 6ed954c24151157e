using System.Text.Encodings.Web;
using System.Text.Json;
using BackendDsl.Cel.Values;

namespace BackendDsl.Tool.Output;

/// <summary>Values of documents as JSON.</summary>
internal static class ValueJson
{
    /// <summary>On one line.</summary>
    public static byte[] Compact(Value value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 1000 }))
            Write(writer, value);
        return stream.ToArray();
    }

    /// <summary>Writes a value; what is not known is null.</summary>
    public static void Write(Utf8JsonWriter writer, in Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Boolean:
                writer.WriteBooleanValue(value.Boolean);
                break;
            case ValueKind.Integer:
                writer.WriteNumberValue(value.Integer);
                break;
            case ValueKind.Double:
                writer.WriteNumberValue(value.Double);
                break;
            case ValueKind.String:
                writer.WriteStringValue(JsonOutput.Scrub(value.String));
                break;
            case ValueKind.Array:
                writer.WriteStartArray();
                for (var i = 0; i < value.Array.Count; i++)
                    Write(writer, value.Array[i]);
                writer.WriteEndArray();
                break;
            case ValueKind.Object:
                writer.WriteStartObject();
                for (var i = 0; i < value.Object.Count; i++)
                {
                    if (value.Object.ValueAt(i).IsAbsent)
                        continue;
                    writer.WritePropertyName(JsonOutput.Scrub(value.Object.NameAt(i)));
                    Write(writer, value.Object.ValueAt(i));
                }

                writer.WriteEndObject();
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }
}
