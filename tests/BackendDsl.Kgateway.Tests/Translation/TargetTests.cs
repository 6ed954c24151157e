using BackendDsl.Kgateway.Tests.Support;
using static BackendDsl.Kgateway.Tests.Support.Inputs;

namespace BackendDsl.Kgateway.Tests.Translation;

/// <summary>Which backends a policy is for.</summary>
public sealed class TargetTests
{
    [Fact]
    public void EveryPortOfTheServiceGetsThePolicy()
    {
        var set = Translate(Service.Replace("[{port: 80, name: http}]", "[{port: 80}, {port: 81}]", StringComparison.Ordinal), Policy("connectTimeout: 1s"));
        Assert.All(set, c => Assert.Equal(1, c.ConnectTimeout.Seconds));
        Assert.Equal(2, set.Count);
    }

    [Fact]
    public void TheSameNumberForTcpAndUdpIsOneCluster() =>
        Assert.Single(Translate(Service.Replace("[{port: 80, name: http}]", "[{port: 53, name: a, protocol: TCP}, {port: 53, name: b, protocol: UDP}]", StringComparison.Ordinal)));

    [Fact]
    public void SelectorsTakeAllWithTheLabels()
    {
        var other = Service.Replace("name: web,", "name: other,", StringComparison.Ordinal).Replace("app: web", "app: other", StringComparison.Ordinal);
        var policy = """
            apiVersion: gateway.kgateway.dev/v1alpha1
            kind: BackendConfigPolicy
            metadata: {name: p, namespace: default}
            spec:
              targetSelectors:
              - {group: "", kind: Service, matchLabels: {app: web}}
              - {group: gateway.kgateway.dev, kind: Backend, matchLabels: {app: ext}}
              - {group: "", kind: Service, matchLabels: {app: nobody}}
              connectTimeout: 1s
            """;
        var set = Translate(Service, other, Backend, policy);
        Assert.Equal(1, set["kube_default_web_80"].ConnectTimeout.Seconds);
        Assert.Equal(1, set["backend_default_ext_0"].ConnectTimeout.Seconds);
        Assert.Equal(5, set["kube_default_other_80"].ConnectTimeout.Seconds);
        Assert.Equal("spec.targetSelectors[2]", Assert.Single(set.Findings).Path);
    }

