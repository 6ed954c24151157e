using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Envoy.Config.Endpoint.V3;

namespace BackendDsl.Envoy.Tests.Checks;

/// <summary>Rules that need to know what surrounds a cluster.</summary>
public sealed class ContextTests
{
    private const string Eds = "{name: c, type: EDS, eds_cluster_config: {eds_config: {ads: {}}}}";

    [Fact]
    public void Endpoints_of_eds()
    {
        Assert.Equal([], Ids(Eds, With("{cluster_name: c, endpoints: [{lb_endpoints: [{endpoint: {address: {socket_address: {address: 10.0.0.1, port_value: 80}}}}]}]}")));
        Assert.Equal(["host-address-is-ip"], Ids(Eds, With("{cluster_name: c, endpoints: [{lb_endpoints: [{endpoint: {address: {socket_address: {address: a.example, port_value: 80}}}}]}]}")));
        Assert.Equal(["eds-answer-fits"], Ids(Eds, With("{cluster_name: d}")));
        Assert.Equal(["eds-answer-fits"], Ids(Eds, With("{cluster_name: c}", "{cluster_name: c}")));
        Assert.Equal(["eds-answer-fits"], Ids(Eds, With("{cluster_name: c, endpoints: [{leds_cluster_locality_config: {leds_collection_name: x}, lb_endpoints: [{}]}]}")));
    }

    [Fact]
    public void A_rule_says_for_which_releases_it_is_proven()
    {
        var rules = ClusterChecks.Rules;
        Assert.All(rules.Concat(ClusterChecks.ConstraintRules), r => Assert.True(r.IsProvenFor(EnvoyVersion.Newest), r.Id));
        Assert.Contains(rules, r => !r.IsProvenFor(new(1, 39)));
        // What is told of releases has a source.
        Assert.All(rules.Where(r => r.IsProvenFor(new(1, 36))), r => Assert.True(r.Source.Length > 0 && (r.Since is not null || r.Until is not null || r.Id == "field-of-a-newer-release"), r.Id));
    }

    [Theory]
    [InlineData("1.36", "for Envoy 1.36: only 1.40 was asked")]
    [InlineData("1.39", "for Envoy 1.39: only 1.40 was asked")]
    [InlineData("1.40", null)]
    [InlineData("1.41", null)]
    public void A_finding_says_for_which_release_nothing_proves_it(string version, string? unproven)
    {
        var cluster = new Cluster { Name = "c", LbPolicy = Cluster.Types.LbPolicy.RingHash, RingHashLbConfig = new() { MinimumRingSize = 0 }, EdsClusterConfig = new() };

        var judgement = ClusterChecks.Evaluate(cluster, new() { Version = EnvoyVersion.Parse(version) });

        var (refused, told) = (judgement.Findings.Single(f => f.Id == "eds-config-needs-eds"), judgement.Findings.Single(f => f.Id == "ring-hash-minimum-not-zero"));
        Assert.Equal((unproven, unproven), (refused.Unproven, told.Unproven));
        Assert.Equal("eds_cluster_config set in a non-EDS cluster", refused.Message);
        Assert.Equal("eds_cluster_config: eds_cluster_config set in a non-EDS cluster" + (unproven is null ? "" : $" (not proven {unproven})"), refused.ToText());
        // Envoy's words stay its own.
        Assert.Equal("eds_cluster_config set in a non-EDS cluster", judgement.Nack);
    }

    [Fact]
    public void What_is_known_of_releases_is_proven_for_each()
    {
        var older = new EnvoyTarget { Version = new(1, 37) };
        var twice = new Cluster { Name = "c", HealthChecks = { Check(), Check() } };
        var newer = new Cluster { Name = "c", PerConnectionBufferHighWatermarkTimeout = new() { Seconds = 1 } };

        var one = Assert.Single(ClusterChecks.Evaluate(twice, older).Findings);
        var mark = Assert.Single(ClusterChecks.Evaluate(newer, older).Findings);

        Assert.Equal((FindingEffect.Refused, null), (one.Effect, one.Unproven));
        Assert.Equal(("field-of-a-newer-release", null), (mark.Id, mark.Unproven));

        static Config.Core.V3.HealthCheck Check() => new()
        {
            Timeout = new() { Seconds = 1 },
            Interval = new() { Seconds = 1 },
            HealthyThreshold = 1,
            UnhealthyThreshold = 1,
            TcpHealthCheck = new(),
        };
    }

