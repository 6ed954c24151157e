// Parts that profiles, catalogs and options hold, and that others finish.
using Ref = BackendDsl.Kgateway.V1Alpha1.BackendConfigPolicy.TargetRef;
using Check = BackendDsl.Kgateway.V1Alpha1.BackendConfigPolicy.HealthCheck;
namespace Acme.Templates;

public sealed class Options { public Check Health { get; init; } = new() { Timeout = "1s", Interval = "1s", HealthyThreshold = 1, UnhealthyThreshold = 1 }; public Ref Target { get; set; } = new() { Group = "", Kind = "Service" }; } // silent
public sealed class Catalog(Check standard)
{
    public static Catalog Default { get; } = new(new() { Timeout = "1s", Interval = "1s", HealthyThreshold = 1, UnhealthyThreshold = 1 }); // silent
    public Check Tcp => standard with { Tcp = new() }; // silent
    public Check Http(string path) => standard with { Http = new() { Path = path } }; // silent
}
public abstract record Profile { public abstract Check Health { get; } public virtual Ref Target => new() { Group = "", Kind = "Service" }; } // silent
public sealed record Relaxed : Profile { public override Check Health { get; } = new() { Timeout = "9s", Interval = "10s", HealthyThreshold = 1, UnhealthyThreshold = 9 }; } // silent
public readonly record struct Named(string Name, Ref Target) { public Ref Whole => Target with { Name = Name }; public static Named Of(string n) => new(n, new() { Group = "", Kind = "Service" }); } // silent
public static class T
{
    static readonly Lazy<Check> Later = new(() => new() { Timeout = "1s", Interval = "1s", HealthyThreshold = 1, UnhealthyThreshold = 1 }); // silent
    static readonly IReadOnlyDictionary<string, Func<Check>> Kinds = new Dictionary<string, Func<Check>> { ["a"] = () => new() { Timeout = "1s", Interval = "1s", HealthyThreshold = 1, UnhealthyThreshold = 1 } }; // silent
    static readonly Dictionary<string, Ref> ByKind = new() { { "svc", new() { Group = "", Kind = "Service" } }, { "be", new() { Group = "gateway.kgateway.dev", Kind = "Backend" } } }; // silent
    static readonly (Ref Service, Ref Backend) Both = (new() { Group = "", Kind = "Service" }, new() { Group = "gateway.kgateway.dev", Kind = "Backend" }); // silent
    static readonly Ref[] Array = [new() { Group = "", Kind = "Service" }, new() { Group = "gateway.kgateway.dev", Kind = "Backend" }]; // silent
    static readonly System.Collections.Immutable.ImmutableArray<Ref> Frozen = [new() { Group = "", Kind = "Service" }]; // silent
    static readonly Policy.Tls Modern = new() { Parameters = new() { MinVersion = "1.3" } }; // silent
    static readonly Spec Slow = new() { ConnectTimeout = "9s", HealthCheck = new() { Timeout = "1s", Interval = "1s", HealthyThreshold = 1, UnhealthyThreshold = 1 } }; // silent
    static readonly Policy.LoadBalancer Panic = new() { HealthyPanicThreshold = 30 }; // silent
    static readonly Policy.Dns Jittered = new() { Jitter = "2s" }; // silent
    static readonly Policy.RingHash Low = new() { MinimumRingSize = 4096 }; // silent
    public static object R19() => Policy.New("a").Spec(s => s.For("a").LoadBalancer(Panic with { RoundRobin = new() })).Build(); // silent
    public static object R20() => Policy.New("a").Spec(s => s.For("a").HealthCheck(Later.Value with { Tcp = new() })).Build(); // silent
    public static object R21() => Policy.New("a").Spec(s => s.For("a").HealthCheck(Kinds["a"]() with { Grpc = new() })).Build(); // silent
    public static object R22() => Policy.New("a").Spec(s => s.TargetRefs(ByKind["svc"] with { Name = "x" }, Both.Backend with { Name = "y" }, Array[0] with { Name = "z" })).Build(); // silent
    public static object R23(string[] names) => Policy.New("a").Spec(s => s.TargetRefs(names.Select(n => Frozen[0] with { Name = n }))).Build(); // silent
    public static object R24(string[] names) => Policy.New("a").Spec(s => s.TargetRefs([.. names.Select(n => Both.Service with { Name = n })])).Build(); // silent
    public static object R25() => Policy.New("a").Spec(s => s.TargetRefs(Named.Of("x").Whole)).Build(); // silent
    public static object R26(Profile p) => Policy.New("a").Spec(s => s.TargetRefs(p.Target with { Name = "n" }).HealthCheck(p.Health with { Tcp = new() })).Build(); // silent
    public static object R27() { var o = new Options(); return Policy.New("a").Spec(s => s.TargetRefs(o.Target with { Name = "n" }).HealthCheck(o.Health with { Tcp = new() })).Build(); } // silent
    public static object R28() { var o = new Options { Target = new() { Group = "", Kind = "Service", Name = "x" }, Health = Catalog.Default.Tcp }; return Policy.New("a").Spec(s => s.TargetRefs(o.Target).HealthCheck(o.Health)).Build(); } // silent
    public static object R29() => new Policy { Metadata = new() { Name = "a" }, Spec = Slow with { TargetRefs = [Array[0] with { Name = "x" }], HealthCheck = Slow.HealthCheck! with { Tcp = new() } } }; // silent
    public static object R30() => Slow.ToBuilder().TargetRefs(t => t.Group("").Kind("Service").Name("x")).HealthCheck(h => h.Tcp(_ => { })).Build(); // silent
    static Ref Target(string? name = null) => name is null ? new() { Group = "", Kind = "Service" } : new() { Group = "", Kind = "Service", Name = name };
    public static object R31() => Policy.New("a").Spec(s => s.TargetRefs(Target("x"))).Build(); // silent
    public static object R32() { Check? check = null; check ??= new() { Timeout = "1s", Interval = "1s", HealthyThreshold = 1, UnhealthyThreshold = 1 }; check = check with { Tcp = new() }; return Policy.New("a").Spec(s => s.For("x").HealthCheck(check)).Build(); } // silent
    public static object R33() { var check = new Check { Timeout = "1s", Interval = "1s", HealthyThreshold = 1, UnhealthyThreshold = 1 }; foreach (var _ in new[] { 1 }) check = check with { Tcp = new() }; return Policy.New("a").Spec(s => s.For("x").HealthCheck(check)).Build(); } // silent
    public static object R34() { Ref r = new() { Group = "", Kind = "Service" }; r = r with { Name = "x" }; return Policy.New("a").Spec(s => s.TargetRefs(r)).Build(); } // silent
    public static object R35() { var refs = new List<Ref>(); refs.Add(new() { Group = "", Kind = "Service" }); refs[0] = refs[0] with { Name = "x" }; return Policy.New("a").Spec(s => s.TargetRefs(refs)).Build(); } // silent
    public static object R36() { var r = new[] { "a", "b" }.Aggregate(new List<Ref>(), (all, n) => { all.Add(Array[0] with { Name = n }); return all; }); return Policy.New("a").Spec(s => s.TargetRefs(r)).Build(); } // silent
    public static object R37(bool slow) => Policy.New("a").Spec(s => s.For("x").HealthCheck((slow ? Later.Value : Kinds["a"]()) with { Tcp = new() })).Build(); // silent
    public static Policy Skeleton(string name) => new() { Metadata = new() { Name = name }, Spec = new() { ConnectTimeout = "2s" } }; // silent
    public static object R39() => Skeleton("a") with { Spec = new() { TargetRefs = [Target("x")] } }; // silent
    public static object R40() => Skeleton("a").ToBuilder().Spec(s => s.For("x")).Build(); // silent
    public static object R42() => Policy.New("a").Spec(s => s.For("a").Dns(Jittered with { RefreshRate = "5s" })).BuildUnchecked(); // silent
    public static object R43(Catalog c) => Policy.New("a").Spec(s => s.For("a").HealthCheck(c.Http("/healthz"))).Build(); // silent
    public static object R44() => Policy.New("a").Spec(s => s.For("a").LoadBalancer(l => l.RingHash(Low with { MaximumRingSize = 8192 }))).Build(); // silent

