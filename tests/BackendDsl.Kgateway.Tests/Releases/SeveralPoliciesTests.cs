using BackendDsl.Kgateway.Tests.Support;
using static BackendDsl.Kgateway.Tests.Support.Inputs;

namespace BackendDsl.Kgateway.Tests.Releases;

/// <summary>Several policies on one backend, up to 2.3 the youngest first and from 2.4 on the oldest.</summary>
public sealed class SeveralPoliciesTests
{
    private const string Old = ", creationTimestamp: \"2026-01-01T00:00:00Z\"";
    private const string Young = ", creationTimestamp: \"2026-02-01T00:00:00Z\"";
    private const string Hashing = "loadBalancer: {KIND: {useHostnameForHashing: true}}";

    [Theory]
    [InlineData("2.1", 1, "old", "younger")]
    [InlineData("2.2", 1, "old", "younger")]
    [InlineData("2.3", 1, "old", "younger")]
    [InlineData("2.4", 2, "young", "older")]
    [InlineData("main", 2, "young", "older")]
    public void One_of_them_decides_each_part_and_the_others_fill_the_rest(string release, long seconds, string loser, string age)
    {
        var set = Translate(KgatewayRelease.Parse(release), Service,
            Policy("connectTimeout: 1s, perConnectionBufferLimitBytes: 7", "young", Young),
            Policy("connectTimeout: 2s, tcpKeepalive: {keepAliveProbes: 5}", "old", Old),
            Policy("outlierDetection: {consecutive5xx: 9}", "other", Old));
        var cluster = Assert.Single(set);
        Assert.Equal((seconds, 7u, 5u, 9u), (cluster.ConnectTimeout.Seconds, cluster.PerConnectionBufferLimitBytes!.Value, cluster.UpstreamConnectionOptions.TcpKeepalive.KeepaliveProbes!.Value, cluster.OutlierDetection.Consecutive5Xx!.Value));
        var finding = Assert.Single(set.Findings);
        Assert.Equal(("BDSL4204", loser, "spec.connectTimeout"), (finding.Id, finding.Object.Name, finding.Path.ToString()));
        Assert.Contains($"is {age} and sets this too", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Up_to_2_3_a_younger_tls_takes_away_the_socket_with_all_around_it()
    {
        string[] texts = [Service, Policy("upstreamProxyProtocol: {version: V2}", "old", Old), Policy("tls: {sni: a.example.com, insecureSkipVerify: true}", "young", Young)];
        var set = Translate(KgatewayRelease.Release23, texts);
        Assert.Equal("envoy.transport_sockets.tls", Assert.Single(set).TransportSocket.Name);
        Assert.Equal(("old", "spec.upstreamProxyProtocol"), set.Findings.Where(f => f.Id == "BDSL4204").Select(f => (f.Object.Name, f.Path.ToString())).Single());
        // The other way round, and from 2.4 on, it is around the socket and hides nothing.
        foreach (var other in new[] { Translate(KgatewayRelease.Release24, texts), Translate(KgatewayRelease.Release23, Service, Policy("upstreamProxyProtocol: {version: V2}", "young", Young), Policy("tls: {sni: a.example.com, insecureSkipVerify: true}", "old", Old)) })
        {
            Assert.Equal("envoy.transport_sockets.upstream_proxy_protocol", Assert.Single(other).TransportSocket.Name);
            Assert.DoesNotContain(other.Findings, f => f.Id == "BDSL4204");
        }
    }

    /// <summary>A socket with one around it is two fields; what takes both away has won over whoever decided either, and over whom they had won.</summary>
    [Fact]
    public void Up_to_2_3_the_origin_of_a_younger_tls_names_what_it_takes_away()
    {
        const string Both = "upstreamProxyProtocol: {version: V2}, tls: {sni: a.example.com, insecureSkipVerify: true}";
        const string Tls = "tls: {sni: b.example.com, insecureSkipVerify: true}";
        Assert.Equal(["transport_socket <- young spec.tls, old spec.upstreamProxyProtocol, old spec.tls"], Origins(Policy(Both, "old", Old), Policy(Tls, "young", Young)));
        Assert.Equal(
            ["transport_socket <- young spec.upstreamProxyProtocol", "transport_socket.typed_config.transport_socket <- young spec.tls, old spec.tls"],
            Origins(Policy(Tls, "old", Old), Policy(Both, "young", Young)));
        Assert.Equal(
            ["transport_socket <- young spec.upstreamProxyProtocol", "transport_socket.typed_config.transport_socket <- young spec.tls, old spec.upstreamProxyProtocol, old spec.tls"],
            Origins(Policy(Both, "old", Old), Policy(Both, "young", Young)));

        static IEnumerable<string> Origins(params string[] policies) =>
            KgatewayTranslator.Translate(KgatewayInput.FromYaml(string.Join("\n---\n", [Service, .. policies])), new() { Release = KgatewayRelease.Release23, RecordsOrigins = true }).Result.Clusters.Single().Forms.Single().Origins
                .Where(o => o.ClusterField.ToString().StartsWith("transport_socket", StringComparison.Ordinal))
                .Select(o => $"{o.ClusterField} <- {string.Join(", ", o.Hidden.Prepend(o.Winner!).Select(w => $"{w.Object.Name} {w.Path}"))}");
    }

    [Fact]
    public void What_has_no_effect_is_told_once_though_two_clusters_are_possible()
    {
        const string TlsPolicy = "apiVersion: gateway.networking.k8s.io/v1\nkind: BackendTLSPolicy\nmetadata: {name: t, namespace: default}\nspec: {targetRefs: [{group: \"\", kind: Service, name: web}], validation: {hostname: b.example.com, wellKnownCACertificates: System}}";
        var set = Translate(KgatewayRelease.Release23, Service, TlsPolicy, Policy("tls: {sni: a.example.com, insecureSkipVerify: true}, http2ProtocolOptions: {maxConcurrentStreams: 1}"));
        Assert.Equal(2, Assert.Single(set.Result.Clusters).Forms.Length);
        Assert.Single(set.Findings, f => f.Path.ToString() == "spec.http2ProtocolOptions");
    }

    [Theory]
    [InlineData("2.4", null)]
    [InlineData("next", 7L)]
    public void The_longest_time_of_a_connection_is_to_come(string release, long? seconds)
    {
        var set = Translate(KgatewayRelease.Parse(release), Service, Policy("commonHttpProtocolOptions: {idleTimeout: 5s, maxConnectionDuration: 7s}"));
        var options = ClusterText.Parse(Assert.Single(set))["typed_extension_protocol_options"]!["envoy.extensions.upstreams.http.v3.HttpProtocolOptions"]!["common_http_protocol_options"]!;
        Assert.Equal(("5s", seconds is null ? null : $"{seconds}s"), ((string?)options["idle_timeout"], (string?)options["max_connection_duration"]));
    }

    [Theory]
    [InlineData("2.3", "maglev", false)]
    [InlineData("2.4", "maglev", true)]
    [InlineData("2.3", "ringHash", false)]
    [InlineData("2.4", "ringHash", true)]
    public void Hashing_of_hostnames_is_lost_to_each_backend_that_the_settings_reach(string release, string kind, bool keeps)
    {
        // Of the two policies on the Service the older one gives its balancer from 2.4 on; before, both are applied.
        var both = Policy(Hashing.Replace("KIND", kind, StringComparison.Ordinal), "young", Young)
            .Replace("{group: \"\", kind: Service, name: web}", "{group: \"\", kind: Service, name: web}, {group: gateway.kgateway.dev, kind: Backend, name: ext}", StringComparison.Ordinal);
        var set = Translate(KgatewayRelease.Parse(release), Service, Backend, both, Policy("loadBalancer: {roundRobin: {}}", "old", Old));
        Assert.Equal(keeps, Envoy.EnvoyJson.Format(set["backend_default_ext_0"]).Contains("\"use_hostname_for_hashing\": true", StringComparison.Ordinal));
        Assert.Equal(keeps ? [] : [("young", $"spec.loadBalancer.{kind}.useHostnameForHashing")], set.Findings.Where(f => f.Id == "BDSL4020").Select(f => (f.Object.Name, f.Path.ToString())));
    }

    [Theory]
    [InlineData("2.1", true)]
    [InlineData("2.3", true)]
    [InlineData("2.4", false)]
    [InlineData("main", false)]
    public void Black_holes_are_marked_in_every_release_and_clusters_up_to_2_3(string release, bool clusters)
    {
        var set = Translate(KgatewayRelease.Parse(release), Service, Backend, BackendPolicy("tls: {secretRef: {name: none}}"));
        Assert.NotNull(Assert.Single(set.Failed).BlackHole!.Metadata);
        Assert.Equal(clusters, set["kube_default_web_80"].Metadata is not null);
    }

    [Theory]
    [InlineData("2.4", null, null, null, false)]
    [InlineData("main", 50u, 4u, 60u, true)]
    public void Ejection_knows_local_failures_on_the_main_branch(string release, uint? enforcing, uint? local, uint? enforcingLocal, bool splits)
    {
        var detection = Assert.Single(Translate(KgatewayRelease.Parse(release), Service,
            Policy("outlierDetection: {enforcingConsecutive5xx: 50, splitExternalLocalOriginErrors: true, consecutiveLocalOriginFailure: 4, enforcingConsecutiveLocalOriginFailure: 60}"))).OutlierDetection;
        Assert.Equal((enforcing, splits, local, enforcingLocal), (detection.EnforcingConsecutive5Xx, detection.SplitExternalLocalOriginErrors, detection.ConsecutiveLocalOriginFailure, detection.EnforcingConsecutiveLocalOriginFailure));
        Assert.Equal((5u, 10L, 30L, 10u), (detection.Consecutive5Xx, detection.Interval.Seconds, detection.BaseEjectionTime.Seconds, detection.MaxEjectionPercent));
    }
}
