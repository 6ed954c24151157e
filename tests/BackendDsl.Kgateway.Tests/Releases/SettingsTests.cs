using BackendDsl.Envoy.Extensions.Clusters.Common.Dns.V3;
using BackendDsl.GatewayApi;
using BackendDsl.Kgateway.V1Alpha1;
using BackendDsl.Manifests;
using BackendDsl.Tests.Shared;

namespace BackendDsl.Kgateway.Tests.Releases;

/// <summary>The controller's own settings, by the names of its environment variables.</summary>
public sealed class SettingsTests
{
    private const string Text = """
        apiVersion: gateway.kgateway.dev/v1alpha1
        kind: Backend
        metadata: { name: out, namespace: shop }
        spec: { type: Static, static: { hosts: [{ host: example.com, port: 443 }] } }
        ---
        apiVersion: gateway.kgateway.dev/v1alpha1
        kind: BackendConfigPolicy
        metadata: { name: p, namespace: shop }
        spec: { targetRefs: [{ group: gateway.kgateway.dev, kind: Backend, name: out }], commonHttpProtocolOptions: { maxHeadersCount: 0 } }
        """;

    [Theory]
    [InlineData("V4_ONLY", DnsLookupFamily.V4Only)]
    [InlineData("v6_only", DnsLookupFamily.V6Only)]
    [InlineData("AUTO", DnsLookupFamily.Auto)]
    [InlineData("ALL", DnsLookupFamily.All)]
    [InlineData("V4_PREFERRED", DnsLookupFamily.V4Preferred)]
    public void The_family_of_names_reaches_the_cluster(string value, DnsLookupFamily family)
    {
        var options = new KgatewayOptions().With(KgatewaySettings.DnsLookupFamily, value);
        Assert.Equal(family, options.DnsLookupFamily);
        var cluster = KgatewayTranslator.Translate(KgatewayInput.FromYaml(Text), options)["backend_shop_out_0"];
        Assert.True(Envoy.EnvoyAny.TryUnpack<Envoy.Extensions.Clusters.Dns.V3.DnsCluster>(cluster.ClusterType.TypedConfig, Envoy.EnvoyTypeUrls.DnsCluster, out var dns));
        Assert.Equal(family, dns.DnsLookupFamily);
    }

    [Fact]
    public void Strict_validation_refuses_what_Envoy_refuses()
    {
        var target = new GatewayTarget { Settings = new Dictionary<string, string> { [KgatewaySettings.ValidationMode] = "strict" } };
        var controller = new KgatewayController();
        Assert.Contains(controller.Translate(GatewayInput.FromYaml(Text), target).Findings, f => f.Id == "BDSL4212");
        Assert.DoesNotContain(controller.Translate(GatewayInput.FromYaml(Text), new()).Findings, f => f.Id == "BDSL4212");
    }

    [Theory]
    [InlineData("KGW_DNS_LOOKUP_FAMILY", "V5", "V4_PREFERRED, V4_ONLY, V6_ONLY, AUTO or ALL")]
    [InlineData("KGW_VALIDATION_MODE", "on", "STANDARD or STRICT")]
    [InlineData("KGW_ENABLE_ISTIO_AUTO_MTLS", "yes", "true or false")]
    [InlineData("KGW_REFERENCE_GRANT_MODE", "none", "PERMISSIVE, STRICT or OFF")]
    [InlineData("KGW_LOG_LEVEL", "debug", "KGW_DNS_LOOKUP_FAMILY")]
    public void What_is_none_is_refused_with_what_there_is(string name, string value, string part)
    {
        var fault = Assert.Throws<ArgumentException>(() => new KgatewayOptions().With(name, value));
        Assert.Contains(name, fault.Message, StringComparison.Ordinal);
        Assert.Contains(part, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_name_is_taken()
    {
        Assert.Equal(KgatewaySettings.Names, new KgatewayController().Settings);
        var options = new KgatewayOptions().WithAll("KGW_VALIDATION_MODE=STRICT; KGW_DNS_LOOKUP_FAMILY = ALL ;KGW_ENABLE_ISTIO_AUTO_MTLS=true\nKGW_REFERENCE_GRANT_MODE=OFF;");
        Assert.Equal(new KgatewayOptions { StrictValidation = true, DnsLookupFamily = DnsLookupFamily.All, IstioAutoMtls = true, ReferenceGrants = ReferenceGrantMode.Off }, options);
        Assert.Contains("no setting such as", Assert.Throws<ArgumentException>(() => new KgatewayOptions().WithAll("STRICT")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_build_passes_them_on()
    {
        var policy = BackendConfigPolicy.FromYaml(Text.Split("---")[1]);
        var backend = Backend.FromYaml(Text.Split("---")[0]);
        var files = new EnvoyClusterExporter().Export([policy, backend], new(new Dictionary<string, string> { ["KgatewaySettings"] = "KGW_DNS_LOOKUP_FAMILY=V6_ONLY" })).Files;
        Assert.Contains("V6_ONLY", Assert.Single(files).Content, StringComparison.Ordinal);
        var fault = Assert.Throws<ArgumentException>(() => (object)new EnvoyClusterExporter().Export([policy, backend], new(new Dictionary<string, string> { ["KgatewaySettings"] = "KGW_DNS_LOOKUP_FAMILY=V5" })));
        Assert.StartsWith("KgatewaySettings: KGW_DNS_LOOKUP_FAMILY", fault.Message, StringComparison.Ordinal);
    }

    /// <summary>A Secret of another namespace: without a grant the certificate is not used, unless the controller asks for none, which 2.3 cannot.</summary>
    [Theory]
    [InlineData("2.4", ReferenceGrantMode.Permissive, true)]
    [InlineData("2.4", ReferenceGrantMode.Strict, true)]
    [InlineData("2.4", ReferenceGrantMode.Off, false)]
    [InlineData("2.3", ReferenceGrantMode.Off, true)]
    public void Grants_are_asked_for_as_the_controller_is_set(string release, ReferenceGrantMode mode, bool isAsked)
    {
        var input = KgatewayInput.FromYaml("""
            apiVersion: gateway.networking.k8s.io/v1
            kind: Gateway
            metadata: { name: g, namespace: edge }
            spec: { gatewayClassName: kgateway, listeners: [], tls: { backend: { clientCertificateRef: { name: s, namespace: keys } } } }
            """);
        var result = KgatewayTranslator.Translate(input, new() { Release = KgatewayRelease.Parse(release), ReferenceGrants = mode });
        Assert.Equal(isAsked, result.Findings.Any(f => f.Finding.Message.Contains("no ReferenceGrant", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_release_that_the_build_names_as_assumed_is_the_newest()
    {
        var text = File.ReadAllText(Path.Combine(TestData.RepositoryRoot, "runtime", "BackendDsl.Kgateway", "buildTransitive", "BackendDsl.Kgateway.targets"));
        Assert.Contains($"kgateway {KgatewayRelease.Newest.Name} is assumed", text, StringComparison.Ordinal);
    }
}
