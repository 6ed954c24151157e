using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Envoy.Config.Core.V3;
using BackendDsl.Envoy.Extensions.Upstreams.Http.V3;
using Google.Protobuf.WellKnownTypes;
using UpstreamHttpOptions = BackendDsl.Envoy.Extensions.Upstreams.Http.V3.HttpProtocolOptions;

namespace BackendDsl.Envoy.Tests.Json;

/// <summary>The form of the text, and faults with their place.</summary>
public sealed class EnvoyJsonTests
{
    private static Cluster Sample()
    {
        var cluster = new Cluster { Name = "c", Type = Cluster.Types.DiscoveryType.Static, ConnectTimeout = Duration.FromTimeSpan(TimeSpan.FromSeconds(1.5)), PerConnectionBufferLimitBytes = 0 };
        cluster.CommonLbConfig = new() { HealthyPanicThreshold = new() };
        cluster.RingHashLbConfig = new() { MinimumRingSize = 1024 };
        cluster.TypedExtensionProtocolOptions["z"] = EnvoyAny.Pack(new UpstreamHttpOptions { ExplicitHttpConfig = new() { Http2ProtocolOptions = new() } }, EnvoyTypeUrls.HttpProtocolOptions);
        cluster.TypedExtensionProtocolOptions["a"] = new Any { TypeUrl = EnvoyTypeUrls.UpstreamCodec };
        return cluster;
    }

    [Fact]
    public void Json_is_that_of_a_config_dump() => Assert.Equal("""
        {
          "name": "c",
          "type": "STATIC",
          "connect_timeout": "1.500s",
          "per_connection_buffer_limit_bytes": 0,
          "ring_hash_lb_config": {
            "minimum_ring_size": "1024"
          },
          "common_lb_config": {
            "healthy_panic_threshold": {}
          },
          "typed_extension_protocol_options": {
            "a": {
              "@type": "type.googleapis.com/envoy.extensions.filters.http.upstream_codec.v3.UpstreamCodec"
            },
            "z": {
              "@type": "type.googleapis.com/envoy.extensions.upstreams.http.v3.HttpProtocolOptions",
              "explicit_http_config": {
                "http2_protocol_options": {}
              }
            }
          }
        }
        """, EnvoyJson.Format(Sample()));

    [Fact]
    public void Yaml_quotes_what_would_be_read_as_something_else()
    {
        Assert.Equal("""
            name: c
            type: STATIC
            connect_timeout: 1.500s
            per_connection_buffer_limit_bytes: 0
            ring_hash_lb_config:
              minimum_ring_size: "1024"
            common_lb_config:
              healthy_panic_threshold: {}
            typed_extension_protocol_options:
              a:
                "@type": type.googleapis.com/envoy.extensions.filters.http.upstream_codec.v3.UpstreamCodec
              z:
                "@type": type.googleapis.com/envoy.extensions.upstreams.http.v3.HttpProtocolOptions
                explicit_http_config:
                  http2_protocol_options: {}

            """, EnvoyJson.FormatYaml(Sample()));
        Assert.Equal("name: \"on\"\n", EnvoyJson.FormatYaml(new Cluster { Name = "on" }));
        Assert.Equal("inline_string: |\n  -----BEGIN\n\n  a: b\n", EnvoyJson.FormatYaml(new DataSource { InlineString = "-----BEGIN\n\na: b\n" }));
    }

    [Fact]
    public void Equal_messages_have_equal_bytes_and_text()
    {
        var (one, other) = (new Cluster(), new Cluster());
        foreach (var key in new[] { "b", "a", "ä", "Z" }) one.TypedExtensionProtocolOptions[key] = new Any();
        foreach (var key in new[] { "Z", "ä", "a", "b" }) other.TypedExtensionProtocolOptions[key] = new Any();
        Assert.Equal(EnvoyBinary.ToByteArray(one), EnvoyBinary.ToByteArray(other));
        Assert.Equal(EnvoyJson.Format(one), EnvoyJson.Format(other));
        Assert.Equal(EnvoyAny.Pack(one, EnvoyTypeUrls.Cluster), EnvoyAny.Pack(other, EnvoyTypeUrls.Cluster));
    }

    [Fact]
    public void Both_spellings_are_read() => Assert.Equal(
        EnvoyJson.Parse<Cluster>("""{"connect_timeout": "5s", "outlier_detection": {"consecutive_5xx": 1}}"""),
        EnvoyJson.Parse<Cluster>("""{"connectTimeout": "5s", "outlierDetection": {"consecutive5xx": 1}}"""));

