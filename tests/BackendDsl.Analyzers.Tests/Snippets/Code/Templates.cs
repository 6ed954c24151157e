// Parts that are finished later, by `with` or by a builder.
public record Defaults(Policy.HealthCheck Check, Policy.TargetRef Ref)
{
    public static Defaults Standard { get; } = new(new() { Timeout = "1s", Interval = "1s", HealthyThreshold = 1, UnhealthyThreshold = 1 }, new() { Group = "", Kind = "Service" });
}

public static class Templates
{
    static readonly Policy.TargetRef Service = new() { Group = "", Kind = "Service" };
    static Policy.TargetRef ServiceAnew => new() { Group = "", Kind = "Service" };
    static Policy.TargetRef ServiceMade() => new() { Group = "", Kind = "Service" };
    static readonly Policy.Tls Tls13 = new() { Parameters = new() { MinVersion = "1.3" } };
    static readonly Spec Quick = new() { ConnectTimeout = "5s" };
    static readonly Policy.HealthCheck Check = new() { Timeout = "1s", Interval = "1s", HealthyThreshold = 1, UnhealthyThreshold = 1 };
    static readonly Dictionary<string, Policy.HealthCheck> Checks = new() { ["slow"] = new() { Timeout = "9s", Interval = "1s", HealthyThreshold = 1, UnhealthyThreshold = 1 } };
    static readonly Policy Base = new() { Metadata = new() { Name = "base", NamespaceProperty = "edge" } };
    static readonly Policy.RingHash Rings = new() { MinimumRingSize = 2000 };
    static Policy.HealthCheck WithTcp(Policy.HealthCheck h) => h with { Tcp = new() };

    public static object R01() => Policy.New("a").Spec(s => s.TargetRefs(Service with { Name = "x" }, ServiceAnew with { Name = "y" })).Build(); // silent
    public static object R02() => Policy.New("a").Spec(s => s.For("a").Tls(Tls13 with { Sni = "x", Parameters = Tls13.Parameters! with { MaxVersion = "1.3" } })).Build(); // silent
    public static object R03() => new Policy { Metadata = new() { Name = "x" }, Spec = Quick with { TargetRefs = [Service with { Name = "x" }] } }; // silent
    public static object R04() => Policy.New("a").Spec(s => s.For("a").HealthCheck(Check with { Tcp = new() })).Build(); // silent
    public static object R05() => Policy.New("a").Spec(s => s.For("a").HealthCheck(Checks["slow"] with { Tcp = new() })).Build(); // silent
    public static object R06() => Policy.New("a").Spec(s => s.TargetRefs(Defaults.Standard.Ref with { Name = "x" }).HealthCheck(Defaults.Standard.Check with { Tcp = new() })).Build(); // silent
    public static object R07() => Policy.New("a").Spec(s => s.For("a").HealthCheck(WithTcp(new() { Timeout = "1s", Interval = "1s", HealthyThreshold = 1, UnhealthyThreshold = 1 }))).Build(); // silent
    public static object R08() { Policy.HealthCheck h = new() { Timeout = "1s", Interval = "1s", HealthyThreshold = 1, UnhealthyThreshold = 1 }; return Policy.New("a").Spec(s => s.For("a").HealthCheck(WithTcp(h))).Build(); } // silent
    public static object R09() => new Policy.HealthCheck { Timeout = "1s", Interval = "1s", HealthyThreshold = 1, UnhealthyThreshold = 1 }.ToBuilder().Tcp(_ => { }).Build(); // silent
    public static object R10() { var all = new[] { "a", "b" }.Select(n => new Policy.TargetRef { Group = "", Kind = "Service" } with { Name = n }).ToList(); return Policy.New("a").Spec(s => s.TargetRefs(all)).Build(); } // silent
    public static object R11() { var all = new[] { "a" }.Select(n => new Policy.HealthCheck { Timeout = "1s", Interval = "1s", HealthyThreshold = 1, UnhealthyThreshold = 1 }).Select(h => h with { Tcp = new() }).ToList(); return Policy.New("a").Spec(s => s.For("a").HealthCheck(all[0])).Build(); } // silent
    public static object R12() { var h = new Policy.HealthCheck { Timeout = "1s", Interval = "1s", HealthyThreshold = 1, UnhealthyThreshold = 1 }; h = Team.Flag ? h with { Tcp = new() } : h with { Grpc = new() }; return Policy.New("a").Spec(s => s.For("a").HealthCheck(h)).Build(); } // silent
    static Policy.HealthCheck Param(Policy.HealthCheck? h = null) { h ??= new() { Timeout = "9s", Interval = "1s", HealthyThreshold = 1, UnhealthyThreshold = 1 }; return h with { Tcp = new() }; }
    public static object R13() => Param(); // silent
    public static object R14() => Base with { Spec = new() { TargetRefs = [Service with { Name = "x" }] } }; // silent
    public static object R15() => Policy.New("a").Spec(s => s.TargetRefs(ServiceMade() with { Name = "x" })).Build(); // silent
    public static object R16() { Spec sp = new() { ConnectTimeout = "1s" }; sp = sp with { TargetRefs = [new() { Group = "", Kind = "Service", Name = "x" }] }; return new Policy { Metadata = new() { Name = "a" }, Spec = sp }; } // silent
    public static Policy.TargetRef R17 { get; } = new() { Kind = "Service" }; // silent
    public static Policy.HealthCheck R18() => new() { Timeout = "1s" }; // silent
    public static List<Policy.TargetRef> R19() => [new() { Kind = "Service" }]; // silent
    public static (Policy.TargetRef, int) R20() => (new() { Kind = "Service" }, 1); // silent
    public static object R21() => Policy.New("a").Spec(s => s.For("a").LoadBalancer(l => l.RingHash(Rings with { MaximumRingSize = 3000 }))).Build(); // silent
    public static object R22() { var t = Service; return Policy.New("a").Spec(s => s.TargetRefs(t with { Name = "q" })).Build(); } // silent

