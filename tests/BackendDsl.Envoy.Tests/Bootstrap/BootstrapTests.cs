using System.Text.Json.Nodes;
using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Envoy.Config.Endpoint.V3;

namespace BackendDsl.Envoy.Tests.Bootstrap;

/// <summary>A bootstrap Envoy can be started with.</summary>
public sealed class BootstrapTests
{
    private const string Eds = "{name: b, type: EDS, eds_cluster_config: {eds_config: {ads: {}, resource_api_version: V3}}, connect_timeout: 5s}";
    private const string SystemTls = "{name: a, type: STATIC, transport_socket: {name: t, typed_config: {'@type': type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext, common_tls_context: {combined_validation_context: {default_validation_context: {}, validation_context_sds_secret_config: {name: SYSTEM_CA_CERT}}}}}}";

    [Fact]
    public void Has_an_admin_interface_and_a_listener_for_each_cluster_in_the_order_of_names()
    {
        var bootstrap = JsonNode.Parse(EnvoyBootstrap.ToJson([Read(Eds), Read(SystemTls)]))!;
        Assert.Equal("""{"address":{"socket_address":{"address":"127.0.0.1","port_value":19000}}}""", bootstrap["admin"]!.ToJsonString());
        var resources = bootstrap["static_resources"]!;
        Assert.Equal(["a", "b"], resources["clusters"]!.AsArray().Select(c => (string?)c!["name"]));
        Assert.Equal([10000, 10001], resources["listeners"]!.AsArray().Select(l => (int)l!["address"]!["socket_address"]!["port_value"]!));
        Assert.Equal("a", (string?)resources["listeners"]![0]!["filter_chains"]![0]!["filters"]![0]!["typed_config"]!["route_config"]!["virtual_hosts"]![0]!["routes"]![0]!["route"]!["cluster"]);
        Assert.Equal("""[{"name":"SYSTEM_CA_CERT","validation_context":{"trusted_ca":{"filename":"/etc/ssl/certs/ca-certificates.crt"}}}]""", resources["secrets"]!.ToJsonString());
    }

    [Fact]
    public void A_cluster_of_a_control_plane_becomes_static()
    {
        var without = ConfigDump.Parse(EnvoyBootstrap.ToJson([Read(Eds)])).Clusters[0].Cluster;
        Assert.Equal(Read("{name: b, type: STATIC, connect_timeout: 5s, load_assignment: {cluster_name: b}}"), without);
        Assert.Equal([], ClusterChecks.Evaluate(without).Findings);
        var hosts = EnvoyJson.ParseYaml<ClusterLoadAssignment>("{cluster_name: x, endpoints: [{lb_endpoints: [{endpoint: {address: {socket_address: {address: 10.0.0.1, port_value: 80}}}}]}]}");
        var with = ConfigDump.Parse(EnvoyBootstrap.ToYaml([Read(Eds)], new() { Endpoints = _ => hosts })).Clusters[0].Cluster;
        Assert.Equal("10.0.0.1", with.LoadAssignment.Endpoints[0].LbEndpoints[0].Endpoint.Address.SocketAddress.Address);
        Assert.Equal("b", with.LoadAssignment.ClusterName);
        Assert.Equal("x", hosts.ClusterName);   // what was given is left alone
    }

    [Fact]
    public void The_clusters_given_are_left_alone()
    {
        var cluster = Read(Eds);
        EnvoyBootstrap.ToJson([cluster]);
        Assert.Equal(Read(Eds), cluster);
    }

    [Fact]
    public void Yaml_and_json_say_the_same()
    {
        var clusters = new[] { Read(Eds), Read(SystemTls) };
        Assert.Equal(ConfigDump.Parse(EnvoyBootstrap.ToJson(clusters)).Clusters.Select(c => c.Cluster), ConfigDump.Parse(EnvoyBootstrap.ToYaml(clusters)).Clusters.Select(c => c.Cluster));
    }

    [Fact]
    public void Without_a_secret_there_is_no_section()
    {
        Assert.Null(JsonNode.Parse(EnvoyBootstrap.ToJson([Read(Eds)]))!["static_resources"]!["secrets"]);
        Assert.Throws<ArgumentException>(() => EnvoyBootstrap.ToJson([Read(SystemTls.Replace("SYSTEM_CA_CERT", "OTHER", StringComparison.Ordinal))]));
        var given = EnvoyBootstrap.ToJson([Read(SystemTls.Replace("SYSTEM_CA_CERT", "OTHER", StringComparison.Ordinal))], new() { Secrets = [new() { Name = "OTHER", ValidationContext = new() { TrustedCa = new() { Filename = "/ca.pem" } } }] });
        Assert.Equal("OTHER", (string?)JsonNode.Parse(given)!["static_resources"]!["secrets"]![0]!["name"]);
    }

    [Fact]
    public void What_cannot_run_is_refused()
    {
        Assert.Throws<ArgumentException>(() => EnvoyBootstrap.ToJson([Read(Eds), Read(Eds)]));
        Assert.Throws<ArgumentException>(() => EnvoyBootstrap.ToJson([Read(Eds), Read(SystemTls)], new() { FirstListenerPort = 65535 }));
        Assert.Throws<ArgumentException>(() => EnvoyBootstrap.ToJson([Read(Eds)], new() { AdminPort = 10000 }));
    }

    [Fact]
    public void A_cluster_that_Envoy_refuses_is_told_before_anything_is_written()
    {
        var fault = Assert.Throws<ArgumentException>(() => EnvoyBootstrap.ToJson([Read(Eds), Read("{name: c, connect_timeout: 0s}")]));
        Assert.Contains("connect_timeout: Proto constraint validation failed", fault.Message, StringComparison.Ordinal);
        Assert.Contains("dies of the cluster c", Assert.Throws<ArgumentException>(() => EnvoyBootstrap.ToYaml([Read(
            "{name: c, load_balancing_policy: {policies: [{typed_extension_config: {name: p, typed_config: {'@type': type.googleapis.com/envoy.extensions.load_balancing_policies.maglev.v3.Maglev, consistent_hashing_lb_config: {hash_policy: [{}]}}}}]}}")])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_that_the_release_does_not_know_is_told_before_anything_is_written()
    {
        var cluster = Read("{name: c, per_connection_buffer_high_watermark_timeout: 1s}");
        Assert.Contains("c", EnvoyBootstrap.ToYaml([cluster], new() { Version = new(1, 38) }), StringComparison.Ordinal);
        var fault = Assert.Throws<ArgumentException>(() => EnvoyBootstrap.ToYaml([cluster], new() { Version = new(1, 37) }));
        Assert.Contains("Envoy 1.37 refuses the cluster c in a bootstrap", fault.Message, StringComparison.Ordinal);
        Assert.Contains("per_connection_buffer_high_watermark_timeout: needs Envoy 1.38", fault.Message, StringComparison.Ordinal);
    }

    private static Cluster Read(string yaml) => EnvoyJson.ParseYaml<Cluster>(yaml);
}
