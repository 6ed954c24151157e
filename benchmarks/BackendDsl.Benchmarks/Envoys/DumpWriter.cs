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
    private const string Listener = """{"name": "listener_#", "active_state": {"version_info": "1", "listener": {"@type": "type.googleapis.com/envoy.config.listener.v3.Listener", "name": "listener_#", "address": {"socket_address": {"address": "0.0.0.0", "port_value": 8080}}, "filter_chains": [{"filters": [{"name": "envoy.filters.network.http_connection_manager"}]}]}}}""";
    private const string Route = """{"version_info": "1", "route_config": {"@type": "type.googleapis.com/envoy.config.route.v3.RouteConfiguration", "name": "route_#", "virtual_hosts": [{"name": "v", "domains": ["host#.example.com"], "routes": [{"match": {"path_separated_prefix": "/a"}, "route": {"cluster": "bench_#"}}]}]}}""";
    private const string Endpoint = """{"endpoint_config": {"@type": "type.googleapis.com/envoy.config.endpoint.v3.ClusterLoadAssignment", "cluster_name": "bench_#", "endpoints": [{"locality": {}, "lb_endpoints": [{"endpoint": {"address": {"socket_address": {"address": "10.0.0.1", "port_value": 8080}}, "health_check_config": {}}, "health_status": "HEALTHY", "metadata": {}, "load_balancing_weight": 1}]}]}}""";

    /// <summary>Writes at least that many bytes; the names of the clusters are <c>bench_0</c>, <c>bench_1</c>, ...</summary>
    /// <returns>The number of clusters.</returns>
    public static int Write(Stream stream, long bytes)
    {
        var clusters = KgatewayTranslator.Translate(RuntimeSetup.Input(1_000)).Select(c => c.Clone()).ToList();
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        writer.Write("{\"configs\": [" + Section("Bootstrap") + "\"bootstrap\": {\"node\": {\"id\": \"bench\"}, \"static_resources\": {}}}");
        writer.Write(", " + Section("Listeners") + "\"dynamic_listeners\": [");
        Repeat(writer, bytes / 6, i => Numbered(Listener, i));
        writer.Write("]}, " + Section("Clusters") + "\"version_info\": \"1\", \"dynamic_active_clusters\": [");
        var count = Repeat(writer, bytes / 2, i =>
        {
            var cluster = clusters[i % clusters.Count];
            cluster.Name = "bench_" + i.ToString(CultureInfo.InvariantCulture);
            return "{\"version_info\": \"1\", \"cluster\": {\"@type\": \"type.googleapis.com/envoy.config.cluster.v3.Cluster\", " + EnvoyJson.Format(cluster).Trim()[1..] + ", \"last_updated\": \"2026-01-01T00:00:00.000Z\"}";
        });
        writer.Write("]}, " + Section("Routes") + "\"dynamic_route_configs\": [");
        Repeat(writer, bytes / 6, i => Numbered(Route, i));
        writer.Write("]}, " + Section("Endpoints") + "\"dynamic_endpoint_configs\": [");
        Repeat(writer, bytes / 6, i => Numbered(Endpoint, i));
        writer.Write("]}]}\n");
        return count;
    }

    private static string Section(string kind) => "{\"@type\": \"type.googleapis.com/envoy.admin.v3." + kind + "ConfigDump\", ";

    private static string Numbered(string template, int number) => template.Replace("#", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

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
