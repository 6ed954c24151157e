using BackendDsl.GatewayApi;

namespace BackendDsl.Kgateway.Tests.Releases;

public sealed class UpgradeTests
{
    private const string TwoPolicies = """
        apiVersion: v1
        kind: Service
        metadata: {name: web, namespace: edge}
        spec: {ports: [{port: 80}]}
        ---
        apiVersion: gateway.kgateway.dev/v1alpha1
        kind: BackendConfigPolicy
        metadata: {name: old, namespace: edge, creationTimestamp: "2026-01-01T00:00:00Z"}
        spec:
          targetRefs: [{group: "", kind: Service, name: web}]
          connectTimeout: 1s
        ---
        apiVersion: gateway.kgateway.dev/v1alpha1
        kind: BackendConfigPolicy
        metadata: {name: young, namespace: edge, creationTimestamp: "2026-02-01T00:00:00Z"}
        spec:
          targetRefs: [{group: "", kind: Service, name: web}]
          connectTimeout: 2s
        """;

    [Fact]
    public void Who_wins_changes_between_2_3_and_2_4()
    {
        var report = KgatewayUpgrade.Compare(GatewayInput.FromYaml(TwoPolicies), KgatewayRelease.Release23, KgatewayRelease.Release24);
        var cluster = Assert.Single(report.Clusters);
        Assert.Equal(("kube_edge_web_80", UpgradeChangeKind.Changed), (cluster.Name, cluster.Kind));
        var timeout = cluster.Fields.Single(f => f.ClusterField == "connect_timeout");
        Assert.Equal(("\"2s\"", "\"1s\""), (timeout.Before, timeout.After));
        Assert.True(timeout.ChangesHands);
        Assert.Equal(("young", 18), (timeout.DecidedBefore!.Winner!.Object.Name, timeout.DecidedBefore.Winner.Place!.Value.Line));
        Assert.Equal(("old", 11), (timeout.DecidedAfter!.Winner!.Object.Name, timeout.DecidedAfter.Winner.Place!.Value.Line));
        Assert.Equal("young", Assert.Single(timeout.DecidedAfter.Hidden).Object.Name);
        Assert.False(report.Breaks);
        // The base of the cluster changes too.
        Assert.Contains(cluster.Fields, f => f.ClusterField == "metadata" && f.After is null);
        Assert.Contains(cluster.Fields, f => f.ClusterField == "common_lb_config");
    }

    [Fact]
    public void The_same_release_changes_nothing() =>
        Assert.True(KgatewayUpgrade.Compare(GatewayInput.FromYaml(TwoPolicies), KgatewayRelease.Release24, KgatewayRelease.Release24).IsEmpty);

    [Fact]
    public void What_the_other_definition_refuses_is_told_with_its_line()
    {
        var input = GatewayInput.FromYaml(TwoPolicies.Replace("connectTimeout: 2s", "circuitBreakers: {maxRetries: 1}", StringComparison.Ordinal));
        var report = KgatewayUpgrade.Compare(input, KgatewayRelease.Release24, KgatewayRelease.Release21);
        var refused = Assert.Single(report.Refused);
        Assert.Equal(("young", "spec.circuitBreakers", 18), (refused.Object.Name, refused.Path.ToString(), refused.Finding.Place.Line));
    }

    [Fact]
    public void An_endpoint_without_a_port_ends_older_controllers()
    {
        var input = GatewayInput.FromYaml("""
            apiVersion: gateway.kgateway.dev/v1alpha1
            kind: Backend
            metadata: {name: f, namespace: edge}
            spec: {type: AWS, aws: {accountId: "123456789012", lambda: {functionName: f, endpointURL: "https://lambda.example.com"}}}
            """);
        var report = KgatewayUpgrade.Compare(input, KgatewayRelease.Release24, KgatewayRelease.Release23);
        Assert.Contains("without a port", report.WholeFailure, StringComparison.Ordinal);
        Assert.True(report.Breaks);
        var failed = Assert.Single(new KgatewayController().Translate(input, new("2.4")).Failed);
        Assert.Equal("failed to parse port: strconv.ParseUint: parsing \"\": invalid syntax", failed.Reason);
    }

    [Fact]
    public void Settings_hold_for_both_releases()
    {
        var input = GatewayInput.FromYaml("""
            apiVersion: gateway.kgateway.dev/v1alpha1
            kind: Backend
            metadata: {name: api, namespace: edge}
            spec: {type: Static, static: {hosts: [{host: api.example.com, port: 443}]}}
            """);
        var settings = new Dictionary<string, string> { [KgatewaySettings.DnsLookupFamily] = "V6_ONLY" };
        var changes = KgatewayUpgrade.Compare(input, KgatewayRelease.Release21, KgatewayRelease.Release24, settings).Clusters.Single().Fields;
        Assert.Contains(changes, f => f.ClusterField == "dns_lookup_family" && f.Before == "\"V6_ONLY\"");
        Assert.DoesNotContain(changes, f => $"{f.Before}{f.After}".Contains("V4_PREFERRED", StringComparison.Ordinal));
        var message = Assert.Throws<ArgumentException>(() => KgatewayUpgrade.Compare(input, KgatewayRelease.Release23, KgatewayRelease.Release24, new Dictionary<string, string> { ["KGW_X"] = "1" })).Message;
        Assert.Contains("no setting \"KGW_X\"", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_release_has_the_settings_that_it_reads()
    {
        Assert.Contains(KgatewaySettings.ReferenceGrants, KgatewaySettings.NamesOf(KgatewayRelease.Release24));
        Assert.DoesNotContain(KgatewaySettings.ReferenceGrants, new KgatewayController().SettingsOf("2.3.1"));
        Assert.Equal(KgatewaySettings.Names, new KgatewayController().SettingsOf(null));
    }
}
