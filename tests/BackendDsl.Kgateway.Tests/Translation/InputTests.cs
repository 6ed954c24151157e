using static BackendDsl.Kgateway.Tests.Support.Inputs;

namespace BackendDsl.Kgateway.Tests.Translation;

/// <summary>What comes in as text, good and bad.</summary>
public sealed class InputTests
{
    [Fact]
    public void ListsAndOtherKindsAreTakenAsTheyCome()
    {
        var input = new KgatewayInput();
        var taken = input.Add("""
            apiVersion: v1
            kind: List
            items:
            - {apiVersion: v1, kind: Service, metadata: {name: web}, spec: {ports: [{port: 80}]}}
            - {apiVersion: apps/v1, kind: Deployment, metadata: {name: web}}
            ---
            # nothing
            ---
            {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "s"}, "data": {"tls.crt": "%%%"}}
            """);
        Assert.Equal((2, 1, 1), (taken, input.Services.Count, input.Secrets.Count));
    }

    [Theory]
    [InlineData("a: b: c", 1)]
    [InlineData("- x", 1)]
    [InlineData("apiVersion: v1\nkind: 3\nmetadata: {}", 1)]
    [InlineData("\n\napiVersion: v1\nkind: Service\nmetadata: 7", 3)]
    [InlineData("apiVersion: v1\nkind: Service\nmetadata:\n  labels: {}", 4)]
    [InlineData("apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: []", 1)]
    [InlineData("apiVersion: v1\nkind: List\nitems: [3]", 1)]
    public void BadTextIsAnErrorWithItsPlace(string text, int line)
    {
        var error = Assert.Throws<ManifestFormatException>(() => KgatewayInput.FromYaml(text));
        Assert.Equal(line, error.Line);
    }

    [Theory]
    [InlineData("connectTimeout: 5 s", "spec.connectTimeout")]
    [InlineData("connectTimeout: 5", "spec.connectTimeout")]
    [InlineData("connectTimeout: {a: 1}", "spec.connectTimeout")]
    [InlineData("perConnectionBufferLimitBytes: -1", "spec.perConnectionBufferLimitBytes")]
    [InlineData("perConnectionBufferLimitBytes: 1e30", "spec.perConnectionBufferLimitBytes")]
    [InlineData("tcpKeepalive: [1]", "spec.tcpKeepalive")]
    [InlineData("http1ProtocolOptions: {enableTrailers: \"true\"}", "spec.http1ProtocolOptions.enableTrailers")]
    [InlineData("http2ProtocolOptions: {initialStreamWindowSize: 1e99Ki}", "spec.http2ProtocolOptions.initialStreamWindowSize")]
    [InlineData("loadBalancer: {maglev: {hashPolicies: [7]}}", "spec.loadBalancer.maglev.hashPolicies[0]")]
    [InlineData("loadBalancer: {maglev: {hashPolicies: [{cookie: {ttl: x}}]}}", "spec.loadBalancer.maglev.hashPolicies[0].cookie.ttl")]
    [InlineData("dns: {lookupFamily: IPv5}", "spec.dns.lookupFamily")]
    [InlineData("upstreamProxyProtocol: {version: V3}", "spec.upstreamProxyProtocol.version")]
    [InlineData("healthCheck: {http: {method: BREW}}", "spec.healthCheck.http.method")]
    [InlineData("circuitBreakers: {retryBudget: {budgetPercent: 101}}", "spec.circuitBreakers.retryBudget.budgetPercent")]
    [InlineData("tls: {alpnProtocols: [h2, 3]}", "spec.tls.alpnProtocols[1]")]
    public void AValueOfTheWrongFormIsAnErrorOfThePolicy(string spec, string path)
    {
        var set = Translate(Service, Policy(spec));
        Assert.False(set.Policies[0].Accepted);
        Assert.Contains(set.Findings, f => f.Severity == FindingSeverity.Error && f.Path == path);
        Assert.Empty(set);
        Assert.Single(set.Failed);
    }

    [Fact]
    public void NullsCountAsNotSet() => Assert.Empty(Translate(Service, Policy("connectTimeout: null, tls: null, dns: ~")).Findings);

    [Fact]
    public void ResourcesGivenTwiceAreTold()
    {
        var set = Translate(Service, Service, Policy("connectTimeout: 1s"), Policy("connectTimeout: 2s"));
        Assert.Equal(1, Assert.Single(set).ConnectTimeout.Seconds);
        Assert.Equal(["Service", "BackendConfigPolicy"], set.Findings.Select(f => f.Object.Kind));
    }

    [Fact]
    public void UnknownClustersAreNamedWithThoseThereAre()
    {
        var set = Translate(Service);
        Assert.Contains("kube_default_web_80", Assert.Throws<KeyNotFoundException>(() => set["x"]).Message, StringComparison.Ordinal);
        Assert.False(set.TryGet("x", out _));
    }

    [Fact]
    public void TheSameInputGivesTheSameBytesInAnyOrder()
    {
        string[] documents = [Service, Backend, Policy("connectTimeout: 1s", "a", ", creationTimestamp: \"2026-01-01T00:00:00Z\""), Policy("connectTimeout: 2s, tcpKeepalive: {}", "b", ", creationTimestamp: \"2026-01-02T00:00:00Z\""), BackendPolicy("dns: {jitter: 1s}", "c")];
        var forward = string.Concat(Translate(documents).Select(Envoy.EnvoyJson.Format));
        Assert.Equal(forward, string.Concat(Translate([.. documents.Reverse()]).Select(Envoy.EnvoyJson.Format)));
    }

    [Fact]
    public void ADiffTellsWhatAChangeDoes()
    {
        var before = Translate(Service, Policy("connectTimeout: 1s"));
        var after = Translate(Service, Policy("connectTimeout: 2s, perConnectionBufferLimitBytes: 5"));
        Assert.Equal("cluster kube_default_web_80\n  ~ connect_timeout: \"1s\" -> \"2s\"\n  + per_connection_buffer_limit_bytes: 5\n", after.DiffFrom(before).ToText());
        Assert.True(after.DiffFrom(after).IsEmpty);
    }

    [Fact]
    public void ReleasesHaveNames()
    {
        Assert.Equal(["2.1", "2.2", "2.3", "2.4", "main", "next", "docs"], KgatewayRelease.All.Select(r => r.Name));
        Assert.All(KgatewayRelease.All, r => Assert.Same(r, KgatewayRelease.Parse(r.Name)));
        Assert.Equal("2.4", new KgatewayOptions().Release.Name);
        Assert.Contains("2.4", Assert.Throws<ArgumentException>(() => KgatewayRelease.Parse("x")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2.3.5", "2.3.5", "2.3.0")]
    [InlineData("v2.3.7", "2.3.7", "2.3")]
    [InlineData("2.1.1", "2.1.1", "2.1.0")]
    [InlineData("2.2", "2.2", "2.2")]
    public void APatchTakesTheNearestEarlierDefinitions(string text, string name, string definitions)
    {
        var release = KgatewayRelease.Parse(text);
        Assert.Equal((name, definitions), (release.Name, release.Definitions));
    }
}