    static readonly Policy.TcpKeepalive Probes = new() { KeepAliveProbes = {|BDSL1002:-1|} };
    static readonly Policy.Parameters Old = new() { MinVersion = {|BDSL1008:"0.9"|} };
    static Policy.Tls NoName => new() { Sni = {|BDSL1004:""|} };
    static Policy.HealthCheck Spaces() => new() { Timeout = {|BDSL2001:"1 s"|} };
    static Policy.TcpKeepalive Slower() => new Policy.TcpKeepalive { KeepAliveProbes = 3 } with { KeepAliveProbes = {|BDSL1002:-9|} };
    static readonly Dictionary<string, Policy.TcpKeepalive> Many = new() { ["a"] = new() { KeepAliveProbes = {|BDSL1002:-2|} } };
    public static object W01() => Policy.New("a").Spec(s => s.TargetRefs({|BDSL1009:Service|})).Build();
    public static object W02() => Policy.New("a").Spec(s => s.TargetRefs({|BDSL1009:ServiceAnew|})).Build();
    public static object W03() => Policy.New("a").Spec(s => s.TargetRefs({|BDSL1009:ServiceMade()|})).Build();
    public static object W04() => Policy.New("a").Spec(s => s.For("a").HealthCheck({|BDSL2001:Check|})).Build();
    public static object W05() { var t = {|BDSL1009:new Policy.TargetRef { Group = "", Kind = "Service" }|}; return Policy.New("a").Spec(s => s.TargetRefs(t)).Build(); }
    public static object W06() => Policy.New("a").Spec(s => s.For("a").HealthCheck(Check with { Tcp = new(), Grpc = {|BDSL2001:new()|} })).Build();
    public static object W07() => Policy.New("a").Spec(s => s.For("a").LoadBalancer(l => l.RingHash({|BDSL4015:Rings|} with { MaximumRingSize = 1000 }))).Build();
    public static object W08() => new Policy { Metadata = new() { Name = "a" }, Spec = new() { TargetRefs = [{|BDSL1009:new() { Kind = "Service", Group = "" }|}] } };
    public static object W09() => Policy.New("a").Spec(s => s.For("a").HealthCheck({|BDSL2001:new Policy.HealthCheck { Timeout = "1s", Interval = "1s", HealthyThreshold = 1, UnhealthyThreshold = 1 }|})).Build();
}
