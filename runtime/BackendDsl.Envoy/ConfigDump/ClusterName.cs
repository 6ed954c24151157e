using System.Text.Json;
using BackendDsl.Envoy.Codec;

namespace BackendDsl.Envoy;

/// <summary>Reads the name of a cluster without building it.</summary>
internal sealed class ClusterName
{
    private readonly JsonSkip _skip = new();

    /// <summary>
    /// The name of the cluster of a part, and what is known of it without reading it whole; null where the part is something else, or tells no name at
    /// a glance.
    /// </summary>
    public (string Name, ConfigDumpClusterState State)? Find(ClusterScanner.Part part)
    {
        try
        {
            return Find(part.Utf8.Span, part.State);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            // Whoever reads it whole tells what is wrong with it.
            return null;
        }
    }

    private (string Name, ConfigDumpClusterState State)? Find(ReadOnlySpan<byte> text, ConfigDumpClusterState state)
    {
        var reader = new Utf8JsonReader(text, isFinalBlock: true, new(new() { AllowTrailingCommas = true, MaxDepth = EnvoyLimits.Depth }));
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return null;
        string? name = null;
        string? own = null;
        string? type = null;
        var isEntry = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isCluster = reader.ValueTextEquals("cluster"u8);
            var isName = reader.ValueTextEquals("name"u8);
            var isType = reader.ValueTextEquals("@type"u8);
            // What lists clusters, or holds an error in place of one, is read whole.
            if (state == ConfigDumpClusterState.Listed && !isCluster && !isName && IsContainer(ref reader)) return null;
            reader.Read();
            if (isType) type = reader.TokenType == JsonTokenType.String ? reader.GetString() : "";
            else if (isName) own = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            if (isCluster && reader.TokenType == JsonTokenType.StartObject)
            {
                isEntry = true;
                name = Name(ref reader, ref text);
            }
            else
            {
                PassOver(ref reader, ref text);
            }
        }

        if (state != ConfigDumpClusterState.Listed) return name is null ? null : (name, state);
        return type?[(type.LastIndexOf('/') + 1)..] switch
        {
            "envoy.admin.v3.ClustersConfigDump.DynamicCluster" when name is not null => (name, ConfigDumpClusterState.Active),
            "envoy.admin.v3.ClustersConfigDump.StaticCluster" when name is not null => (name, ConfigDumpClusterState.Static),
            null or "envoy.config.cluster.v3.Cluster" when own is not null && !isEntry => (own, state),
            _ => null,
        };
    }

    private static bool IsContainer(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("configs"u8) || reader.ValueTextEquals("clusters"u8) || reader.ValueTextEquals("resources"u8) || reader.ValueTextEquals("resource"u8)
        || reader.ValueTextEquals("static_resources"u8) || reader.ValueTextEquals("staticResources"u8) || reader.ValueTextEquals("error_state"u8) || reader.ValueTextEquals("errorState"u8)
        || reader.ValueTextEquals("static_clusters"u8) || reader.ValueTextEquals("staticClusters"u8) || reader.ValueTextEquals("dynamic_active_clusters"u8)
        || reader.ValueTextEquals("dynamicActiveClusters"u8) || reader.ValueTextEquals("dynamic_warming_clusters"u8) || reader.ValueTextEquals("dynamicWarmingClusters"u8);

    // Of equal names the last one counts.
    private string? Name(ref Utf8JsonReader reader, ref ReadOnlySpan<byte> text)
    {
        string? name = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isName = reader.ValueTextEquals("name"u8);
            reader.Read();
            if (isName) name = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            PassOver(ref reader, ref text);
        }

        return name;
    }

    private void PassOver(ref Utf8JsonReader reader, ref ReadOnlySpan<byte> text)
    {
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray)) return;
        text = text[(int)reader.BytesConsumed..];
        _skip.Begin(reader.TokenType == JsonTokenType.StartArray);
        if (!_skip.TryFind(text, out var end)) throw new FormatException("the text ends within an object or array");
        text = text[end..];
        reader = new Utf8JsonReader(text, isFinalBlock: true, reader.CurrentState);
        reader.Read();
    }
}