    public static Policy.TcpKeepalive W01 { get; } = new() { KeepAliveProbes = {|BDSL1002:-1|} };
    static readonly Dictionary<string, Check> W02 = new() { ["a"] = new() { Timeout = {|BDSL2001:"1 s"|} }, ["b"] = new() { Interval = "1s" } };
    static readonly Policy.Tls[] W03 = [new() { Sni = {|BDSL1004:""|} }];
    public sealed record Holder(Policy.TcpKeepalive Keep) { public static readonly Holder W04 = new(new Policy.TcpKeepalive() { KeepAliveProbes = {|BDSL1002:-4|} }); }
    static (Policy.TcpKeepalive, int) W05() => (new() { KeepAliveProbes = {|BDSL1002:-5|} }, 1);
    public static object W07() => Policy.New("a").Spec(s => s.For("x").HealthCheck({|BDSL2001:Slow.HealthCheck|}!)).Build();
    public static object W08() => Policy.New("a").Spec(s => s.TargetRefs({|BDSL1009:Target()|})).Build();
    static readonly Func<Policy.TcpKeepalive> W09 = () => new() { KeepAliveProbes = {|BDSL1002:-9|} };
    static readonly Lazy<Policy.TcpKeepalive> W10 = new(() => new() { KeepAliveProbes = {|BDSL1002:-10|} });
    public static IEnumerable<Policy.TcpKeepalive> W11() => new[] { 1, 2 }.Select(n => new Policy.TcpKeepalive { KeepAliveProbes = {|BDSL1002:-11|} });
    public static object W12() => new Policy.TcpKeepalive { KeepAliveProbes = 3 } with { KeepAliveTime = {|BDSL2001:"500ms"|} };
    public static object W13(Policy p) => p with { Spec = p.Spec with { ConnectTimeout = {|BDSL2001:"5 s"|} } };
    public static object W14() => Policy.New("a").Spec(s => s.For("a").LoadBalancer({|BDSL2001:Panic|})).Build();
}
