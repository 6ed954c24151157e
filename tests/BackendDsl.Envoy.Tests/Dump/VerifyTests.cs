using System.Text.Json.Nodes;
using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Tests.Shared;

namespace BackendDsl.Envoy.Tests.Dump;

/// <summary>Expected clusters against a dump.</summary>
public sealed class VerifyTests
{
    private const string Name = "kube_httpbin_httpbin_8000";

    private const string Expected = """
        {"name": "kube_httpbin_httpbin_8000", "type": "EDS", "eds_cluster_config": {"eds_config": {"ads": {}, "resource_api_version": "V3"}},
         "connect_timeout": "5s", "per_connection_buffer_limit_bytes": 1024, "metadata": {}, "upstream_connection_options": {},
         "typed_extension_protocol_options": {"envoy.extensions.upstreams.http.v3.HttpProtocolOptions": {
           "@type": "type.googleapis.com/envoy.extensions.upstreams.http.v3.HttpProtocolOptions",
           "common_http_protocol_options": {"idle_timeout": "10s", "max_headers_count": 15, "max_stream_duration": "30s", "headers_with_underscores_action": "REJECT_REQUEST", "max_requests_per_connection": 100},
           "explicit_http_config": {"http_protocol_options": {"header_key_format": {"stateful_formatter": {"name": "envoy.http.stateful_header_formatters.preserve_case",
             "typed_config": {"@type": "type.googleapis.com/envoy.extensions.http.header_formatters.preserve_case.v3.PreserveCaseFormatterConfig"}}},
             "enable_trailers": true, "override_stream_error_on_invalid_http_message": true}}}}}
        """;

    [Fact]
    public void What_was_expected_is_there()
    {
        var found = JsonNode.Parse(Expected)!;
        found["ignore_health_on_host_removal"] = true;   // more than was expected
        Assert.Equal([], Verify(Expected, found.ToJsonString()));
    }

    [Fact]
    public void Each_changed_value_is_named_by_its_path()
    {
        var leaves = Leaves(JsonNode.Parse(Expected)!, "").Where(l => l != "name" && !l.EndsWith("@type", StringComparison.Ordinal)).ToList();
        Assert.True(leaves.Count >= 12);
        foreach (var leaf in leaves)
        {
            var changed = JsonNode.Parse(Expected)!;
            Change(changed, leaf);
            var difference = Assert.Single(Verify(Expected, changed.ToJsonString()));
            Assert.Equal((Name, leaf), (difference.ClusterName, difference.Path));
            Assert.True(difference.Kind is ConfigDumpDifferenceKind.DifferentValue or ConfigDumpDifferenceKind.MissingSetting, difference.ToString());
        }
    }

    [Fact]
    public void A_value_is_told_with_both_sides()
    {
        var difference = Assert.Single(Verify("""{"name": "c", "connect_timeout": "5s"}""", """{"name": "c", "connect_timeout": "7s"}"""));
        Assert.Equal("c: connect_timeout: expected \"5s\", found \"7s\"", difference.ToString());
        Assert.Equal(("\"5s\"", "\"7s\""), (difference.Expected, difference.Found));
    }

    [Fact]
    public void A_setting_that_lacks_is_told()
    {
        var difference = Assert.Single(Verify("""{"name": "c", "outlier_detection": {"interval": "5s"}}""", """{"name": "c"}"""));
        Assert.Equal((ConfigDumpDifferenceKind.MissingSetting, "outlier_detection", """{"interval":"5s"}"""), (difference.Kind, difference.Path, difference.Expected));
    }

    [Fact]
    public void Lists_must_have_the_same_length()
    {
        const string few = """{"name": "c", "lrs_report_endpoint_metrics": ["a"]}""", many = """{"name": "c", "lrs_report_endpoint_metrics": ["a", "b"]}""";
        Assert.Equal("lrs_report_endpoint_metrics[1]", Assert.Single(Verify(few, many)).Path);
        Assert.Equal((ConfigDumpDifferenceKind.MissingSetting, "lrs_report_endpoint_metrics[1]"), Assert.Single(Verify(many, few)) is var d ? (d.Kind, d.Path) : default);
    }

    [Fact]
    public void Clusters_come_and_go()
    {
        var dump = ConfigDump.Parse("""{"static_clusters": [{"cluster": {"name": "xds"}}], "dynamic_active_clusters": [{"cluster": {"name": "b"}}, {"cluster": {"name": "c"}, "error_state": {"details": "no"}}]}""");
        var differences = dump.Verify([new Cluster { Name = "a" }, new Cluster { Name = "c" }]);
        Assert.Equal(
            [(ConfigDumpDifferenceKind.MissingCluster, "a"), (ConfigDumpDifferenceKind.Rejected, "c"), (ConfigDumpDifferenceKind.UnknownCluster, "b")],
            differences.Select(d => (d.Kind, d.ClusterName)));
        Assert.Equal([true, true, false], differences.Select(d => d.IsGap));
    }

