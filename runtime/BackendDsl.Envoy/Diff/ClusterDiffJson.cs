using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BackendDsl.Envoy.Diff;

/// <summary>A diff as JSON.</summary>
internal static class ClusterDiffJson
{
    private static readonly JsonWriterOptions s_options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Format(IReadOnlyList<ClusterChange> changes)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, s_options))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("clusters");
            foreach (var cluster in changes.GroupBy(c => c.ClusterName, StringComparer.Ordinal)) Write(writer, cluster);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        return System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Write(Utf8JsonWriter writer, IGrouping<string, ClusterChange> cluster)
    {
        var whole = cluster.First() is { Path.Length: 0 } first ? first : null;
        writer.WriteStartObject();
        writer.WriteString("name", cluster.Key);
        writer.WriteString("change", Name(whole?.Kind ?? ClusterChangeKind.Changed));
        if (whole is not null)
        {
            Value(writer, "before", whole.Before);
            Value(writer, "after", whole.After);
        }
        else
        {
            writer.WriteStartArray("changes");
            foreach (var change in cluster)
            {
                writer.WriteStartObject();
                writer.WriteString("change", Name(change.Kind));
                writer.WriteString("path", change.Path);
                Value(writer, "before", change.Before);
                Value(writer, "after", change.After);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
    }

    // Read and written again, so that nested values are indented like the rest.
    private static void Value(Utf8JsonWriter writer, string name, string? json)
    {
        if (json is null) return;
        writer.WritePropertyName(name);
        JsonNode.Parse(json, documentOptions: new() { MaxDepth = 2000 })!.WriteTo(writer, new() { MaxDepth = 2000 });
    }

    private static string Name(ClusterChangeKind kind) => kind switch
    {
        ClusterChangeKind.Added => "added",
        ClusterChangeKind.Removed => "removed",
        _ => "changed",
    };
}
