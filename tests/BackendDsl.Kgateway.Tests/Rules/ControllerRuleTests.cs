using BackendDsl.Cel.Values;
using BackendDsl.Envoy;
using BackendDsl.Kgateway.Tests.Support;
using BackendDsl.Tests.RuleFiles;
using BackendDsl.Validation.Rules;

namespace BackendDsl.Kgateway.Tests.Rules;

/// <summary>Every rule fires on its bad example at its place, and is silent on its good one and on what is not known.</summary>
public sealed class ControllerRuleTests
{
    // A rule about 65535 bytes has its bad example below, not in the file.
    public static TheoryData<int> Indexes => [.. Enumerable.Range(0, RuleFile.Entries.Count).Where(i => !RuleFile.Entries[i].Bad.IsAbsent)];

    [Fact]
    public void EveryRuleCompiles() => Assert.Empty(KgatewayRules.Rules.FindMistakes().Concat(KgatewayRules.Backends.FindMistakes()));

    [Theory]
    [MemberData(nameof(Indexes))]
    public void FiresOnTheBadExample(int index)
    {
        var entry = RuleFile.Entries[index];
        var findings = Check(entry, entry.Bad);
        var finding = Assert.Single(findings, f => RuleFolder.Same(f.Rule, entry.Rule));
        var start = entry.Rule.At.Split('[')[0];
        Assert.StartsWith(start, finding.Violation.Path, StringComparison.Ordinal);
        Assert.DoesNotContain("{self}", finding.Violation.Message, StringComparison.Ordinal);
        Assert.Equal(FindingSource.Controller, finding.Violation.Source);
    }

    [Theory]
    [MemberData(nameof(Indexes))]
    public void IsSilentOnTheGoodExample(int index)
    {
        var entry = RuleFile.Entries[index];
        var findings = Check(entry, entry.Good);
        Assert.DoesNotContain(findings, f => f.Rule.Id == entry.Rule.Id);
    }

    [Theory]
    [MemberData(nameof(Indexes))]
    public void IsSilentWhereScalarsAreNotKnown(int index)
    {
        var entry = RuleFile.Entries[index];
        RuleFile.Folder.CheckBlurred(entry, Check(entry, RuleEntry.Blur(entry.Bad)));
    }

    [Fact]
    public void WhatIsToldWithoutValuesSaysSo() =>
        RuleFile.Folder.CheckShapes([.. RuleFile.Entries.Where(e => !e.Bad.IsAbsent).SelectMany(e => Check(e, RuleEntry.Blur(e.Bad)))]);

    [Fact]
    public void RulesAboutTargetsNeedTargets()
    {
        foreach (var entry in RuleFile.Entries.Where(e => e.Rule.Needs is not null))
            Assert.DoesNotContain(KgatewayRules.Rules.Check(Policy(entry.Bad)), f => f.Rule.Needs is not null);
    }

    [Fact]
    public void TargetsAreFoundByNameAndByLabel()
    {
        var input = KgatewayInput.FromYaml("""
            apiVersion: gateway.kgateway.dev/v1alpha1
            kind: BackendConfigPolicy
            metadata: {name: p, namespace: edge}
            spec:
              targetSelectors: [{group: "", kind: Service, matchLabels: {app: web}}]
              healthCheck: {timeout: 1s, interval: 1s, healthyThreshold: 1, unhealthyThreshold: 1, grpc: {}}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: edge, labels: {app: web}}
            spec: {ports: [{port: 80, name: grpc}, {port: 81, name: metrics}]}
            """);
        var finding = Assert.Single(KgatewayRules.Check(input));
        Assert.Equal(("BDSL4025", "spec.healthCheck.grpc", "edge", "p"), (finding.Id, finding.Path, finding.Object.Namespace, finding.Object.Name));
    }

    [Fact]
    public void ATypedPolicyAndServiceAreJudgedTheSame()
    {
        var policy = V1Alpha1.BackendConfigPolicy.New("p", @namespace: "n").Spec(s => s
            .TargetRefs(t => t.Group("").Kind("Service").Name("web"))
            .Http2ProtocolOptions(h => h.MaxConcurrentStreams(10))
            .Tls(t => t.Sni("a.example.com").Parameters(p => p.MinVersion("1.3").EcdhCurves("hello")))).Build();
        var service = new k8s.Models.V1Service { Metadata = new() { Name = "web", NamespaceProperty = "n" }, Spec = new() { Ports = [new() { Port = 80 }] } };
        var findings = KgatewayRules.Check(new() { Policies = { policy }, Services = { service } });
        Assert.Equal(["BDSL4001", "BDSL4005", "BDSL4028"], findings.Select(f => f.Id));
        Assert.Equal(["spec.tls.parameters.minVersion", "spec.tls.parameters.ecdhCurves[0]", "spec.http2ProtocolOptions"], findings.Select(f => f.Path.ToString()));
    }

