using BackendDsl.Envoy;
using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Kgateway.V1Alpha1;
using Google.Protobuf;
using k8s;
using k8s.Models;

namespace BackendDsl.Kgateway.Tests.Usage;

/// <summary>The shapes users were promised, each used the way the promise shows it.</summary>
public sealed class UsageSketchTests
{
    private static BackendConfigPolicy Policy(Action<BackendConfigPolicySpec.Builder> more) =>
        BackendConfigPolicy.New("p", @namespace: "n").Spec(s => s.TargetRefs(t => t.Group("").Kind("Service").Name("a"))).Spec(more).Build();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Lists_append_and_maps_take_pairs(bool strict)
    {
        string[] names = ["c", "d"];
        var policy = BackendConfigPolicy.New("p", @namespace: "n")
            .Labels(("team", "edge"), ("tier", "gold"))
            .Annotations(("note", "x"))
            .Spec(s =>
            {
                s.TargetRefs(
                    t => t.Group("").Kind("Service").Name("a"),
                    t => t.Group("gateway.kgateway.dev").Kind("Backend").Name("b"));
                foreach (var name in names)
                    s.TargetRefs(t => t.Group("").Kind("Service").Name(name));
                s.TargetSelectors(t => t.Group("").Kind("Service").MatchLabels(("app", "web")));
                if (strict)
                    s.ConnectTimeout(TimeSpan.FromSeconds(2));
            })
            .Build();
        Assert.Equal(["a", "b", "c", "d"], policy.Spec!.TargetRefs!.Select(t => t.Name));
        Assert.Equal("gold", policy.Metadata.Labels["tier"]);
        Assert.Equal(strict ? "2s" : null, policy.Spec.ConnectTimeout?.ToString());
    }

    [Fact]
    public void Objects_without_properties_and_unions()
    {
        Assert.Contains("random: {}", Policy(s => s.LoadBalancer(lb => lb.Random(_ => { }).HealthyPanicThreshold(50))).ToYaml(), StringComparison.Ordinal);
        var ring = Policy(s => s.LoadBalancer(lb => lb.RingHash(r => r.HashPolicies(h => h.Header(x => x.Name("x-user")), h => h.SourceIP(_ => { })))));
        Assert.Equal(2, ring.Spec!.LoadBalancer!.RingHash!.HashPolicies!.Count);
    }

