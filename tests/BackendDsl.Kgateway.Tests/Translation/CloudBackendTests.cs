using System.Text.Json.Nodes;
using BackendDsl.Kgateway.Tests.Support;
using static BackendDsl.Kgateway.Tests.Support.Inputs;

namespace BackendDsl.Kgateway.Tests.Translation;

/// <summary>Backends of other types than Static: services of a cloud, and hosts that each request names.</summary>
public sealed class CloudBackendTests
{
    private static string Typed(string spec) => Backend.Replace("{type: Static, static: {hosts: [{host: a.example.com, port: 443}]}}", "{" + spec + "}", StringComparison.Ordinal);

    [Theory]
    [InlineData("2.3", "gcp: {host: svc.a.run.app, audience: \"https://aud\"}", "https://aud")]
    [InlineData("2.4", "gcp: {host: svc.a.run.app, audience: \"https://aud\"}", "https://aud")]
    [InlineData("2.4", "gcp: {host: svc.a.run.app}", "https://svc.a.run.app")]
    [InlineData("2.4", "gcp: {host: svc.a.run.app, audience: \"\"}", "https://svc.a.run.app")]
    public void A_service_of_GCP_is_called_by_TLS_with_the_audience_of_its_tokens(string release, string gcp, string audience)
    {
        var set = Translate(KgatewayRelease.Parse(release), Typed("type: GCP, " + gcp));
        var json = ClusterText.Parse(set["backend_default_ext_0"]);
        Assert.Equal($"{{\"endpoint\":{{\"address\":{{\"socket_address\":{{\"address\":\"svc.a.run.app\",\"port_value\":443}}}}}}}}", json["load_assignment"]!["endpoints"]![0]!["lb_endpoints"]![0]!.ToJsonString());
        Assert.Equal("svc.a.run.app", (string?)json["transport_socket"]!["typed_config"]!["sni"]);
        Assert.Equal(audience, (string?)json["metadata"]!["typed_filter_metadata"]!["envoy.filters.http.gcp_authn"]!["url"]);
        Assert.Equal("{\"dns_lookup_family\":\"V4_PREFERRED\"}", Lookup(json));
    }

    [Fact]
    public void The_cluster_that_gives_tokens_is_there_once_and_asks_the_metadata_of_the_machine()
    {
        var set = Translate(KgatewayRelease.Release24, Typed("type: GCP, gcp: {host: a.run.app}"), Typed("type: GCP, gcp: {host: b.run.app}").Replace("name: ext,", "name: other,", StringComparison.Ordinal));
        Assert.Equal(["backend_default_ext_0", "backend_default_other_0", "gcp_authn"], set.Names);
        var json = ClusterText.Parse(set["gcp_authn"]);
        Assert.Equal("{\"respect_dns_ttl\":true,\"dns_lookup_family\":\"V4_ONLY\"}", Lookup(json));
        Assert.Equal(("gcp_authn", "5s"), ((string?)json["alt_stat_name"], (string?)json["connect_timeout"]));
        Assert.Equal("{\"address\":\"metadata.google.internal\",\"port_value\":80}", json["load_assignment"]!["endpoints"]![0]!["lb_endpoints"]![0]!["endpoint"]!["address"]!["socket_address"]!.ToJsonString());
        Assert.Equal(["backend_default_ext_0"], Translate(KgatewayRelease.Release24, Backend).Names);
    }

    [Theory]
    [InlineData("gcp: {host: a.run.app}", "envoy.clusters.dns")]
    [InlineData("static: {hosts: [{host: a.example.com, port: 443}]}", "envoy.clusters.dns")]
    [InlineData("dynamicForwardProxy: {}", "envoy.clusters.dynamic_forward_proxy")]
    public void Without_a_type_the_block_that_is_there_says_it(string spec, string type) =>
        Assert.Equal(type, Translate(KgatewayRelease.Release24, Typed(spec))["backend_default_ext_0"].ClusterType.Name);

    [Theory]
    [InlineData("dynamicForwardProxy: {}", null)]
    [InlineData("dynamicForwardProxy: {enableTls: true}", "SYSTEM_CA_CERT")]
    public void A_forward_proxy_finds_the_host_of_each_request(string spec, string? authorities)
    {
        var json = ClusterText.Parse(Assert.Single(Translate(KgatewayRelease.Release24, Typed("type: DynamicForwardProxy, " + spec))));
        Assert.Equal("CLUSTER_PROVIDED", (string?)json["lb_policy"]);
        Assert.Equal("LEAST_REQUEST", (string?)json["cluster_type"]!["typed_config"]!["sub_clusters_config"]!["lb_policy"]);
        Assert.Equal(authorities, (string?)json["transport_socket"]?["typed_config"]!["common_tls_context"]!["combined_validation_context"]!["validation_context_sds_secret_config"]!["name"]);
        Assert.Null(json["transport_socket"]?["typed_config"]!["sni"]);
    }

    private static string Lookup(JsonNode cluster)
    {
        var config = cluster["cluster_type"]!["typed_config"]!.AsObject();
        Assert.Equal("envoy.clusters.dns", (string?)cluster["cluster_type"]!["name"]);
        config.Remove("@type");
        return config.ToJsonString();
    }
}