    [Fact]
    public void Zone_awareness_needs_hosts()
    {
        const string cluster = "{name: c, type: EDS, eds_cluster_config: {eds_config: {ads: {}}}, common_lb_config: {zone_aware_lb_config: {min_cluster_size: 2}}}";
        const string host = "{endpoint: {address: {socket_address: {address: 10.0.0.1, port_value: 80}}}}";
        Assert.Equal(["zone-aware-routing-has-hosts"], Ids(cluster, With($"{{cluster_name: c, endpoints: [{{lb_endpoints: [{host}]}}]}}")));
        Assert.Equal([], Ids(cluster, With($"{{cluster_name: c, endpoints: [{{lb_endpoints: [{host}, {host}]}}]}}")));
        Assert.Equal([], Ids(cluster, null));
    }

    [Theory]
    [InlineData("1.36", 3)]
    [InlineData("1.37", 2)]
    [InlineData("v1.38.1", 1)]
    [InlineData("1.39", 0)]
    public void Fields_newer_than_the_target(string target, int findings)
    {
        const string cluster = """
            name: c
            type: STATIC
            upstream_connection_options: {happy_eyeballs_config: {first_address_family_version: PIPE}}
            circuit_breakers: {thresholds: [{retry_budget: {budget_interval: 1s}}]}
            transport_socket_matcher: {}
            """;
        var found = ClusterChecks.Evaluate(EnvoyJson.ParseYaml<Cluster>(cluster), new() { Version = EnvoyVersion.Parse(target) }).Findings;
        Assert.Equal(findings, found.Count);
        Assert.All(found, f => Assert.Equal(("field-of-a-newer-release", FindingSeverity.Warning, FindingEffect.Ignored), (f.Id, f.Severity, f.Effect)));
    }

    [Fact]
    public void Fields_of_the_newest_release()
    {
        Assert.Equal(["field-of-a-newer-release"], Ids("{name: c, stats_matcher: {reject_all: true}}", new() { Version = new(1, 39) }));
        Assert.Equal([], Ids("{name: c, stats_matcher: {reject_all: true}}", new() { Version = EnvoyVersion.Newest }));
    }

    [Fact]
    public void Certificates()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var weak = RSA.Create(1024);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (from, to) = (DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        using var good = new CertificateRequest("CN=a", key, HashAlgorithmName.SHA256).CreateSelfSigned(from, to);
        using var bad = new CertificateRequest("CN=b", weak, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(from, to);
        Assert.Equal([], Pair(good.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem()));
        Assert.Equal(["tls-certificate-can-be-read"], Pair(good.ExportCertificatePem(), other.ExportPkcs8PrivateKeyPem()));
        Assert.Equal(["tls-certificate-can-be-read"], Pair(bad.ExportCertificatePem(), weak.ExportPkcs8PrivateKeyPem()));
        Assert.Equal(["tls-certificate-can-be-read"], Pair("nonsense", key.ExportPkcs8PrivateKeyPem()));
        Assert.Equal(["tls-certificate-can-be-read"], Pair(good.ExportCertificatePem(), "nonsense"));
    }

    [Theory]
    [InlineData("1.37", true)]
    [InlineData("v1.39.0-dev", true)]
    [InlineData("1", false)]
    [InlineData("1.x", false)]
    [InlineData("1.2.3.4", false)]
    [InlineData(null, false)]
    public void Versions(string? text, bool valid) => Assert.Equal(valid, EnvoyVersion.TryParse(text, out _));

    private static IEnumerable<string> Pair(string chain, string key)
    {
        var tls = new Extensions.TransportSockets.Tls.V3.UpstreamTlsContext { CommonTlsContext = new() { ValidationContext = new() { TrustedCa = new() { Filename = "/ca.pem" } } } };
        tls.CommonTlsContext.TlsCertificates.Add(new Extensions.TransportSockets.Tls.V3.TlsCertificate { CertificateChain = new() { InlineString = chain }, PrivateKey = new() { InlineString = key } });
        var cluster = new Cluster { Name = "c", TransportSocket = new() { Name = EnvoyExtensionNames.TlsTransportSocket, TypedConfig = EnvoyAny.Pack(tls, EnvoyTypeUrls.UpstreamTlsContext) } };
        return ClusterChecks.Evaluate(cluster, RuleCases.Target).Findings.Select(f => f.Id);
    }

    private static EnvoyTarget With(params string[] assignments) =>
        new() { Endpoints = new Dictionary<string, IReadOnlyList<ClusterLoadAssignment>> { ["c"] = [.. assignments.Select(EnvoyJson.ParseYaml<ClusterLoadAssignment>)] } };

    private static IEnumerable<string> Ids(string yaml, EnvoyTarget? target) => ClusterChecks.Evaluate(EnvoyJson.ParseYaml<Cluster>(yaml), target).Findings.Select(f => f.Id);
}
