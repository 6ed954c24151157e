using BackendDsl.Envoy.Codec.Schema;

namespace BackendDsl.Envoy.Codec.Json;

/// <summary>Values as JSON on one line, for messages to people.</summary>
internal static class TreeText
{
    public static string Field(ApiField field, object value)
    {
        using var sink = new JsonSink(indented: false);
        new TreePrinter(sink, lenient: true).Field(field, value);
        return sink.ToString();
    }

    /// <summary>One element of a list or one value of a map.</summary>
    public static string Value(ApiField field, object value)
    {
        using var sink = new JsonSink(indented: false);
        new TreePrinter(sink, lenient: true).Value(field, value);
        return sink.ToString();
    }
}
