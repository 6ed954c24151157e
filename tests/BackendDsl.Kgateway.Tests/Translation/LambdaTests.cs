using BackendDsl.Envoy;
using BackendDsl.Kgateway.Tests.Support;
using static BackendDsl.Kgateway.Tests.Support.Inputs;

namespace BackendDsl.Kgateway.Tests.Translation;

/// <summary>Where a Lambda function is called, and by which filters.</summary>
public sealed class LambdaTests
{
    [Fact]
    public void A_function_is_called_at_its_region_by_tls_and_http2()
    {
        var json = ClusterText.Parse(Assert.Single(Translate(KgatewayRelease.Release24, Backend("region: eu-west-1, "))));
        Assert.Equal(("lambda.eu-west-1.amazonaws.com", 443), Address(json));
        Assert.Equal("lambda.eu-west-1.amazonaws.com", (string?)json["transport_socket"]!["typed_config"]!["sni"]);
        // One name, all of whose addresses are one host.
        Assert.Equal("envoy.clusters.dns", (string?)json["cluster_type"]!["name"]);
        Assert.True((bool)json["cluster_type"]!["typed_config"]!["all_addresses_in_single_endpoint"]!);
        var http = json["typed_extension_protocol_options"]!["envoy.extensions.upstreams.http.v3.HttpProtocolOptions"]!;
        Assert.Equal("30s", (string?)http["common_http_protocol_options"]!["idle_timeout"]);
        Assert.NotNull(http["explicit_http_config"]!["http2_protocol_options"]);
        // The codec comes last, else nothing is sent.
        Assert.Equal(
            [EnvoyExtensionNames.AwsLambdaFilter, EnvoyExtensionNames.AwsRequestSigningFilter, EnvoyExtensionNames.UpstreamCodecFilter],
            http["http_filters"]!.AsArray().Select(f => (string?)f!["name"]));
    }

    [Theory]
    [InlineData("", "us-east-1", "$LATEST", null, null)]
    [InlineData(", qualifier: PROD, invocationMode: Async, payloadTransformMode: None", "us-east-1", "PROD", "ASYNCHRONOUS", true)]
    [InlineData(", qualifier: \"\", invocationMode: Sync, payloadTransformMode: Envoy", "us-east-1", "$LATEST", null, null)]
    public void A_function_is_named_with_its_version_and_called_as_asked(string lambda, string region, string qualifier, string? mode, bool? passes)
    {
        var set = Translate(KgatewayRelease.Release24, Backend("").Replace("functionName: f", "functionName: f" + lambda, StringComparison.Ordinal));
        var filter = ClusterText.Parse(Assert.Single(set))["typed_extension_protocol_options"]!["envoy.extensions.upstreams.http.v3.HttpProtocolOptions"]!["http_filters"]![0]!["typed_config"]!;
        Assert.Equal(($"arn:aws:lambda:{region}:123456789012:function:f:{qualifier}", mode, passes), ((string?)filter["arn"], (string?)filter["invocation_mode"], (bool?)filter["payload_passthrough"]));
    }

    [Theory]
    [InlineData("https://a.example.com:8443", "a.example.com", 8443, true)]
    [InlineData("HTTPS://a.example.com:8443/path?x#y", "a.example.com", 8443, true)]
    [InlineData("http://a.example.com:80?x", "a.example.com", 80, false)]
    [InlineData("http://a.example.com:80#x", "a.example.com", 80, false)]
    [InlineData("http://user:secret@a.example.com:81", "a.example.com", 81, false)]
    [InlineData("http://a@b@a.example.com:81", "a.example.com", 81, false)]
    [InlineData("http://[2001:db8::1]:82/", "2001:db8::1", 82, false)]
    public void An_endpoint_is_taken_apart(string url, string host, int port, bool isTls)
    {
        var json = ClusterText.Parse(Assert.Single(Translate(KgatewayRelease.Release24, Backend("", url))));
        Assert.Equal((host, port), Address(json));
        Assert.Equal(isTls ? host : null, (string?)json["transport_socket"]?["typed_config"]?["sni"]);
    }

    [Theory]
    [InlineData("https://a.example.com", "\"\"")]
    [InlineData("a.example.com:443", "\"\"")]
    [InlineData("//a.example.com:443", "\"\"")]
    [InlineData("https://a.example.com:x", "\"x\"")]
    [InlineData("https://a.example.com:-1", "\"-1\"")]
    [InlineData("https://[2001:db8::1]", "\"\"")]
    public void An_endpoint_without_a_port_fails_the_cluster_and_ended_older_controllers(string url, string parsed)
    {
        var set = Translate(KgatewayRelease.Release24, Backend("", url));
        Assert.Empty(set);
        Assert.Contains($"strconv.ParseUint: parsing {parsed}: invalid syntax", Assert.Single(set.Failed).Reason, StringComparison.Ordinal);
        var input = KgatewayInput.FromYaml(Backend("", url));
        Assert.NotNull(KgatewayTranslator.Translate(input, new() { Release = KgatewayRelease.Release22 }).WholeFailure);
    }

    private static (string? Host, int Port) Address(System.Text.Json.Nodes.JsonNode cluster)
    {
        var address = cluster["load_assignment"]!["endpoints"]![0]!["lb_endpoints"]![0]!["endpoint"]!["address"]!["socket_address"]!;
        return ((string?)address["address"], (int)address["port_value"]!);
    }

    private static string Backend(string aws, string? url = null)
    {
        var endpoint = url is null ? "" : $", endpointURL: '{url}'";
        return "apiVersion: gateway.kgateway.dev/v1alpha1\nkind: Backend\nmetadata: {name: fn, namespace: default}\n"
            + "spec: {type: AWS, aws: {" + aws + "accountId: \"123456789012\", lambda: {functionName: f" + endpoint + "}}}";
    }
}
