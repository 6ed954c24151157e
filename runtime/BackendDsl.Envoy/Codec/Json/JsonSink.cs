using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace BackendDsl.Envoy.Codec.Json;

/// <summary>JSON with <c>\n</c> and, unless it is to be on one line, two spaces a level.</summary>
internal sealed class JsonSink : ITreeSink, IDisposable
{
    private static readonly JsonWriterOptions s_indented = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        IndentSize = 2,
        NewLine = "\n",
        SkipValidation = true,
        MaxDepth = 2000,
    };

    private static readonly JsonWriterOptions s_compact = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
        MaxDepth = 2000,
    };

    private readonly ArrayBufferWriter<byte> _buffer = new(1024);
    private readonly Utf8JsonWriter _writer;

    public JsonSink(bool indented) => _writer = new Utf8JsonWriter(_buffer, indented ? s_indented : s_compact);

    public void BeginObject(bool isEmpty) => _writer.WriteStartObject();

    public void Name(string name) => _writer.WritePropertyName(name);

    public void Name(Schema.ApiField field) => _writer.WritePropertyName(field.EncodedName);

    public void EndObject() => _writer.WriteEndObject();

    public void BeginArray(bool isEmpty) => _writer.WriteStartArray();

    public void EndArray() => _writer.WriteEndArray();

    public void String(string value) => _writer.WriteStringValue(value);

    public void Bool(bool value) => _writer.WriteBooleanValue(value);

    public void Integer(long value) => _writer.WriteNumberValue(value);

    public void Double(double value) => _writer.WriteNumberValue(value);

    public void Float(float value) => _writer.WriteNumberValue(value);

    public void Null() => _writer.WriteNullValue();

    public ReadOnlySpan<byte> Utf8()
    {
        _writer.Flush();
        return _buffer.WrittenSpan;
    }

    public override string ToString() => Encoding.UTF8.GetString(Utf8());

    public void Dispose() => _writer.Dispose();
}