    [Theory]
    [InlineData("""{"connect_timeout": "5"}""", "connect_timeout")]
    [InlineData("""{"connect_timeout": 5}""", "connect_timeout")]
    [InlineData("""{"connect_timeout": "1.0000000001s"}""", "connect_timeout")]
    [InlineData("""{"connect_timeout": "315576000001s"}""", "connect_timeout")]
    [InlineData("""{"conect_timeout": "5s"}""", "")]
    [InlineData("""{"type": "STRICT"}""", "type")]
    [InlineData("""{"type": "STATIC", "clusterType": {}}""", "cluster_type")]
    [InlineData("""{"per_connection_buffer_limit_bytes": 4294967296}""", "per_connection_buffer_limit_bytes")]
    [InlineData("""{"per_connection_buffer_limit_bytes": 1.5}""", "per_connection_buffer_limit_bytes")]
    [InlineData("""{"health_checks": [{}, {"timeout": true}]}""", "health_checks[1].timeout")]
    [InlineData("""{"outlier_detection": []}""", "outlier_detection")]
    [InlineData("""{"typed_extension_protocol_options": {"a": {"x": 1}}}""", "typed_extension_protocol_options[\"a\"]")]
    [InlineData("""{"transport_socket": {"typed_config": {"@type": "acme/acme.Unknown", "x": 1}}}""", "transport_socket.typed_config")]
    [InlineData("""{"transport_socket": {"typed_config": {"sni": 1, "@type": "type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext"}}}""", "transport_socket.typed_config.sni")]
    [InlineData("""{"load_assignment": {"endpoints": [{"lb_endpoints": [{"metadata": {"filter_metadata": {"a": 1}}}]}]}}""", "load_assignment.endpoints[0].lb_endpoints[0].metadata.filter_metadata[\"a\"]")]
    public void Faults_name_the_field(string json, string path) =>
        Assert.Equal((path, 1), Assert.Throws<EnvoyJsonException>(() => EnvoyJson.Parse<Cluster>(json)) is var fault ? (fault.Path, fault.Line) : default);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{} {}")]
    [InlineData("""{"name": "\ud800"}""")]
    public void Other_text_is_refused(string json) => Assert.Throws<EnvoyJsonException>(() => EnvoyJson.Parse<Cluster>(json));

    [Theory]
    [InlineData("name: !!int 5")]
    [InlineData("- a")]
    [InlineData("---\n---\nname: b")]
    [InlineData("")]
    [InlineData("name: [")]
    [InlineData("connect_timeout: 5")]
    public void Other_yaml_is_refused(string yaml) => Assert.Throws<EnvoyJsonException>(() => EnvoyJson.ParseYaml<Cluster>(yaml));

    [Fact]
    public void A_fault_in_yaml_has_its_line() => Assert.Equal(3, Assert.Throws<EnvoyJsonException>(() => EnvoyJson.ParseYaml<Cluster>("name: a\noutlier_detection:\n  interval: 5\n")).Line);

    [Fact]
    public void Anchors_of_yaml_are_followed() =>
        Assert.Equal(EnvoyJson.ParseYaml<Cluster>("{connect_timeout: 5s, dns_jitter: 5s}"), EnvoyJson.ParseYaml<Cluster>("connect_timeout: &t 5s\ndns_jitter: *t"));

    [Fact]
    public void A_duration_without_a_json_form_is_refused_in_format_alone()
    {
        var cluster = new Cluster { ConnectTimeout = new Duration { Seconds = 1, Nanos = 2_000_000_000 } };
        Assert.Throws<EnvoyJsonException>(() => EnvoyJson.Format(cluster));
        Assert.Equal("connect_timeout", Assert.Single(ClusterDiff.Compare(new Cluster(), cluster).Changes).Path);
        Assert.Contains(ClusterChecks.Evaluate(cluster).Findings, f => f.Id == "duration-in-range");
    }

    [Fact]
    public void Messages_of_others_are_refused() => Assert.Throws<ArgumentException>(() => EnvoyJson.Format(new Api()));

    [Fact]
    public void Well_known_messages_have_their_form()
    {
        Assert.Equal("\"5s\"", EnvoyJson.Format(new Duration { Seconds = 5 }));
        Assert.Equal(new Duration { Seconds = 5 }, EnvoyJson.Parse<Duration>("\"5s\""));
        var any = EnvoyAny.Pack(new Duration { Seconds = 5 }, "type.googleapis.com/google.protobuf.Duration");
        Assert.Equal("{\"@type\":\"type.googleapis.com/google.protobuf.Duration\",\"value\":\"5s\"}", EnvoyJson.FormatCompact(any));
    }

    [Fact]
    public void Packing_and_unpacking()
    {
        var any = EnvoyAny.Pack(new Cluster { Name = "c" }, EnvoyTypeUrls.Cluster);
        Assert.Equal("c", EnvoyAny.Unpack<Cluster>(any, EnvoyTypeUrls.Cluster).Name);
        Assert.Equal(Any.Pack(new Cluster { Name = "c" }), any);
        Assert.False(EnvoyAny.TryUnpack<UpstreamHttpOptions>(any, EnvoyTypeUrls.HttpProtocolOptions, out _));
        Assert.False(EnvoyAny.TryUnpack<Cluster>(null, EnvoyTypeUrls.Cluster, out _));
        Assert.Throws<InvalidCastException>(() => EnvoyAny.Unpack<UpstreamHttpOptions>(any, EnvoyTypeUrls.HttpProtocolOptions));
    }

    [Fact]
    public void Every_type_url_is_of_a_message()
    {
        foreach (var field in typeof(EnvoyTypeUrls).GetFields().Where(f => f.Name != nameof(EnvoyTypeUrls.UpstreamCodec)))
        {
            var url = (string)field.GetValue(null)!;
            Assert.Contains(Protos.AllMessages.Descriptors, d => EnvoyAny.TypeUrlPrefix + d.FullName == url);
        }
    }
}
