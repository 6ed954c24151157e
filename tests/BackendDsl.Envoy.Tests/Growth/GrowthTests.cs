using System.Globalization;
using System.Text;
using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Tests.Shared;
using Google.Protobuf;

namespace BackendDsl.Envoy.Tests.Growing;

/// <summary>Worst cases of every reader and check: inputs that grow in one dimension, whose cost grows no faster.</summary>
public sealed class GrowthTests
{
    private const string Tls = "transport_socket: {name: t, typed_config: {'@type': type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext, common_tls_context: {";

    /// <summary>A cluster in YAML with something in it so many times.</summary>
    public static TheoryData<string, string, string, string> Parts() => new()
    {
        { "hosts", "name: c\ntype: STATIC\nload_assignment: {cluster_name: c, endpoints: [{lb_endpoints: [", "{endpoint: {address: {socket_address: {address: 10.0.0.1, port_value: 80}}}}, ", "]}]}" },
        { "hosts without an address", "name: c\ntype: STATIC\nload_assignment: {cluster_name: c, endpoints: [{lb_endpoints: [", "{}, ", "]}]}" },
        { "localities", "name: c\ntype: STATIC\nload_assignment: {cluster_name: c, endpoints: [", "{priority: 0}, ", "]}" },
        { "health checks", "name: c\nhealth_checks: [", "{timeout: 1s, interval: 1s, unhealthy_threshold: 1, healthy_threshold: 1, name: n#, tcp_health_check: {}}, ", "]" },
        { "health checks of one name", "name: c\nhealth_checks: [", "{timeout: 1s, interval: 1s, unhealthy_threshold: 1, healthy_threshold: 1, name: a, tcp_health_check: {}}, ", "]" },
        { "broken constraints", "name: c\nhealth_checks: [", "{}, ", "]" },
        { "thresholds", "name: c\ncircuit_breakers: {per_host_thresholds: [", "{max_requests: 1}, ", "]}" },
        { "policies that nobody knows", "name: c\nload_balancing_policy: {policies: [", "{typed_extension_config: {name: p, typed_config: {'@type': type.googleapis.com/google.protobuf.Struct, value: {}}}}, ", "]}" },
        { "subset selectors", "name: c\nlb_subset_config: {subset_selectors: [", "{keys: [k#]}, ", "]}" },
        { "transport socket matches", "name: c\ntransport_socket_matches: [", "{name: m#, transport_socket: {name: r, typed_config: {'@type': type.googleapis.com/envoy.extensions.transport_sockets.raw_buffer.v3.RawBuffer}}}, ", "]" },
        { "cipher suites", "name: c\n" + Tls + "tls_params: {cipher_suites: [", "hello#, ", "]}}}}" },
        { "signature algorithms", "name: c\n" + Tls + "tls_params: {signature_algorithms: [", "hello#, ", "]}}}}" },
        { "protocols", "name: c\n" + Tls + "alpn_protocols: [", "h2, ", "]}}}" },
        { "names to verify", "name: c\n" + Tls + "validation_context: {match_typed_subject_alt_names: [", "{san_type: DNS, matcher: {exact: a#}}, ", "]}}}}" },
        { "metadata", "name: c\nmetadata: {filter_metadata: {x: {", "k#: [1, a], ", "}}}" },
        { "settings", "name: c\ntyped_extension_protocol_options: {envoy.extensions.upstreams.http.v3.HttpProtocolOptions: {'@type': type.googleapis.com/envoy.extensions.upstreams.http.v3.HttpProtocolOptions, explicit_http_config: {http2_protocol_options: {custom_settings_parameters: [", "{identifier: #, value: 1}, ", "]}}}}" },
        { "filters", "name: c\nfilters: [", "{name: f#}, ", "]" },
        { "DNS resolvers", "name: c\ntype: STRICT_DNS\ntyped_dns_resolver_config: {name: r, typed_config: {'@type': type.googleapis.com/envoy.extensions.network.dns_resolver.cares.v3.CaresDnsResolverConfig, resolvers: [", "{socket_address: {address: 10.0.0.1, port_value: 53}}, ", "]}}" },
    };

    [Theory]
    [MemberData(nameof(Parts))]
    public void Of_one_cluster(string what, string before, string part, string after)
    {
        string Text(int count) => before + Repeat(count, part) + after;
        Growth.AssertLinear(what + ": reading", 100, n =>
        {
            var text = Text(n);
            return () => EnvoyJson.ParseYaml<Cluster>(text);
        });
        Growth.AssertLinear(what + ": judging", 100, n =>
        {
            var cluster = EnvoyJson.ParseYaml<Cluster>(Text(n));
            return () => _ = ClusterChecks.Evaluate(cluster).Nack;
        });
        Growth.AssertLinear(what + ": printing", 100, n =>
        {
            var cluster = EnvoyJson.ParseYaml<Cluster>(Text(n));
            return () => EnvoyJson.Format(cluster);
        });
        Growth.AssertLinear(what + ": comparing", 100, n =>
        {
            var cluster = EnvoyJson.ParseYaml<Cluster>(Text(n));
            var dump = ConfigDump.Parse("[" + EnvoyJson.Format(cluster) + "]");
            return () => dump.Verify([cluster]);
        });
    }