    [Fact]
    public void The_active_one_counts_while_another_warms()
    {
        var dump = ConfigDump.Parse("""{"dynamic_warming_clusters": [{"cluster": {"name": "a", "connect_timeout": "9s"}}], "dynamic_active_clusters": [{"cluster": {"name": "a", "connect_timeout": "5s"}}]}""");
        Assert.Equal([], dump.Verify([EnvoyJson.Parse<Cluster>("""{"name": "a", "connect_timeout": "5s"}""")]));
    }

    [Fact]
    public void Redacted_secrets_are_equal_and_nothing_else_is()
    {
        const string tls = """{"name": "c", "transport_socket": {"name": "t", "typed_config": {"@type": "type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext", "common_tls_context": {"tls_certificates": [{"certificate_chain": {"inline_string": "CHAIN"}, "private_key": {"inline_string": "KEY"}, "password": {"inline_bytes": "AAAA"}}]}}}}""";
        Assert.Equal([], Verify(tls, tls.Replace("KEY", "[redacted]", StringComparison.Ordinal).Replace("AAAA", "W3JlZGFjdGVkXQ==", StringComparison.Ordinal)));
        var difference = Assert.Single(Verify(tls, tls.Replace("CHAIN", "OTHER", StringComparison.Ordinal)));
        Assert.Equal("transport_socket.typed_config.common_tls_context.tls_certificates[0].certificate_chain.inline_string", difference.Path);
    }

    [Fact]
    public void Another_packed_type_is_told()
    {
        const string raw = """{"name": "c", "transport_socket": {"name": "t", "typed_config": {"@type": "type.googleapis.com/envoy.extensions.transport_sockets.raw_buffer.v3.RawBuffer"}}}""";
        var difference = Assert.Single(Verify(raw, raw.Replace("raw_buffer.v3.RawBuffer", "tls.v3.UpstreamTlsContext", StringComparison.Ordinal)));
        Assert.Equal("transport_socket.typed_config.@type", difference.Path);
    }

    [Fact]
    public void Clusters_of_the_translation_cases_verify_against_themselves()
    {
        var cases = JsonNode.Parse(TestData.ReadText("kgateway", "cases.json"))!.AsArray();
        var clusters = cases.SelectMany(c => new[] { c!["expectedCluster"], c["expectedClusterLatest"] }).Where(c => c is not null).ToList();
        foreach (var cluster in clusters) Assert.Equal([], Verify(cluster!.ToJsonString(), cluster.ToJsonString()));
        Assert.True(clusters.Count > 80);
    }

    private static IReadOnlyList<ConfigDumpDifference> Verify(string expected, string found) =>
        ConfigDump.Parse("""{"configs": [{"@type": "type.googleapis.com/envoy.admin.v3.ClustersConfigDump", "dynamic_active_clusters": [{"cluster": """ + found + "}]}]}")
            .Verify([EnvoyJson.Parse<Cluster>(expected)]);

    private static IEnumerable<string> Leaves(JsonNode node, string path)
    {
        if (node is not JsonObject members) return [path];
        return members.SelectMany(m => Leaves(m.Value!, path.Length == 0 ? m.Key : m.Key.Contains('.', StringComparison.Ordinal) ? $"{path}[\"{m.Key}\"]" : path + "." + m.Key));
    }

    private static void Change(JsonNode root, string leaf)
    {
        var names = leaf.Replace("[\"", "|", StringComparison.Ordinal).Split('|').SelectMany((part, i) => i == 0 ? part.Split('.') : [part[..part.IndexOf('"', StringComparison.Ordinal)], .. part[(part.IndexOf(']', StringComparison.Ordinal) + 2)..].Split('.')]).ToList();
        var parent = names.SkipLast(1).Aggregate(root, (node, name) => node[name]!);
        parent[names[^1]] = parent[names[^1]] switch
        {
            JsonValue v when v.GetValueKind() == System.Text.Json.JsonValueKind.True => false,
            JsonValue v when v.GetValueKind() == System.Text.Json.JsonValueKind.Number => v.GetValue<int>() + 1,
            JsonValue v => v.GetValue<string>() switch { "EDS" => "STRICT_DNS", "V3" => "AUTO", "REJECT_REQUEST" => "DROP_HEADER", var s when s.EndsWith('s') && char.IsDigit(s[0]) => "99s", var s => s + "x" },
            _ => null,
        };
    }
}
