using BackendDsl.Envoy.Config.Cluster.V3;

namespace BackendDsl.Envoy.Tests.Diff;

/// <summary>What a change does, as text and as JSON.</summary>
public sealed class ClusterDiffTests
{
    private const string Before = """
        name: c
        connect_timeout: 5s
        per_connection_buffer_limit_bytes: 1024
        typed_extension_protocol_options:
          envoy.extensions.upstreams.http.v3.HttpProtocolOptions:
            "@type": type.googleapis.com/envoy.extensions.upstreams.http.v3.HttpProtocolOptions
            common_http_protocol_options: {idle_timeout: 10s}
            explicit_http_config: {http_protocol_options: {}}
        """;

    [Fact]
    public void As_text()
    {
        var diff = ClusterDiff.Compare(Read(Before), Read(Before.Replace("5s", "2s", StringComparison.Ordinal).Replace("idle_timeout: 10s", "idle_timeout: 20s, max_headers_count: 15", StringComparison.Ordinal).Replace("per_connection_buffer_limit_bytes: 1024\n", "", StringComparison.Ordinal)));
        Assert.Equal("""
            cluster c
              ~ connect_timeout: "5s" -> "2s"
              - per_connection_buffer_limit_bytes: 1024
              ~ typed_extension_protocol_options["envoy.extensions.upstreams.http.v3.HttpProtocolOptions"].common_http_protocol_options.idle_timeout: "10s" -> "20s"
              + typed_extension_protocol_options["envoy.extensions.upstreams.http.v3.HttpProtocolOptions"].common_http_protocol_options.max_headers_count: 15

            """, diff.ToText());
    }

    [Fact]
    public void As_json()
    {
        var diff = ClusterDiff.Compare([Read(Before), new Cluster { Name = "gone" }], [Read(Before.Replace("5s", "2s", StringComparison.Ordinal)), new Cluster { Name = "new" }]);
        Assert.Equal("""
            {
              "clusters": [
                {
                  "name": "c",
                  "change": "changed",
                  "changes": [
                    {
                      "change": "changed",
                      "path": "connect_timeout",
                      "before": "5s",
                      "after": "2s"
                    }
                  ]
                },
                {
                  "name": "gone",
                  "change": "removed",
                  "before": {
                    "name": "gone"
                  }
                },
                {
                  "name": "new",
                  "change": "added",
                  "after": {
                    "name": "new"
                  }
                }
              ]
            }
            """, diff.ToJson());
        Assert.Equal("cluster c\n  ~ connect_timeout: \"5s\" -> \"2s\"\n\ncluster gone (removed)\n\ncluster new (new)\n", diff.ToText());
    }

    [Fact]
    public void Nothing_changes()
    {
        var diff = ClusterDiff.Compare(Read(Before), Read(Before));
        Assert.True(diff.IsEmpty);
        Assert.Equal("", diff.ToText());
        Assert.True(ClusterDiff.Compare((Cluster?)null, null).IsEmpty);
    }

    [Fact]
    public void Lists_and_other_packed_types()
    {
        var before = Read("{name: c, lrs_report_endpoint_metrics: [a, b], health_checks: [{timeout: 1s}], transport_socket: {name: t, typed_config: {'@type': type.googleapis.com/envoy.extensions.transport_sockets.raw_buffer.v3.RawBuffer}}}");
        var after = Read("{name: c, lrs_report_endpoint_metrics: [a], health_checks: [{timeout: 2s}, {timeout: 3s}], transport_socket: {name: t, typed_config: {'@type': type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext, sni: a}}}");
        Assert.Equal("""
            cluster c
              ~ health_checks[0].timeout: "1s" -> "2s"
              + health_checks[1]: {"timeout":"3s"}
              ~ transport_socket.typed_config: {"@type":"type.googleapis.com/envoy.extensions.transport_sockets.raw_buffer.v3.RawBuffer"} -> {"@type":"type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext","sni":"a"}
              ~ lrs_report_endpoint_metrics: ["a","b"] -> ["a"]

            """, ClusterDiff.Compare(before, after).ToText());
    }

    private static Cluster Read(string yaml) => EnvoyJson.ParseYaml<Cluster>(yaml);
}
