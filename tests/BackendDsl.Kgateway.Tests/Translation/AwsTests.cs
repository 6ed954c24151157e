using BackendDsl.Envoy;
using static BackendDsl.Kgateway.Tests.Support.Inputs;

namespace BackendDsl.Kgateway.Tests.Translation;

/// <summary>Backends of the type AWS: functions, their secrets, and instances.</summary>
public sealed class AwsTests
{
    private const string Function = "{region: eu-west-1, accountId: \"123456789012\", auth: {type: Secret, secretRef: {name: aws}}, lambda: {functionName: f}}";

    [Fact]
    public void The_secrets_keys_sign_the_requests()
    {
        var text = Text(Function, "stringData: {accessKey: AKID, secretKey: hidden, sessionToken: t}");
        Assert.Contains("\"access_key_id\": \"AKID\"", text, StringComparison.Ordinal);
        Assert.Contains("\"session_token\": \"t\"", text, StringComparison.Ordinal);
        Assert.Contains("arn:aws:lambda:eu-west-1:123456789012:function:f:$LATEST", text, StringComparison.Ordinal);

        // What is not in the Secret is not sent, and base64 is read as the server keeps it.
        Assert.DoesNotContain("session_token", Text(Function, "data: {accessKey: QUtJRA==, secretKey: aGlkZGVu}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stringData: {accessKey: a}", "secret_key is not a valid string")]
    [InlineData("stringData: {secretKey: a}", "access_key is not a valid string")]
    public void A_secret_without_a_key_fails_the_cluster(string data, string why)
    {
        var set = Translate(KgatewayRelease.Release24, Backend(Function), Secret(data));
        Assert.Empty(set);
        Assert.Contains(why, Assert.Single(set.Failed).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_that_is_not_there_fails_the_cluster()
    {
        var set = Translate(KgatewayRelease.Release24, Backend(Function));
        Assert.Contains("aws", Assert.Single(set.Failed).Reason, StringComparison.Ordinal);
        Assert.Equal("spec.aws.auth.secretRef", Assert.Single(set.Findings, f => f.Severity == FindingSeverity.Error).Path.ToString());
    }

    [Fact]
    public void Instances_come_from_the_control_plane_from_2_4_on()
    {
        var set = Translate(KgatewayRelease.Release24, Backend("{region: eu-west-1, ec2: {port: 8080}}"));
        var cluster = Assert.Single(set);
        Assert.Equal(Envoy.Config.Cluster.V3.Cluster.Types.DiscoveryType.Eds, cluster.Type);
        Assert.Null(cluster.LoadAssignment);
        Assert.Null(cluster.TransportSocket);
    }

    private static string Text(string aws, string data) => EnvoyJson.Format(Assert.Single(Translate(KgatewayRelease.Release24, Backend(aws), Secret(data))));

    private static string Backend(string aws) => $$"""
        apiVersion: gateway.kgateway.dev/v1alpha1
        kind: Backend
        metadata: {name: fn, namespace: default}
        spec: {type: AWS, aws: {{aws}}}
        """;

    private static string Secret(string data) => $$"""
        apiVersion: v1
        kind: Secret
        metadata: {name: aws, namespace: default}
        {{data}}
        """;
}
