using static BackendDsl.Kgateway.Tests.Support.Inputs;

namespace BackendDsl.Kgateway.Tests.Releases;

/// <summary>What the translation tells beside clusters.</summary>
public sealed class FindingTests
{
    private const string TwoBackends = """
        apiVersion: gateway.kgateway.dev/v1alpha1
        kind: BackendConfigPolicy
        metadata: {name: p, namespace: default}
        spec:
          targetRefs: [{group: "", kind: Service, name: web}, {group: gateway.kgateway.dev, kind: Backend, name: ext}]
          loadBalancer: {ringHash: {useHostnameForHashing: true}}
        """;

    private const string TlsPolicy = """
        apiVersion: gateway.networking.k8s.io/v1
        kind: BackendTLSPolicy
        metadata: {name: t, namespace: default}
        spec: {targetRefs: [{group: "", kind: Service, name: web}], validation: {hostname: b.example.com, wellKnownCACertificates: System}}
        """;

    [Fact]
    public void Two_kinds_of_policies_are_random_up_to_2_3()
    {
        string[] input = [Service, Policy("tls: {wellKnownCACertificates: System, sni: a.example.com}"), TlsPolicy];
        var old = Translate(KgatewayRelease.Release23, input);
        Assert.Equal(2, Assert.Single(old.Result.Clusters).Forms.Length);
        Assert.Equal("BDSL4207", Assert.Single(old.Findings).Id);
        var now = Translate(KgatewayRelease.Release24, input);
        Assert.Single(Assert.Single(now.Result.Clusters).Forms);
        Assert.Equal(("BDSL4204", "spec.tls"), (now.Findings[0].Id, now.Findings[0].Path.ToString()));
    }

