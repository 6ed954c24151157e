// What the builder methods take: maps and lists of any sort, new(), [...] and null.
using System.Collections.Frozen;
using System.Collections.Immutable;
using Ref = BackendDsl.Kgateway.V1Alpha1.BackendConfigPolicy.TargetRef;
namespace Acme.Shapes;
public static class Shapes
{
    const string Yaml = """
        apiVersion: gateway.kgateway.dev/v1alpha1
        kind: BackendConfigPolicy
        metadata: {name: a}
        spec: {targetRefs: [{group: "", kind: Service, name: x}]}
        """;
    public static object R01(V1Service s) => Policy.New("a").Labels(s.Metadata.Labels).Annotations(s.Metadata.Annotations).Spec(x => x.For("a")).Build(); // silent
    public static object R02(V1Service s) => Policy.New("a").Spec(x => x.TargetSelectors(t => t.Group("").Kind("Service").MatchLabels(s.Spec.Selector))).Build(); // silent
    public static object R03(FrozenDictionary<string, string> f, ImmutableDictionary<string, string> i, SortedList<string, string> l) => Policy.New("a").Labels(f).Labels(i).Labels(l).Spec(x => x.For("a")).Build(); // silent
    public static object R04(Dictionary<string, string> d) => Policy.New("a").Labels(d.Where(p => p.Key != "x")).Spec(x => x.For("a")).Build(); // silent
    public static object R05(IEnumerable<KeyValuePair<string, string>> p) => Policy.New("a").Labels(p).Annotations(p).Spec(x => x.For("a")).Build(); // silent
    public static object R06(Ref[] a, ImmutableArray<Ref> i, IReadOnlyList<Ref> l, HashSet<Ref> h) => Policy.New("a").Spec(s => s.TargetRefs(a).TargetRefs(i).TargetRefs(l).TargetRefs(h)).Build(); // silent
    public static object R07(string[] names) => Policy.New("a").Spec(s => s.TargetRefs(names.Select(n => (Action<Ref.Builder>)(t => t.Group("").Kind("Service").Name(n))))).Build(); // silent
    public static object R08(string[] names) => Policy.New("a").Spec(s => s.TargetRefs([.. names.Select(n => new Ref { Group = "", Kind = "Service", Name = n })])).Build(); // silent
    public static object R09() => Policy.New("a").Spec(s => s.For("a").Tls(new() { Sni = "x", AlpnProtocols = ["h2", "http/1.1"], Parameters = new() { MinVersion = "1.2" } })).Build(); // silent
    public static object R10() => Policy.New("a").Spec(s => s.For("a").Tls(t => t.Sni("x").AlpnProtocols("h2", "http/1.1").AlpnProtocols(["x"]).AlpnProtocols(new List<string> { "y" }))).Build(); // silent
    public static object R11() => Policy.New("a").Spec(s => s.For("a").Tls(null).LoadBalancer(null).TcpKeepalive(null).Dns(null).CircuitBreakers(null)).Build(); // silent
    public static object R12() => Policy.New("a").Spec(s => s.For("a").TcpKeepalive(new()).LoadBalancer(new() { RoundRobin = new() })).Build(); // silent
    public static object R13(Policy p) => p with { Metadata = p.Metadata, Spec = p.Spec with { TargetRefs = [.. p.Spec.TargetRefs ?? [], new() { Group = "", Kind = "Service", Name = "y" }] } }; // silent
    public static object R14(Policy p) => p with { Spec = p.Spec with { LoadBalancer = p.Spec.LoadBalancer is { } l ? l with { HealthyPanicThreshold = 1 } : new() { Random = new() } } }; // silent
    public static object R15(Policy p) => p.ToBuilder().Labels((Dictionary<string, string>?)null).Spec(s => s.TargetRefs([]).TargetSelectors(null).For("x")).Build(); // silent
    public static object R16() => Policy.FromYaml(Yaml) with { Spec = new() { TargetRefs = [new() { Group = "", Kind = "Service", Name = "x" }] } }; // silent
    public static object R17(TimeSpan t, int n, long l) => Policy.New("a").Spec(s => s.For("a").ConnectTimeout(t).CommonHttpProtocolOptions(h => h.MaxHeadersCount(n).IdleTimeout(TimeSpan.FromMinutes(1))).PerConnectionBufferLimitBytes(n)).Build(); // silent
    public static object R18() => Policy.New("a").Spec(s => s.ForService("a").ForBackend("b").ForService("c")).Build(); // silent
    public static object R19(ValidationResult r) => r.ToString() + string.Join("\n", r.Violations.Select(v => $"{v.Path}: {v.Message}")); // silent
    public static object R20() => Policy.New("a", "n").Metadata(new V1ObjectMeta { Name = "a", Labels = new Dictionary<string, string> { ["x"] = "y" } }).Spec(new Spec { TargetRefs = [new() { Group = "", Kind = "Service", Name = "x" }] }).Build(); // silent
    public static object R21() => new Policy { Metadata = new() { Name = "a" }, Spec = new() { TargetSelectors = [new() { Group = "", Kind = "Service", MatchLabels = new Dictionary<string, string> { ["a"] = "b" } }] } }; // silent
    public static object R23(params Action<SpecBuilder>[] steps) => steps.Aggregate(Policy.New("a"), (b, s) => b.Spec(s)).Build(); // silent
    public static object R24() => (Policy)Policy.New("a").Spec(s => s.ForService("x")).Build() is { Spec.TargetRefs: [{ Name: "x" }] } p ? p : null!; // silent
    public static object R25() => Policy.New("a").Spec(s => s.For("a").Http2ProtocolOptions(h => h.InitialStreamWindowSize("64Ki").InitialConnectionWindowSize(1_048_576))).Build(); // silent
    public static object R27(IList<string> l, IEnumerable<string> e, ReadOnlyMemory<string> m) => Policy.New("a").Spec(s => s.For("a").Tls(t => t.Sni("x").AlpnProtocols(l).AlpnProtocols(e).AlpnProtocols(m.ToArray()))).Build(); // silent

    public static object W01() => Policy.New("a").Spec(s => s.TargetRefs([new() { Group = "", Kind = {|BDSL2001:"Pod"|}, Name = "x" }])).Build();
    public static object W02() => Policy.New("a").Spec(s => s.For("a").TcpKeepalive(new() { KeepAliveProbes = {|BDSL1002:-1|} })).Build();
    public static object W03() => Policy.New("a").Labels(new Dictionary<string, string> { [{|BDSL1013:"a b"|}] = "x" }).Spec(s => s.For("a")).Build();
    public static object W04() => Policy.New("a").Labels(new[] { ({|BDSL1013:"a b"|}, "x") }).Spec(s => s.For("a")).Build();
    public static object W05() => Policy.New("a").Spec(s => s.For("a").Tls(new() { Sni = "x", AlpnProtocols = ["h2", {|BDSL4009:""|}] })).Build();
    public static object W06() => Policy.New("a").Spec(s => s.ForService("a").ForBackend({|BDSL1004:""|})).Build();
    public static object W07() => Policy.New("a").Metadata(new() { Name = {|BDSL1012:"A_B"|} }).Spec(s => s.For("a")).Build();
}
