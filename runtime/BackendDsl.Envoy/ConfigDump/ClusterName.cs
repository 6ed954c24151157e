using System.Text.Json;
using BackendDsl.Envoy.Codec;

namespace BackendDsl.Envoy;

/// <summary>Reads the name of a cluster without building it.</summary>
internal static class ClusterName
{
    /// <summary>The name of the cluster of an entry of a section; null where the part is something else, or tells no name at a glance.</summary>
    public static string? Find(ClusterScanner.Part part)
    {
        if (part.State == ConfigDumpClusterState.Listed) return null;
        var reader = new Utf8JsonReader(part.Utf8, new JsonReaderOptions { AllowTrailingCommas = true, MaxDepth = EnvoyLimits.Depth });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return null;
        string? name = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isCluster = reader.ValueTextEquals("cluster"u8);
            reader.Read();
            if (isCluster && reader.TokenType == JsonTokenType.StartObject) name = Name(ref reader);
            else reader.Skip();
        }
        return name;
    }

    // Of equal names the last one counts.
    private static string? Name(ref Utf8JsonReader reader)
    {
        string? name = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isName = reader.ValueTextEquals("name"u8);
            reader.Read();
            if (isName) name = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            reader.Skip();
        }
        return name;
    }
}