    [Fact]
    public void Hashing_of_hostnames_is_lost_for_all_backends_of_a_policy()
    {
        var set = Translate(KgatewayRelease.Release24, Service, Backend, TwoBackends);
        Assert.All(set, c => Assert.DoesNotContain("use_hostname_for_hashing", Envoy.EnvoyJson.Format(c), StringComparison.Ordinal));
        Assert.Equal("BDSL4020", Assert.Single(set.Findings).Id);
        var alone = Translate(KgatewayRelease.Release24, Backend, BackendPolicy("loadBalancer: {ringHash: {useHostnameForHashing: true}}"));
        Assert.Contains("use_hostname_for_hashing", Envoy.EnvoyJson.Format(Assert.Single(alone)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_Istio_adds_to_clusters_is_told_as_not_told()
    {
        static string Istio(string kind) => $"apiVersion: networking.istio.io/v1\nkind: {kind}\nmetadata: {{name: i, namespace: default}}\nspec: {{host: web}}\n";
        Assert.Equal("a DestinationRule changes outlier detection, TCP keepalive and localities of clusters, in random order with a policy: it is not translated here", Assert.Single(Translate(Service, Istio("DestinationRule")).Findings, f => f.Id == "BDSL4211").Message);
        Assert.Equal("the clusters of a ServiceEntry are not told here", Assert.Single(Translate(Service, Istio("ServiceEntry")).Findings, f => f.Id == "BDSL4211").Message);
        var input = KgatewayInput.FromYaml(Service);
        Assert.Empty(KgatewayTranslator.Translate(input).Findings);
        Assert.Equal(("Service", "BDSL4211"), KgatewayTranslator.Translate(input, new() { IstioAutoMtls = true }).Findings.Select(f => (f.Object.Kind, f.Id)).Single());
        var named = KgatewayInput.FromYaml(Service.Replace("spec: {", "spec: {type: ExternalName, externalName: a.example.com, ", StringComparison.Ordinal));
        Assert.Equal("BDSL4213", KgatewayTranslator.Translate(named, new() { IstioAutoMtls = true }).Findings.Single().Id);
    }

    [Fact]
    public void Strict_mode_leaves_policies_alone_that_are_for_nothing_or_wrong_already()
    {
        static IEnumerable<string> Told(params string[] texts) => KgatewayTranslator.Translate(KgatewayInput.FromYaml(string.Join("\n---\n", texts)), new() { StrictValidation = true }).Findings.Select(f => f.Id).Where(i => i == "BDSL4212");
        Assert.Single(Told(Service, Policy("connectTimeout: 0s")));
        Assert.Empty(Told(Backend, Policy("connectTimeout: 0s")));
        Assert.Empty(Told(Service, Policy("connectTimeout: 0s, tls: {secretRef: {name: none}}")));
    }

    [Fact]
    public void Strict_mode_does_not_accept_what_Envoy_refuses()
    {
        var input = KgatewayInput.FromYaml(Service + "\n---\n" + Policy("connectTimeout: 0s"));
        Assert.True(KgatewayTranslator.Translate(input).Policies[0].Accepted);
        var strict = KgatewayTranslator.Translate(input, new() { StrictValidation = true });
        Assert.False(strict.Policies[0].Accepted);
        Assert.Equal("kube_default_web_80", Assert.Single(strict.Failed).Name);
        Assert.Equal(["BDSL4021", "BDSL4212"], strict.Findings.Select(f => f.Id));
        var finding = Assert.Single(strict.Findings, f => f.Id == "BDSL4212");
        Assert.Equal("spec.connectTimeout", finding.Path.ToString());
        Assert.DoesNotContain("all other backends", finding.Message, StringComparison.Ordinal);
        var frozen = KgatewayTranslator.Translate(input, new() { StrictValidation = true, Release = KgatewayRelease.Parse("2.4.1") });
        Assert.Contains("endpoints of all other backends", Assert.Single(frozen.Findings, f => f.Id == "BDSL4212").Message, StringComparison.Ordinal);
    }

    /// <summary>Strict mode finds hosts by DNS only where the policy is about that, and tells what is refused at the member that decides it.</summary>
    [Theory]
    [InlineData("connectTimeout: 1s, perConnectionBufferLimitBytes: 1, healthCheck: {timeout: 0s, interval: 1s, unhealthyThreshold: 1, healthyThreshold: 1, grpc: {}}", "spec.healthCheck")]
    [InlineData("loadBalancer: {ringHash: {useHostnameForHashing: true}}", null)]
    [InlineData("dns: {refreshRate: 0s}", "spec.dns.refreshRate")]
    [InlineData("dns: {jitter: 1s, refreshRate: 0s}", "spec.dns.refreshRate")]
    [InlineData("dns: {respectTTL: true}", null)]
    [InlineData("dns: {lookupFamily: V4Only}", null)]
    [InlineData("outlierDetection: {interval: 0s}", "spec.outlierDetection")]
    public void Strict_mode_tells_it_at_the_member_that_decides(string spec, string? path)
    {
        var strict = KgatewayTranslator.Translate(KgatewayInput.FromYaml(Service + "\n---\n" + Policy(spec)), new() { StrictValidation = true });
        Assert.Equal(path, strict.Findings.SingleOrDefault(f => f.Id == "BDSL4212")?.Path.ToString());
    }

    [Fact]
    public void Strict_mode_of_2_1_knows_no_system_authorities()
    {
        var input = KgatewayInput.FromYaml(Service + "\n---\n" + Policy("tls: {wellKnownCACertificates: System}"));
        Assert.False(KgatewayTranslator.Translate(input, new() { StrictValidation = true, Release = KgatewayRelease.Release21 }).Policies[0].Accepted);
        Assert.False(KgatewayTranslator.Translate(input, new() { StrictValidation = true, Release = KgatewayRelease.Parse("2.3.0") }).Policies[0].Accepted);
        Assert.True(KgatewayTranslator.Translate(input, new() { StrictValidation = true, Release = KgatewayRelease.Release24 }).Policies[0].Accepted);
    }

    [Fact]
    public void An_accepted_policy_whose_cluster_Envoy_refuses_is_told_at_its_field()
    {
        var input = KgatewayInput.FromYaml(Service + "\n---\n" + Policy("perConnectionBufferLimitBytes: 1,\n  connectTimeout: 0s"));
        var set = KgatewayTranslator.Translate(input, new() { ChecksClusters = true });
        Assert.True(set.Policies[0].Accepted);
        var finding = Assert.Single(set.Findings, f => f.Finding.Source == FindingSource.Envoy);
        Assert.Contains(set.Findings, f => f.Id == "BDSL4021" && f.Path == finding.Path);
        Assert.Equal(("BDSL4101", "p", "spec.connectTimeout", FindingEffect.Refused), (finding.Id, finding.Object.Name, finding.Path.ToString(), finding.Finding.Effect));
        Assert.True(finding.Finding.Place.IsKnown);
    }

    [Fact]
    public void What_is_not_translated_is_told()
    {
        const string Rule = "apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata: {name: d}\nspec: {}";
        var set = Translate(KgatewayRelease.Newest, Service.Replace("{ports:", "{type: ExternalName, ports:", StringComparison.Ordinal), Rule);
        Assert.Equal(["BDSL4211", "BDSL4213"], set.Findings.Select(f => f.Id));
    }

    [Fact]
    public void A_failed_cluster_is_not_expected_in_a_dump()
    {
        var set = Translate(KgatewayRelease.Newest, Service, Policy("tls: {secretRef: {name: none}}"));
        Assert.Empty(set);
        Assert.Empty(set.Verify(Envoy.ConfigDump.Parse("""{"configs": []}""")));
    }
}
