using BackendDsl.Envoy.Bootstrap;
using BackendDsl.Envoy.Codec.Json;
using BackendDsl.Envoy.Codec.Yaml;
using BackendDsl.Envoy.Config.Cluster.V3;

namespace BackendDsl.Envoy;

/// <summary>
/// A bootstrap with which Envoy can be started, or asked with <c>envoy --mode validate -c</c>, around clusters: an admin interface, a listener
/// for each cluster on a port of the loopback address, and the secrets the clusters name.
/// </summary>
public static class EnvoyBootstrap
{
    /// <summary>The bootstrap as JSON.</summary>
    /// <exception cref="ArgumentException">Envoy would refuse a cluster or die of it, two clusters have one name, a secret is not given, or there are more clusters than ports.</exception>
    public static string ToJson(IEnumerable<Cluster> clusters, EnvoyBootstrapOptions? options = null)
    {
        using var sink = new JsonSink(indented: true);
        new BootstrapWriter(sink, options ?? new()).Write(Copy(clusters));
        return sink.ToString() + "\n";
    }

    /// <summary>The bootstrap as YAML.</summary>
    /// <exception cref="ArgumentException">Envoy would refuse a cluster or die of it, two clusters have one name, a secret is not given, or there are more clusters than ports.</exception>
    public static string ToYaml(IEnumerable<Cluster> clusters, EnvoyBootstrapOptions? options = null)
    {
        var sink = new YamlSink();
        new BootstrapWriter(sink, options ?? new()).Write(Copy(clusters));
        return sink.ToString();
    }

    private static List<Cluster> Copy(IEnumerable<Cluster> clusters)
    {
        ArgumentNullException.ThrowIfNull(clusters);
        return [.. clusters.Select(c => c.Clone()).OrderBy(c => c.Name, StringComparer.Ordinal)];
    }
}
