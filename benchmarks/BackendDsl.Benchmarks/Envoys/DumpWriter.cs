using System.Globalization;
using System.Text;
using BackendDsl.Benchmarks.Runtime;
using BackendDsl.Envoy;
using BackendDsl.Kgateway;

namespace BackendDsl.Benchmarks.Envoys;

/// <summary>
/// Writes a config dump of any size, as a large gateway would answer <c>/config_dump?include_eds</c>: a bootstrap, the clusters of a thousand policies
/// again and again under other names, and listeners, routes and endpoints, which are about as much again. Same size, same bytes.
/// </summary>
internal static class DumpWriter
{
    private const string Type = "type.googleapis.com/envoy.admin.v3.";

    /// <summary>Writes at least that many bytes; the names of the clusters are <c>bench_0</c>, <c>bench_1</c>, ...</summary>
    /// <returns>The number of clusters.</returns>
    public static int Write(Stream stream, long bytes)
    {
        var clusters = KgatewayTranslator.Translate(RuntimeSetup.Input(1_000)).Select(c => c.Clone()).ToList();
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        writer.Write($$"""{"configs": [{"@type": "{{Type}}BootstrapConfigDump", "bootstrap": {"node": {"id": "bench"}, "static_resources": {}}}""");
        writer.Write($$""", {"@type": "{{Type}}ListenersConfigDump", "dynamic_listeners": [""");
        Repeat(writer, bytes / 6, i => $$"""{"name": "listener_{{i}}", "active_state": {"version_info": "1", "listener": {"@type": "type.googleapis.com/envoy.config.listener.v3.Listener", "name": "listener_{{i}}", "address": {"socket_address": {"address": "0.0.0.0", "port_value": {{1024 + i % 60000}}}}, "filter_chains": [{"filters": [{"name": "envoy.filters.network.http_connection_manager"}]}]}}}""");
        writer.Write($$"""]}, {"@type": "{{Type}}ClustersConfigDump", "version_info": "1", "dynamic_active_clusters": [""");
        var count = Repeat(writer, bytes / 2, i =>
        {
            var cluster = clusters[i % clusters.Count];
            cluster.Name = "bench_" + i.ToString(CultureInfo.InvariantCulture);
            var text = EnvoyJson.Format(cluster).TrimStart();
            return $$"""{"version_info": "1", "cluster": {"@type": "type.googleapis.com/envoy.config.cluster.v3.Cluster", {{text[1..]}}, "last_updated": "2026-01-01T00:00:00.000Z"}""";
        });
        writer.Write($$"""]}, {"@type": "{{Type}}RoutesConfigDump", "dynamic_route_configs": [""");
        Repeat(writer, bytes / 6, i => $$"""{"version_info": "1", "route_config": {"@type": "type.googleapis.com/envoy.config.route.v3.RouteConfiguration", "name": "route_{{i}}", "virtual_hosts": [{"name": "v", "domains": ["host{{i}}.example.com"], "routes": [{"match": {"path_separated_prefix": "/a"}, "route": {"cluster": "bench_{{i}}"}}]}]}}""");
        writer.Write($$"""]}, {"@type": "{{Type}}EndpointsConfigDump", "dynamic_endpoint_configs": [""");
        Repeat(writer, bytes / 6, i => $$"""{"endpoint_config": {"@type": "type.googleapis.com/envoy.config.endpoint.v3.ClusterLoadAssignment", "cluster_name": "bench_{{i}}", "endpoints": [{"locality": {}, "lb_endpoints": [{"endpoint": {"address": {"socket_address": {"address": "10.0.{{i / 256 % 256}}.{{i % 256}}", "port_value": 8080}}, "health_check_config": {}}, "health_status": "HEALTHY", "metadata": {}, "load_balancing_weight": 1}]}]}}""");
        writer.Write("]}]}\n");
        return count;
    }

    private static int Repeat(StreamWriter writer, long bytes, Func<int, string> item)
    {
        var count = 0;
        for (var written = 0L; written < bytes; count++)
        {
            if (count > 0) writer.Write(", ");
            var text = item(count);
            writer.Write(text);
            written += text.Length;
        }

        return count;
    }
}