    [Theory]
    [InlineData("connectTimeout: 0s", "spec.connectTimeout")]
    [InlineData("tls: {wellKnownCACertificates: System, sni: a.example.com, parameters: {minVersion: '1.3'}}", "spec.tls.parameters.minVersion")]
    public void ATranslationTellsWhatTheCompilerWouldHave(string spec, string path)
    {
        var input = KgatewayInput.FromYaml($$"""
            apiVersion: gateway.kgateway.dev/v1alpha1
            kind: BackendConfigPolicy
            metadata: {name: p, namespace: edge}
            spec:
              targetRefs: [{group: "", kind: Service, name: web}]
              {{spec}}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: edge}
            spec: {ports: [{port: 80}]}
            """);
        var told = Assert.Single(KgatewayTranslator.Translate(input).Findings, f => f.Finding.Rule is not null);
        Assert.Contains(told, KgatewayRules.Check(input));
        Assert.Equal((path, FindingSource.Controller), (told.Path.ToString(), told.Finding.Source));
        Assert.DoesNotContain(KgatewayTranslator.Translate(input, new() { ValidatesPolicies = false }).Findings, f => f.Finding.Rule is not null);
    }

    [Theory]
    [InlineData("https://example.com", "is a URL")]
    [InlineData("tcp://10.0.0.1:80", "is a URL")]
    [InlineData("https://*.example.com/", "is a URL")]
    [InlineData("example.com:443", "has a port")]
    [InlineData("10.0.0.1:80", "has a port")]
    [InlineData("[fd00::1]:443", "has a port")]
    [InlineData("[fd00::1]", "has brackets")]
    [InlineData("*.example.com", "is a wildcard")]
    [InlineData("*", "is a wildcard")]
    [InlineData("*.example.com:443", "is a wildcard")]
    [InlineData("exa mple.com/path", "is neither")]
    [InlineData("example.com/", "is neither")]
    [InlineData("a..example.com", "is neither")]
    [InlineData(".example.com", "is neither")]
    [InlineData("300.0.0.1", "is neither")]
    [InlineData("example.com%eth0", "is neither")]
    [InlineData("b\u00fccher.example", "is neither")]
    [InlineData("user@example.com", "is neither")]
    [InlineData("a123456789012345678901234567890123456789012345678901234567890123.example.com", "is neither")]
    [InlineData("example.com", null)]
    [InlineData("EXAMPLE.com.", null)]
    [InlineData("localhost", null)]
    [InlineData("web.team.svc.cluster.local", null)]
    [InlineData("_tcp.my_host.example.com", null)]
    [InlineData("xn--bcher-kva.example", null)]
    [InlineData("r3---sn-a.example.com", null)]
    [InlineData("1.example.com", null)]
    [InlineData("10.0.0.1", null)]
    [InlineData("010.0.0.1", null)]
    [InlineData("127.0.0.1", null)]
    [InlineData("::1", null)]
    [InlineData("fe80::1%eth0", null)]
    [InlineData("fd00::1", null)]
    [InlineData("2001:db8:0:0:0:0:2:1", null)]
    [InlineData("::ffff:10.0.0.1", null)]
    public void AHostThatDnsNeverFindsIsToldOnce(string host, string? says)
    {
        var backend = V1Alpha1.Backend.New("b", "n").Spec(s => s.Type("Static").Static(x => x.Hosts(h => h.Host(host).Port(443)))).Build();
        Assert.True(backend.Validate().IsValid);
        foreach (var release in TestReleases.All)
        {
            var input = new KgatewayInput { Backends = { backend } };
            var told = KgatewayTranslator.Translate(input, new() { Release = release }).Findings.Where(f => f.Id == "BDSL4037").ToList();
            if (says is null)
            {
                Assert.Empty(told);
                continue;
            }

            var finding = Assert.Single(told);
            Assert.Equal(("spec.static.hosts[0].host", "b", FindingSeverity.Warning), (finding.Path.ToString(), finding.Object.Name, finding.Severity));
            Assert.Contains(says, finding.Finding.Message, StringComparison.Ordinal);
            Assert.Contains('"' + host + '"', finding.Finding.Message, StringComparison.Ordinal);
            // The rule and the translation agree on what is a name: no release makes a cluster of fixed addresses of it.
            var cluster = KgatewayTranslator.Translate(input, new() { Release = release }).Single();
            Assert.True(cluster.ClusterType is not null || cluster.Type == Envoy.Config.Cluster.V3.Cluster.Types.DiscoveryType.StrictDns, cluster.ToString());
        }
    }

