using System.Reflection;
using System.Text.Json.Nodes;
using BackendDsl.Envoy.Config.Cluster.V3;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace BackendDsl.Kgateway.Tests.Support;

/// <summary>Clusters in config_dump form, by Google's own formatter: independent of the product's.</summary>
internal static class ClusterText
{
    private static readonly JsonFormatter s_formatter = new(JsonFormatter.Settings.Default
        .WithPreserveProtoFieldNames(true)
        .WithTypeRegistry(TypeRegistry.FromFiles(typeof(Cluster).Assembly.GetTypes()
            .Where(t => t.Name.EndsWith("Reflection", StringComparison.Ordinal))
            .Select(t => t.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)?.GetValue(null))
            .OfType<FileDescriptor>())));

    public static string Format(Cluster cluster) => s_formatter.Format(cluster);

    public static JsonNode Parse(Cluster cluster) => JsonNode.Parse(Format(cluster))!;
}