    [Theory]
    [InlineData("clusters", "{name: c#, type: STATIC}")]
    [InlineData("clusters of one name", "{name: c, type: STATIC}")]
    public void Of_one_answer(string what, string text)
    {
        List<Cluster> Clusters(int count) => [.. Enumerable.Range(0, count).Select(i => EnvoyJson.ParseYaml<Cluster>(text.Replace("#", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)))];
        Growth.AssertLinear(what + ": judging", 100, n =>
        {
            var clusters = Clusters(n);
            return () => Assert.Equal(n, ClusterChecks.EvaluateAll(clusters).Count());
        });
        Growth.AssertLinear(what + ": comparing", 100, n =>
        {
            var clusters = Clusters(n);
            var dump = ConfigDump.Parse("[" + string.Join(',', clusters.Select(c => EnvoyJson.FormatCompact(c))) + "]");
            return () => dump.Verify(clusters);
        });
        Growth.AssertLinear(what + ": binary", 200, n =>
        {
            var bytes = Clusters(n).Select(c => c.ToByteArray()).ToList();
            return () => bytes.ForEach(b => Cluster.Parser.ParseFrom(b));
        });
    }

    [Theory]
    [InlineData("sections", "{\"configs\":[", "{\"@type\":\"type.googleapis.com/envoy.admin.v3.RoutesConfigDump\",\"a\":[{\"b\":{}}]}", "]}")]
    [InlineData("entries", "{\"dynamic_active_clusters\":[", "{\"cluster\":{\"name\":\"c#\"}}", "]}")]
    [InlineData("members of others", "{\"dynamic_active_clusters\":[],\"x\":[", "{\"name\":\"c#\"}", "]}")]
    [InlineData("wrappers", "{", "\"pod#\":{\"configs\":[{\"static_clusters\":[{\"cluster\":{\"name\":\"c\"}}]}]}", "}")]
    [InlineData("lists", "[", "{\"name\":\"c#\"}", "]")]
    [InlineData("unknown members", "{\"dynamic_active_clusters\":[{\"cluster\":{\"name\":\"c\"", "\"x#\":[1,{}]", "}}]}")]
    public void Of_a_dump(string what, string before, string part, string after)
    {
        string Text(int count) => before + (before[^1] is '[' or '{' ? "" : ",") + Repeat(count, part + ",").TrimEnd(',') + after;
        Growth.AssertLinear(what, 500, n =>
        {
            var text = Text(n);
            return () => ConfigDump.Parse(text);
        });
        Growth.AssertLinear(what + ", as a stream", 20_000, n =>
        {
            // Large enough to be read while it goes by.
            var bytes = Encoding.UTF8.GetBytes(Text(n));
            return () =>
            {
                using var stream = new MemoryStream(bytes);
                ConfigDump.Read(stream, new HashSet<string>(StringComparer.Ordinal) { "c1" });
            };
        });
    }

    [Theory]
    [InlineData("clusters", "Error adding/updating cluster(s) ", "kube_a_b#: ring hash: minimum_ring_size (1024) > maximum_ring_size (512), ", "")]
    [InlineData("refusals", "", "Error adding/updating cluster(s) kube_a_b#: bad thing\n", "")]
    [InlineData("commas", "Error adding/updating cluster(s) a: ", "x: y, ", "")]
    [InlineData("brackets", "Error adding/updating cluster(s) a: ", "({[, a_b: ", "")]
    [InlineData("links", "Error adding/updating cluster(s) a: Proto constraint validation failed (", "ClusterValidationError.HealthChecks[0]: embedded message failed validation | caused by ", "x)")]
    [InlineData("escapes", "{\"m\":\"Error adding/updating cluster(s) a: ", "\\n\\\"", "\"}")]
    public void Of_a_refusal(string what, string before, string part, string after) => Growth.AssertLinear(what, 500, n =>
    {
        var text = before + Repeat(n, part) + after;
        return () => EnvoyNack.Read(text);
    });

    [Theory]
    [InlineData("nested lists", "[", "]")]
    [InlineData("nested maps", "{a: ", "}")]
    public void What_is_nested_too_deeply_is_refused_early(string what, string open, string close) => Growth.AssertLinear(what, 2_000, n =>
    {
        var text = "name: c\nmetadata: " + string.Concat(Enumerable.Repeat(open, n)) + string.Concat(Enumerable.Repeat(close, n));
        return () => Assert.Throws<EnvoyJsonException>(() => EnvoyJson.ParseYaml<Cluster>(text));
    });

    private static string Repeat(int count, string part)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++) text.Append(part.Replace("#", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        return text.ToString();
    }
}
