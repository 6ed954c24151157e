using static BackendDsl.Kgateway.Tests.Support.Inputs;

namespace BackendDsl.Kgateway.Tests.Translation;

/// <summary>Backends behind a CONNECT proxy.</summary>
public sealed class TunnelTests
{
    private const string Tunnel = "tunnel: {proxy: {backendRef: {name: egress, port: 3128}}}";

    private static readonly string s_proxy = Service.Replace("name: web,", "name: egress,", StringComparison.Ordinal).Replace("port: 80", "port: 3128", StringComparison.Ordinal);

    [Fact]
    public void TheClusterBecomesAPipe()
    {
        var set = Translate(Backend.Replace("name: ext,", "name: api,", StringComparison.Ordinal), s_proxy, BackendPolicy(Tunnel).Replace("name: ext", "name: api", StringComparison.Ordinal));
        var cluster = set["backend_default_api_0"];
        var endpoint = cluster.LoadAssignment.Endpoints[0].LbEndpoints[0].Endpoint;
        Assert.Equal("@connect_tunnel_d06a943ef9d329b5", endpoint.Address.Pipe.Path);
        Assert.Equal("a.example.com", endpoint.Hostname);
        Assert.Empty(set.Findings);
    }

    [Fact]
    public void AProxyOfAKindThatIsNotGivenIsTakenAtItsWord() =>
        Assert.Contains("is not known here", Assert.Single(Translate(Backend, BackendPolicy(Tunnel)).Findings).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("tunnel: {proxy: {backendRef: {name: other, port: 3128}}}", "does not exist")]
    [InlineData("tunnel: {proxy: {backendRef: {name: egress, port: 1}}}", "has no port 1")]
    [InlineData("tunnel: {proxy: {backendRef: {group: gateway.kgateway.dev, kind: Backend, name: other}}}", "does not exist")]
    [InlineData("tunnel: {proxy: {backendRef: {group: gateway.kgateway.dev, kind: Backend, name: ext}}}", "itself tunneled")]
    [InlineData("tcpKeepalive: {}, " + Tunnel, "TCP keepalive")]
    [InlineData("upstreamProxyProtocol: {}, " + Tunnel, "PROXY protocol")]
    [InlineData("healthCheck: {timeout: 1s, interval: 1s, healthyThreshold: 1, unhealthyThreshold: 1, tcp: {}}, " + Tunnel, "health checks")]
    [InlineData("tunnel: {proxy: {backendRef: {name: egress, port: 3128}}, headers: [{name: a, secretRef: {name: none}}]}", "secret not found: default/none")]
    [InlineData("tunnel: {proxy: {backendRef: {name: egress, port: 3128}}, headers: [{name: a, value: \" \"}]}", "empty")]
    public void WhatATunnelExcludesIsAnError(string spec, string message)
    {
        var set = Translate(Backend, s_proxy, BackendPolicy(spec));
        Assert.False(set.Policies[0].Accepted);
        Assert.Contains(message, set.Policies[0].Message, StringComparison.Ordinal);
        Assert.Equal("backend_default_ext_0", Assert.Single(set.Failed).Name);
    }

