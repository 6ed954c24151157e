using static BackendDsl.Kgateway.Tests.Support.Inputs;

namespace BackendDsl.Kgateway.Tests.Translation;

/// <summary>Several policies on one backend.</summary>
public sealed class MergeTests
{
    [Fact]
    public void TheOlderWinsEachPartAndTheYoungerFillsTheRest()
    {
        var set = Translate(
            Service,
            Policy("connectTimeout: 1s, perConnectionBufferLimitBytes: 7", "young", ", creationTimestamp: \"2026-02-01T00:00:00Z\""),
            Policy("connectTimeout: 2s", "old", ", creationTimestamp: \"2026-01-01T00:00:00Z\""));
        var cluster = Assert.Single(set);
        Assert.Equal(2, cluster.ConnectTimeout.Seconds);
        Assert.Equal(7u, cluster.PerConnectionBufferLimitBytes);
        var finding = Assert.Single(set.Findings);
        Assert.Equal(("young", "spec.connectTimeout"), (finding.Object.Name, finding.Path.ToString()));
        Assert.All(set.Policies, p => Assert.True(p.Accepted));
    }

    [Fact]
    public void WeightsDoNotCount()
    {
        var set = Translate(
            Service,
            Policy("connectTimeout: 1s", "young", ", creationTimestamp: \"2026-02-01T00:00:00Z\", annotations: {kgateway.dev/policy-weight: \"10\"}"),
            Policy("connectTimeout: 2s", "old", ", creationTimestamp: \"2026-01-01T00:00:00Z\""));
        Assert.Equal(2, Assert.Single(set).ConnectTimeout.Seconds);
    }

    [Fact]
    public void WithoutAgesTheOrderOfTheInputDecides()
    {
        var set = Translate(Service, Policy("connectTimeout: 1s", "b"), Policy("connectTimeout: 2s", "a"));
        Assert.Equal(1, Assert.Single(set).ConnectTimeout.Seconds);
    }

    [Fact]
    public void ABlockIsTakenWholeButMembersOfDnsOneByOne()
    {
        var set = Translate(
            Backend,
            BackendPolicy("tcpKeepalive: {keepAliveProbes: 3}, dns: {refreshRate: 10s}", "a"),
            BackendPolicy("tcpKeepalive: {keepAliveTime: 9s}, dns: {refreshRate: 20s, jitter: 1s}", "b"));
        var cluster = Assert.Single(set);
        Assert.Equal(3u, cluster.UpstreamConnectionOptions.TcpKeepalive.KeepaliveProbes);
        Assert.Null(cluster.UpstreamConnectionOptions.TcpKeepalive.KeepaliveTime);
        var dns = Envoy.EnvoyAny.Unpack<Envoy.Extensions.Clusters.Dns.V3.DnsCluster>(cluster.ClusterType.TypedConfig, Envoy.EnvoyTypeUrls.DnsCluster);
        Assert.Equal((10L, 1L), (dns.DnsRefreshRate.Seconds, dns.DnsJitter.Seconds));
    }

    [Fact]
    public void TheRuntimeKeyKeepsTheNameOfThePolicyThatBroughtIt()
    {
        var set = Translate(Service, Policy("connectTimeout: 1s", "a"), Policy("loadBalancer: {roundRobin: {slowStart: {aggression: \"2\"}}}", "b"));
        Assert.Contains("b.default.slowStart.aggression", Envoy.EnvoyJson.Format(Assert.Single(set)), StringComparison.Ordinal);
    }

    [Fact]
    public void Http1AndHttp2MeetAndEachGoesWhereItFits()
    {
        var set = Translate(
            Service.Replace("[{port: 80, name: http}]", "[{port: 80, name: http}, {port: 81, name: x, appProtocol: grpc}]", StringComparison.Ordinal),
            Policy("http1ProtocolOptions: {enableTrailers: true}", "a"),
            Policy("http2ProtocolOptions: {maxConcurrentStreams: 9}", "b"));
        Assert.Contains("\"enable_trailers\": true", Envoy.EnvoyJson.Format(set["kube_default_web_80"]), StringComparison.Ordinal);
        Assert.Contains("\"max_concurrent_streams\": 9", Envoy.EnvoyJson.Format(set["kube_default_web_81"]), StringComparison.Ordinal);
        Assert.Equal(["kube_default_web_80", "kube_default_web_81"], set.Names);
        Assert.Equal([("spec.http2ProtocolOptions", "b", "kube_default_web_80"), ("spec.http1ProtocolOptions", "a", "kube_default_web_81")], set.Findings.Select(f => (f.Path.ToString(), f.Object.Name, f.Cluster!)));
    }

    [Fact]
    public void OneBadPolicyMakesABlackHoleOfTheWholeCluster()
    {
        var set = Translate(Service, Policy("connectTimeout: 1s", "good"), Policy("tls: {secretRef: {name: none}}", "bad"));
        Assert.Empty(set);
        var cluster = Assert.Single(set.Failed).BlackHole!;
        Assert.Null(cluster.ConnectTimeout);
        Assert.Equal(Envoy.Config.Cluster.V3.Cluster.Types.DiscoveryType.Static, cluster.Type);
        Assert.Equal("kube_default_web_80", cluster.LoadAssignment.ClusterName);
        Assert.Equal([("good", true), ("bad", false)], set.Policies.Select(p => (p.Policy.Name, p.Accepted)));
        Assert.Equal("failed to extract TLS data: Secret default/none not found", set.Policies[1].Message);
        Assert.Equal("spec.tls.secretRef", set.Findings.Single(f => f.Severity == FindingSeverity.Error).Path);
    }

    [Fact]
    public void OfPoliciesOfOneAgeTheNameDecides()
    {
        const string age = ", creationTimestamp: \"2026-01-01T00:00:00Z\"";
        var set = Translate(Service, Policy("connectTimeout: 1s", "b", age), Policy("connectTimeout: 2s", "a", age), Policy("connectTimeout: 3s", "c"));
        Assert.Equal(2, Assert.Single(set).ConnectTimeout.Seconds);
        Assert.Equal(["b", "c"], set.Findings.Select(f => f.Object.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ClustersAndFailedOnesComeInTheOrderOfTheirNames()
    {
        static string Named(string text, string name) => text.Replace("name: web", "name: " + name, StringComparison.Ordinal);
        var bad = Policy("tls: {secretRef: {name: none}}");
        var set = Translate(Named(Service, "z"), Named(Service, "d"), Named(Service, "x"), Named(Service, "c"), Named(bad, "z"), Named(bad, "x").Replace("name: p,", "name: q,", StringComparison.Ordinal));
        Assert.Equal(["kube_default_c_80", "kube_default_d_80"], set.Names);
        Assert.Equal(["kube_default_x_80", "kube_default_z_80"], set.Failed.Select(f => f.Name));
    }

    [Fact]
    public void SecondsOfKeepaliveAreCutOffAndThatIsTold()
    {
        var set = Translate(Service, Policy("tcpKeepalive: {keepAliveTime: 1500ms, keepAliveInterval: 7s}"));
        var keepalive = Assert.Single(set).UpstreamConnectionOptions.TcpKeepalive;
        Assert.Equal((1u, 7u), (keepalive.KeepaliveTime, keepalive.KeepaliveInterval));
        Assert.Equal(("BDSL4024", "spec.tcpKeepalive.keepAliveTime"), Assert.Single(set.Findings.Select(f => (f.Id, f.Path.ToString()))));
    }
}