    [Fact]
    public void AnExternalNameServiceIsToldAtTheReferenceAndAtTheSelector()
    {
        var input = KgatewayInput.FromYaml("""
            apiVersion: gateway.kgateway.dev/v1alpha1
            kind: BackendConfigPolicy
            metadata: {name: p, namespace: edge}
            spec:
              targetRefs: [{group: "", kind: Service, name: web}, {group: "", kind: Service, name: ext}, {group: gateway.kgateway.dev, kind: Backend, name: ext}]
              targetSelectors: [{group: "", kind: Service, matchLabels: {app: web}}, {group: "", kind: Service, matchLabels: {app: ext}}]
              connectTimeout: 3s
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: edge, labels: {app: web}}
            spec: {ports: [{port: 80, name: http}]}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: ext, namespace: edge, labels: {app: ext}}
            spec: {type: ExternalName, externalName: api.example.com}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: ext, namespace: other, labels: {app: web}}
            spec: {type: ExternalName, externalName: api.example.com}
            """);
        var found = KgatewayRules.Check(input).Where(f => f.Id == "BDSL4036").ToList();
        Assert.Equal(["spec.targetRefs[1].name", "spec.targetSelectors[1].matchLabels"], found.Select(f => f.Path.ToString()));
        Assert.All(found, f => Assert.Equal(FindingSeverity.Warning, f.Severity));
    }

    [Fact]
    public void ProtocolNamesTogetherHaveALimit()
    {
        Value Tls(int count) => Value.Of(new ObjectNode([new("tls", Value.Of(new ObjectNode(
            [new("sni", Value.Of("a")), new("alpnProtocols", Value.Of(new ArrayNode(Enumerable.Repeat(Value.Of(new string('a', 254)), count))))])))]));
        Assert.Contains(KgatewayRules.Rules.Check(Policy(Tls(258))), f => f.Rule.Id == "BDSL4009");
        Assert.DoesNotContain(KgatewayRules.Rules.Check(Policy(Tls(257))), f => f.Rule.Id == "BDSL4009" && f.Rule.At == "spec.tls.alpnProtocols[]");
    }

    [Fact]
    public void NamesOfTlsAreJudgedAsTheChecksOnClustersDo()
    {
        string[] strange = ["", "hello", "[]", "[A]", "ECDHE-RSA-AES128-GCM-SHA25", "DHE-RSA-AES128-GCM-SHA256", "[ECDHE-RSA-AES128-GCM-SHA256|hello]", "X448", "P-999", "p-256", "brainpoolP256r1",
            "ed448", "mldsa65", "RSA+MD5", "RSA+SHA999", "TLS_NULL", "rsa", "MLKEM1024", "[ECDHE-ECDSA-CHACHA20-POLY1305|ECDHE-RSA-CHACHA20-POLY1305]", new string('A', 200)];
        string[] names = [.. TlsNames.CipherSuites, .. TlsNames.Tls13CipherSuites, .. TlsNames.Curves, .. TlsNames.SignatureAlgorithms, .. strange];
        foreach (var name in names)
        {
            // Lists with operators are judged on the cluster alone.
            Same(name, "cipherSuites", "BDSL4004", TlsNames.AreCipherSuites([name]) || name.AsSpan().IndexOfAny("+!@:") >= 0);
            Same(name, "ecdhCurves", "BDSL4005", TlsNames.AreCurves([name]));
            Same(name, "signatureAlgorithms", "BDSL4006", TlsNames.AreSignatureAlgorithms([name]));
        }

        static void Same(string name, string list, string id, bool isTaken)
        {
            var parameters = new ObjectNode([new(list, Value.Of(new ArrayNode([Value.Of(name)])))]);
            var tls = new ObjectNode([new("sni", Value.Of("a")), new("parameters", Value.Of(parameters))]);
            var found = KgatewayRules.Rules.Check(Policy(Value.Of(new ObjectNode([new("tls", Value.Of(tls))])))).Where(f => f.Rule.At.StartsWith("spec.tls.parameters.", StringComparison.Ordinal)).Select(f => f.Rule.Id).ToList();
            Assert.True(isTaken != found.Contains(id), $"{list} {name}: {(isTaken ? "taken" : "refused")}, found {string.Join(",", found)}");
        }
    }

    private static IReadOnlyList<ControllerFinding> Check(RuleEntry entry, Value spec) => entry.Kind == "Backend"
        ? KgatewayRules.Backends.Check(Object("Backend", spec), Facts(entry))
        : KgatewayRules.Rules.Check(Policy(spec), Facts(entry));

    private static ControllerFacts Facts(RuleEntry entry) => new()
    {
        Targets = entry.Targets,
        EnvoyVersion = entry.EnvoyVersion.IsAbsent ? null : (int)entry.EnvoyVersion.Integer,
    };

    private static Value Policy(Value spec) => Object("BackendConfigPolicy", spec);

    private static Value Object(string kind, Value spec) => Value.Of(new ObjectNode([
        new("apiVersion", Value.Of("gateway.kgateway.dev/v1alpha1")),
        new("kind", Value.Of(kind)),
        new("metadata", Value.Of(JsonValues.Object("""{"name":"p","namespace":"n"}"""))),
        new("spec", spec),
    ]));
}