    /// <summary>Policies that all select the same Services meet on each of them; told is each policy once.</summary>
    [Fact]
    public void WhatManyPoliciesHideOnManyServicesIsToldOnceForEach()
    {
        const int policies = 20, services = 30;
        var texts = Enumerable.Range(0, services).Select(i => Service.Replace("name: web,", $"name: web{i},", StringComparison.Ordinal)).Concat(Enumerable.Range(0, policies).Select(i => $$$"""
            apiVersion: gateway.kgateway.dev/v1alpha1
            kind: BackendConfigPolicy
            metadata: {name: p{{{i:00}}}, namespace: default}
            spec:
              targetSelectors: [{group: "", kind: Service, matchLabels: {app: web}}]
              connectTimeout: {{{i + 1}}}s
            """));
        var set = Translate([.. texts]);
        Assert.All(set, c => Assert.Equal(1, c.ConnectTimeout.Seconds));
        Assert.Equal(policies - 1, set.Findings.Length);
        Assert.All(set.Findings, f => Assert.Equal(("BDSL4204", "spec.connectTimeout"), (f.Id, f.Path)));
        Assert.All(set.Findings, f => Assert.Contains($"and {services - 1} others: policy p00 is older and sets this too", f.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void ATargetOfAnotherNamespaceIsNotMeant()
    {
        var set = Translate(Service.Replace("namespace: default", "namespace: other", StringComparison.Ordinal), Policy("connectTimeout: 1s"));
        Assert.Equal(5, set["kube_other_web_80"].ConnectTimeout.Seconds);
        var finding = Assert.Single(set.Findings);
        Assert.Equal((FindingSeverity.Warning, "spec.targetRefs[0]"), (finding.Severity, finding.Path));
        Assert.Contains("Service default/web does not exist", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("group: apps, kind: Deployment", "apps/Deployment")]
    [InlineData("group: \"\", kind: Backend", "/Backend")]
    [InlineData("group: gateway.kgateway.dev, kind: Service", "gateway.kgateway.dev/Service")]
    public void ATargetOfAnotherKindIsAnError(string target, string kind)
    {
        var set = Translate(Service, Policy("connectTimeout: 1s").Replace("group: \"\", kind: Service", target, StringComparison.Ordinal));
        Assert.Equal($"a target is a Service, a Backend or an Istio Hostname, not {kind}", Assert.Single(set.Findings, f => f.Severity == FindingSeverity.Error).Message);
        Assert.Equal(5, Assert.Single(set).ConnectTimeout.Seconds);
    }

    [Theory]
    [InlineData("5", 5u)]
    [InlineData("5.0", 5u)]
    [InlineData("4294967295", 4294967295u)]
    [InlineData("4294967296", null)]
    [InlineData("5.5", null)]
    public void AWholeNumberMayBeWrittenWithAPoint(string number, uint? bytes)
    {
        var set = Translate(Service, Policy($"perConnectionBufferLimitBytes: {number}"));
        Assert.Equal(bytes, set.SingleOrDefault()?.PerConnectionBufferLimitBytes);
        Assert.Equal(bytes is null ? ["spec.perConnectionBufferLimitBytes"] : [], set.Findings.Select(f => f.Path.ToString()));
    }

    [Theory]
    [InlineData("connectTimeout: 1s", true)]
    [InlineData("connectTimeout: never", false)]
    public void APolicyThatIsForNothingIsToldWhateverElseIsWrong(string spec, bool isRight)
    {
        var set = Translate(Service, Policy(spec).Replace("targetRefs: [{group: \"\", kind: Service, name: web}], ", "", StringComparison.Ordinal));
        Assert.Equal("attaches to nothing: no status is written, and it has no effect", Assert.Single(set.Findings, f => f.Id == "BDSL4209").Message);
        Assert.Equal(isRight ? 0 : 1, set.Findings.Count(f => f.Path.ToString() == "spec.connectTimeout"));
        // Where a target is named, that it is missing says it.
        Assert.DoesNotContain(Translate(Policy(spec)).Findings, f => f.Id == "BDSL4209");
        Assert.Equal(5, Assert.Single(set).ConnectTimeout.Seconds);
    }

    [Fact]
    public void TypesOfBackendThatTheReleaseHasNotAreTold()
    {
        var backend = Backend.Replace("{type: Static, static: {hosts: [{host: a.example.com, port: 443}]}}", "{type: GCP, gcp: {host: a.run.app}}", StringComparison.Ordinal);
        var set = Translate(KgatewayRelease.Release22, backend, BackendPolicy("connectTimeout: 1s"));
        Assert.Empty(set);
        Assert.Equal(("Backend", "spec.type"), (set.Findings[0].Object.Kind, set.Findings[0].Path));
        Assert.Equal(["backend_default_ext_0", "gcp_authn"], Translate(KgatewayRelease.Release23, backend).Names);
    }

    [Fact]
    public void HostnamesOfIstioAreTold()
    {
        var policy = Policy("connectTimeout: 1s").Replace("""{group: "", kind: Service, name: web}""", "{group: networking.istio.io, kind: Hostname, name: a.example.com}", StringComparison.Ordinal);
        var set = Translate(Service, policy);
        Assert.Equal("spec.targetRefs[0]", Assert.Single(set.Findings).Path);
        Assert.False(set.Policies[0].IsAttached);
    }

    [Theory]
    [InlineData("trafficDistribution: PreferClose", true)]
    [InlineData("trafficDistribution: prefersamenode", true)]
    [InlineData("trafficDistribution: Any", false)]
    [InlineData("trafficDistribution: Elsewhere", false)]
    [InlineData("type: ClusterIP", false)]
    public void TrafficDistributionWeighsLocalities(string member, bool weighted)
    {
        var set = Translate(Service.Replace("spec: {", $"spec: {{{member}, ", StringComparison.Ordinal));
        Assert.Equal(weighted, Assert.Single(set).CommonLbConfig?.LocalityWeightedLbConfig is not null);
        // A load balancer replaces it.
        var policed = Translate(Service.Replace("spec: {", $"spec: {{{member}, ", StringComparison.Ordinal), Policy("loadBalancer: {maglev: {}}"));
        Assert.Null(Assert.Single(policed).CommonLbConfig.LocalityWeightedLbConfig);
    }

    [Theory]
    [InlineData("10.0.0.1", "STATIC")]
    [InlineData("2001:db8::1", "STATIC")]
    [InlineData("10.0.0.01", "")]
    [InlineData("10.1", "")]
    [InlineData("a.example.com", "")]
    public void HostsThatAreAddressesMakeAStaticCluster(string host, string type)
    {
        var backend = Backend.Replace("a.example.com", $"\"{host}\"", StringComparison.Ordinal);
        var cluster = Assert.Single(Translate(backend));
        Assert.Equal(type.Length > 0, cluster.ClusterType is null);
        Assert.Equal(host, cluster.LoadAssignment.Endpoints[0].LbEndpoints[0].Endpoint.Address.SocketAddress.Address);
        var older = Assert.Single(Translate(TestReleases.Marked, backend));
        Assert.Equal(type.Length > 0 ? Envoy.Config.Cluster.V3.Cluster.Types.DiscoveryType.Static : Envoy.Config.Cluster.V3.Cluster.Types.DiscoveryType.StrictDns, older.Type);
    }

    [Fact]
    public void TheFamilyOfLookupsIsAnOption()
    {
        var options = new KgatewayOptions { DnsLookupFamily = Envoy.Extensions.Clusters.Common.Dns.V3.DnsLookupFamily.All };
        var input = KgatewayInput.FromYaml(Backend);
        Assert.Contains("\"dns_lookup_family\": \"ALL\"", Envoy.EnvoyJson.Format(Assert.Single(KgatewayTranslator.Translate(input, options))), StringComparison.Ordinal);
        Assert.Contains("\"dns_lookup_family\": \"ALL\"", Envoy.EnvoyJson.Format(Assert.Single(KgatewayTranslator.Translate(input, options with { Release = TestReleases.Marked }))), StringComparison.Ordinal);
    }

    [Fact]
    public void AFieldNewerThanTheTargetEnvoyIsToldOnlyForOlderOnes()
    {
        var input = KgatewayInput.FromYaml(Service + "\n---\n" + Policy("circuitBreakers: {retryBudget: {budgetInterval: 5s}}"));
        var options = new KgatewayOptions { Release = KgatewayRelease.Next, ChecksClusters = true };
        Assert.Empty(KgatewayTranslator.Translate(input, options with { ChecksClusters = false }).Findings);
        Assert.Empty(KgatewayTranslator.Translate(input, options with { EnvoyVersion = new(1, 39) }).Findings);
        var findings = KgatewayTranslator.Translate(input, options with { EnvoyVersion = new(1, 38) }).Findings;
        Assert.Equal(["BDSL4033", "BDSL4105"], findings.Select(f => f.Id));
        var finding = findings[1];
        Assert.Equal(("p", "spec.circuitBreakers"), (finding.Object.Name, finding.Path.ToString()));
        Assert.Contains("circuit_breakers.thresholds[0].retry_budget.budget_interval", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{host: a}", "spec.static.hosts[0].port")]
    [InlineData("{host: a, port: 0}", "spec.static.hosts[0].port")]
    [InlineData("{host: a, port: 65536}", "spec.static.hosts[0].port")]
    [InlineData("{port: 80}", "spec.static.hosts[0].host")]
    [InlineData("{host: a, port: 65535}", null)]
    [InlineData("{host: a, port: 1}", null)]
    public void AHostHasAnAddressAndAPort(string host, string? path)
    {
        var set = Translate(Backend.Replace("{host: a.example.com, port: 443}", host, StringComparison.Ordinal));
        Assert.Equal(path is null ? 1 : 0, set.Count);
        Assert.Equal(path, set.Findings.FirstOrDefault(f => f.Severity == FindingSeverity.Error)?.Path.ToString());
    }

    [Fact]
    public void GroupsOfPriorityHoldTheHostsOfStaticBackends()
    {
        static string Named(string name, string host) => Backend.Replace("name: ext,", $"name: {name},", StringComparison.Ordinal).Replace("a.example.com", host, StringComparison.Ordinal);
        const string Groups = """
            apiVersion: gateway.kgateway.dev/v1alpha1
            kind: Backend
            metadata: {name: groups, namespace: default}
            spec: {type: PriorityGroups, priorityGroups: [{backendRefs: [{name: one}, {name: two}]}, {backendRefs: [{name: three}]}]}
            """;
        var set = Translate(KgatewayRelease.Release24, Named("one", "10.0.0.1"), Named("two", "10.0.0.2"), Named("three", "10.0.0.3"), Groups);
        var localities = set["backend_default_groups_0"].LoadAssignment.Endpoints;
        Assert.Equal([(0u, "10.0.0.1 10.0.0.2"), (1u, "10.0.0.3")], localities.Select(l => (l.Priority, string.Join(' ', l.LbEndpoints.Select(e => e.Endpoint.Address.SocketAddress.Address)))));
        Assert.Equal(Envoy.Config.Cluster.V3.Cluster.Types.DiscoveryType.Static, set["backend_default_groups_0"].Type);

        // One host by name makes all of them looked up; what is not there, or is no static Backend, is told for each reference.
        Assert.NotNull(Translate(KgatewayRelease.Release24, Named("one", "10.0.0.1"), Named("two", "b.example.com"), Named("three", "10.0.0.3"), Groups)["backend_default_groups_0"].ClusterType);
        var broken = Translate(KgatewayRelease.Release24, Named("three", "10.0.0.3"), Groups, Named("two", "10.0.0.2").Replace("{type: Static, static: {hosts: [{host: 10.0.0.2, port: 443}]}}", "{type: DynamicForwardProxy, dynamicForwardProxy: {}}", StringComparison.Ordinal));
        var reason = broken.Failed.Single(f => f.Name == "backend_default_groups_0").Reason;
        Assert.Equal("priority group 0: backend \"one\" not found\npriority group 0: backend \"two\" is not a static backend", reason);
        var turned = Translate(KgatewayRelease.Release24, Named("three", "10.0.0.3"), Groups.Replace("{name: one}, {name: two}", "{name: two}, {name: one}", StringComparison.Ordinal), Named("two", "10.0.0.2").Replace("{type: Static, static: {hosts: [{host: 10.0.0.2, port: 443}]}}", "{type: DynamicForwardProxy, dynamicForwardProxy: {}}", StringComparison.Ordinal));
        Assert.Equal("priority group 0: backend \"two\" is not a static backend\npriority group 0: backend \"one\" not found", turned.Failed.Single(f => f.Name == "backend_default_groups_0").Reason);
    }

    /// <summary>What rules see of a Service is the same, however it is given.</summary>
    [Theory]
    [InlineData("http", null, true)]
    [InlineData("grpc", null, false)]
    [InlineData("x", "kubernetes.io/h2c", false)]
    [InlineData("grpc", "http", true)]
    public void RulesSeeTheSameOfATypedService(string name, string? protocol, bool isTold)
    {
        const string Check = "healthCheck: {timeout: 1s, interval: 1s, healthyThreshold: 1, unhealthyThreshold: 1, grpc: {}}";
        var typed = KgatewayInput.FromYaml(Policy(Check));
        typed.Services.Add(new k8s.Models.V1Service
        {
            Metadata = new() { Name = "web", NamespaceProperty = "default", Labels = new Dictionary<string, string> { ["app"] = "web" } },
            Spec = new() { Ports = [new() { Port = 80, Name = name, AppProtocol = protocol }] },
        });
        var text = KgatewayInput.FromYaml(Service.Replace("name: http", $"name: {name}" + (protocol is null ? "" : $", appProtocol: {protocol}"), StringComparison.Ordinal) + "\n---\n" + Policy(Check));
        Assert.Equal(isTold ? ["BDSL4025"] : [], KgatewayRules.Check(typed).Select(f => f.Id));
        Assert.Equal(KgatewayRules.Check(text).Select(f => (f.Id, f.Path)), KgatewayRules.Check(typed).Select(f => (f.Id, f.Path)));

        // By its labels, and in its own namespace.
        var selecting = KgatewayInput.FromYaml(Policy(Check).Replace("targetRefs: [{group: \"\", kind: Service, name: web}]", "targetSelectors: [{group: \"\", kind: Service, matchLabels: {app: web}}]", StringComparison.Ordinal));
        selecting.Services.Add((k8s.Models.V1Service)typed.Services[0]);
        Assert.Equal(isTold, KgatewayRules.Check(selecting).Any(f => f.Id == "BDSL4025"));
    }
}