    [Fact]
    public void AProxyOfAnotherNamespaceNeedsAGrant()
    {
        var set = Translate(Backend, s_proxy.Replace("namespace: default", "namespace: net", StringComparison.Ordinal), BackendPolicy(Tunnel.Replace("port: 3128", "namespace: net, port: 3128", StringComparison.Ordinal)));
        Assert.NotNull(set["backend_default_ext_0"].ConnectTimeout);
        var finding = Assert.Single(set.Findings);
        Assert.Equal("spec.tunnel.proxy.backendRef.namespace", finding.Path);
        Assert.Contains("ReferenceGrant", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{name: a, secretRef: {name: s, namespace: net}}", "spec.tunnel.headers[0].secretRef.namespace", true)]
    [InlineData("{name: a, secretRef: {name: s, namespace: default}}", null, true)]
    [InlineData("{name: a, secretRef: {name: s}}", null, true)]
    [InlineData("{name: other, secretRef: {name: s, key: a}}", null, true)]
    [InlineData("{name: other, secretRef: {name: s}}", "spec.tunnel.headers[0].secretRef.key", false)]
    [InlineData("{name: a, secretRef: {name: none}}", "spec.tunnel.headers[0].secretRef", false)]
    public void AHeaderMayTakeItsValueFromASecret(string header, string? path, bool isAccepted)
    {
        const string Secrets = "apiVersion: v1\nkind: Secret\nmetadata: {name: s, namespace: default}\nstringData: {a: x}\n---\napiVersion: v1\nkind: Secret\nmetadata: {name: s, namespace: net}\nstringData: {a: x}\n";
        var set = Translate(Backend, s_proxy, Secrets, BackendPolicy($"tunnel: {{proxy: {{backendRef: {{name: egress, port: 3128}}}}, headers: [{header}]}}"));
        Assert.Equal(isAccepted, set.Policies[0].Accepted);
        Assert.Equal(path is null ? [] : [path], set.Findings.Select(f => f.Path.ToString()).Distinct());
        Assert.DoesNotContain(set.Findings, f => f.Message.Contains('x', StringComparison.Ordinal) && f.Message.Contains("value", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("x", null)]
    [InlineData("\" x \"", null)]
    [InlineData("\"a\\nb\"", "contains CR, LF or NUL")]
    [InlineData("\"a\\rb\"", "contains CR, LF or NUL")]
    [InlineData("\"\\0b\"", "contains CR, LF or NUL")]
    [InlineData("\"\"", "has an empty value")]
    public void AValueThatIsNoHeaderIsAnError(string value, string? why)
    {
        var set = Translate(Backend, s_proxy, BackendPolicy($"tunnel: {{proxy: {{backendRef: {{name: egress, port: 3128}}}}, headers: [{{name: a, value: {value}}}]}}"));
        Assert.Equal(why is null ? "Policy accepted" : $"tunnel headers: header a {(why[0] == 'c' ? "value " : "")}{why}", set.Policies[0].Message);
    }

    [Theory]
    [InlineData(16384, "a", true)]
    [InlineData(16385, "a", false)]
    [InlineData(8192, "%", true)]
    [InlineData(8193, "%", false)]
    [InlineData(8193, "é", false)]
    public void AHeaderIsNoLongerThanItsBytesWithPercentSignsDoubled(int length, string text, bool isAccepted)
    {
        var value = string.Concat(Enumerable.Repeat(text, length));
        var set = Translate(Backend, s_proxy, BackendPolicy($"tunnel: {{proxy: {{backendRef: {{name: egress, port: 3128}}}}, headers: [{{name: a, value: \"{value}\"}}]}}"));
        Assert.Equal(isAccepted ? "Policy accepted" : "tunnel headers: header a value is longer than 16384 bytes", set.Policies[0].Message);
    }

    [Fact]
    public void OnlyAStaticBackendCanBeTunneled()
    {
        var set = Translate(Service, s_proxy, Policy(Tunnel));
        Assert.Equal("tunnel: only Static Backends can be tunneled", set.Failed.Single(f => f.Name == "kube_default_web_80").Reason);
        Assert.False(set.Policies[0].Accepted);
    }

    [Fact]
    public void TwoHostsCannotBeTunneled()
    {
        var two = Backend.Replace("[{host: a.example.com, port: 443}]", "[{host: a, port: 1}, {host: b, port: 1}]", StringComparison.Ordinal);
        Assert.Contains("exactly one host", Translate(two, s_proxy, BackendPolicy(Tunnel)).Policies[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("group: apps, kind: Deployment", "a proxy is a Service or a Backend, not apps/Deployment")]
    [InlineData("kind: Backend", "not /Backend")]
    [InlineData("group: gateway.kgateway.dev, kind: Service", "not gateway.kgateway.dev/Service")]
    public void OnlyServicesAndBackendsAreProxies(string reference, string message)
    {
        var set = Translate(Backend, s_proxy, BackendPolicy($"tunnel: {{proxy: {{backendRef: {{{reference}, name: egress, port: 3128}}}}}}"));
        Assert.Contains(message, set.Policies[0].Message, StringComparison.Ordinal);
        Assert.Single(set.Failed);
    }
}