    [Fact]
    public void Both_forms_of_int_or_string_and_enums_by_type_or_text()
    {
        var http2 = Policy(s => s.Http2ProtocolOptions(h => h.InitialStreamWindowSize("64Ki").InitialConnectionWindowSize(1_048_576)));
        Assert.Contains("\"initialStreamWindowSize\":\"64Ki\"", http2.ToJson().Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Policy(s => s.Tls(t => t.Sni("api.example.com").Parameters(p => p.MinVersion("1.2").MaxVersion("1.3"))));
        var byType = Policy(s => s.Http1ProtocolOptions(h => h.HeaderFormat(BackendConfigPolicy.HeaderFormat.PreserveCaseHeaderKeyFormat)));
        Assert.Equal(byType, Policy(s => s.Http1ProtocolOptions(h => h.HeaderFormat("PreserveCaseHeaderKeyFormat"))));
    }

    [Fact]
    public void Models_by_initialiser_and_with()
    {
        var keepalive = new BackendConfigPolicy.TcpKeepalive { KeepAliveProbes = 3, KeepAliveTime = "30s" };
        var slower = keepalive with { KeepAliveInterval = "5s" };
        Assert.NotEqual(keepalive, slower);
        Assert.Equal(keepalive, slower with { KeepAliveInterval = null });
        Assert.Equal(3, Policy(s => s.TcpKeepalive(keepalive)).Spec!.TcpKeepalive!.KeepAliveProbes);
    }

    [Fact]
    public void From_and_to_text()
    {
        var policy = Policy(s => s.ConnectTimeout("5s"));
        string yaml = policy.ToYaml();
        string json = policy.ToJson();
        Assert.Equal(policy, BackendConfigPolicy.FromYaml(yaml));
        Assert.Equal(policy, BackendConfigPolicy.FromJson(json));
        IKubernetesObject<V1ObjectMeta> asClientType = policy;
        Assert.Equal("p", asClientType.Metadata.Name);
        Assert.Equal(policy, KubernetesJson.Deserialize<BackendConfigPolicy>(KubernetesJson.Serialize(policy)));
        Assert.Equal(policy, KubernetesYaml.Deserialize<BackendConfigPolicy>(KubernetesYaml.Serialize(policy)));
        var draft = policy.ToBuilder().Spec(x => x.ConnectTimeout("9s")).Build();
        Assert.Equal("9s", draft.Spec!.ConnectTimeout?.ToString());
        Assert.Equal("5s", policy.Spec!.ConnectTimeout?.ToString());
    }

    [Fact]
    public void Verdicts_without_exceptions()
    {
        var previous = Policy(s => s.ConnectTimeout("5s"));
        var policy = previous with { Spec = previous.Spec! with { PerConnectionBufferLimitBytes = -1 } };
        ValidationResult result = policy.Validate();
        var violation = Assert.Single(result.Violations);
        Assert.Equal("spec.perConnectionBufferLimitBytes", violation.Path);
        Assert.Equal(FindingReason.FieldValueInvalid, violation.Reason);
        Assert.False(policy.Validate(new() { ServerVersion = "1.34", OldObject = previous }).IsValid);
        BackendConfigPolicy effective = Policy(s => s.OutlierDetection(_ => { })).WithDefaults();
        Assert.Equal(5, effective.Spec!.OutlierDetection!.Consecutive5xx);
    }

    [Fact]
    public void From_the_same_definition_to_envoy()
    {
        var policy = BackendConfigPolicy.New("p", @namespace: "gwtest")
            .Spec(s => s.TargetRefs(t => t.Group("").Kind("Service").Name("httpbin")).ConnectTimeout("7s")).Build();
        var service = new V1Service
        {
            Metadata = new() { Name = "httpbin", NamespaceProperty = "gwtest" },
            Spec = new() { Ports = [new() { Port = 8000 }] },
        };
        var secret = new V1Secret { Metadata = new() { Name = "s", NamespaceProperty = "gwtest" } };
        var input = new KgatewayInput { Policies = { policy }, Services = { service }, Secrets = { secret } };
        ClusterSet clusters = KgatewayTranslator.Translate(input);
        Cluster cluster = clusters["kube_gwtest_httpbin_8000"];
        string dumpForm = EnvoyJson.Format(cluster);
        byte[] wire = cluster.ToByteArray();
        Assert.Equal(cluster, Cluster.Parser.ParseFrom(wire));
        Assert.Contains("\"connect_timeout\": \"7s\"", dumpForm, StringComparison.Ordinal);
        var dump = ConfigDump.Parse($$"""
            {"configs":[{"@type":"type.googleapis.com/envoy.admin.v3.ClustersConfigDump","dynamic_active_clusters":[{"cluster":{{dumpForm.Replace("\"connect_timeout\": \"7s\"", "\"connect_timeout\": \"8s\"", StringComparison.Ordinal).Insert(1, "\"@type\":\"type.googleapis.com/envoy.config.cluster.v3.Cluster\",")}}}]}]}
            """);
        IReadOnlyList<ConfigDumpDifference> gaps = clusters.Verify(dump);
        Assert.Contains("connect_timeout", Assert.Single(gaps).Path, StringComparison.Ordinal);
    }

    [Fact]
    public void An_invalid_object_is_refused_with_every_violation()
    {
        var builder = BackendConfigPolicy.New("Not_A_Name", "n").Spec(s => s.PerConnectionBufferLimitBytes(Minus(1)).ConnectTimeout(Text("5 s")));
        var refused = Assert.Throws<ResourceInvalidException>(builder.Build);
        Assert.Equal(["metadata.name", "spec.connectTimeout", "spec.perConnectionBufferLimitBytes"], refused.Violations.Select(v => v.Path.ToString()).Order(StringComparer.Ordinal));
    }

    private static int Minus(int value) => -value;

    private static string Text(string value) => value;
}
