// Structure that goes through the project's own extension methods, local functions and helpers.
public static class Helpers
{
    static Policy.Builder Mk(string n) => Policy.New(n, "x");
    static Policy.Builder Rest(this Policy.Builder b) => b.Spec(s => s.For("a").HealthCheck(h => h.Interval("1s").HealthyThreshold(1).UnhealthyThreshold(2).Tcp(_ => { })));
    static T Configure<T>(T b, Action<T> f) where T : class { f(b); return b; }
    static Action<Policy.HealthCheck.Builder> Http(string path) => h => h.Thresholds().Http(x => x.Path(path));
    static readonly Action<SpecBuilder> Common = s => s.For("a");
    static readonly Action<SpecBuilder>[] Parts = [s => s.HealthCheck(h => h.Timeout("1s").Interval("1s")), s => s.HealthCheck(h => h.HealthyThreshold(1).UnhealthyThreshold(1).Tcp(_ => { }))];
    static Policy Make(string n, params Action<SpecBuilder>[] steps) { var b = Policy.New(n); foreach (var st in steps) b.Spec(st); return b.Build(); }
    interface IModule { void Apply(SpecBuilder s); }
    class First : IModule { public void Apply(SpecBuilder s) => s.HealthCheck(h => h.Timeout("1s").Interval("1s")); }
    class Second : IModule { public void Apply(SpecBuilder s) => s.HealthCheck(h => h.HealthyThreshold(1).UnhealthyThreshold(1).Tcp(_ => { })); }

    public static object R01() => Mk("a").Spec(s => s.HealthCheck(h => h.Timeout("1s"))).Rest().Build(); // silent
    public static object R02() => Policy.New("a").Spec(s => Configure(s, x => x.For("a"))).Build(); // silent
    public static object R03() => Policy.New("a").Spec(s => s.For("a").HealthCheck(h => Configure(h, x => x.Thresholds().Tcp(_ => { })))).Build(); // silent
    public static object R04() => Policy.New("a").Spec(s => s.For("a").HealthCheck(Http("/x"))).Build(); // silent
    public static object R05() { var hc = Http("/y"); return Policy.New("a").Spec(s => s.For("a").HealthCheck(h => { hc(h); h.HealthyThreshold(3); })).Build(); } // silent
    public static object R06() => Make("a", s => s.For("a"), s => s.HealthCheck(h => h.Timeout("1s").Interval("1s")), s => s.HealthCheck(h => h.HealthyThreshold(1).UnhealthyThreshold(1).Tcp(_ => { }))); // silent
    public static object R07() => Make("a", [s => s.For("a"), .. Parts]); // silent
    public static object R08() { IModule[] ms = [new First(), new Second()]; return Policy.New("a").Spec(s => { s.For("a"); foreach (var m in ms) m.Apply(s); }).Build(); } // silent
    public static object R09() { var a = new First(); return Policy.New("a").Spec(s => { a.Apply(s); s.For("x").HealthCheck(h => h.HealthyThreshold(1).UnhealthyThreshold(1).Grpc(_ => { })); }).Build(); } // silent
    public static object R10() => Policy.New("a").Spec(Common).Spec(Team.Slow).Build(); // silent
    public static object R11() { void Add(SpecBuilder s) { s.For("a"); s.HealthCheck(h => h.Thresholds().Tcp(_ => { })); } return Policy.New("a").Spec(s => Add(s)).Build(); } // silent
    public static object R12() => Policy.New("a").Spec(s => s.For("a").HealthCheck(h => { if (Team.Flag) h.Thresholds().Tcp(_ => { }); else h.Thresholds().Grpc(_ => { }); })).Build(); // silent
    public static object R13(Func<SpecBuilder, SpecBuilder> f) => Policy.New("a").Spec(s => f(s.HealthCheck(h => h.Timeout("1s")))).Build(); // silent
    public static object R14() => Team.Named("a").Spec(s => s.For("a")).Build(); // silent
    static SpecBuilder Or(this SpecBuilder s, bool on) { if (on) return s.For("a"); return s.TargetSelectors(t => t.Group("").Kind("Service").MatchLabels(("a", "b"))); }
    public static object R15(bool on) => Policy.New("a").Spec(s => s.Or(on).HealthCheck(h => h.Thresholds().Tcp(_ => { }))).Build(); // silent

    public static object W01() => Policy.New("a").Spec(s => s.{|BDSL2001:LoadBalancer(l => l.HealthyPanicThreshold(10))|}.For("x")).Build();
    public static object W02() => Policy.New("a").Spec(s => s.For("x").{|BDSL2001:LoadBalancer(l => l.HealthyPanicThreshold(10))|}).Build();
    public static object W03() => Policy.New("a").Spec(s => s.For("x").Http1ProtocolOptions(h => h.EnableTrailers(true)).{|BDSL2001:Http2ProtocolOptions(h => h.MaxConcurrentStreams(2))|}).Build();
    public static object W04() => Policy.New("a").Spec(s => s.For("x").LoadBalancer(l => l.Random(_ => { }).{|BDSL2001:RoundRobin(_ => { })|})).Build();
    public static object W05() => Policy.New("a").Spec(s => s.For("x").{|BDSL1009:HealthCheck(h => h.Timeout("1s").Interval("2s").UnhealthyThreshold(2).Http(x => x.Path("/")))|}).Build();
    public static object W06() => Mk("a").Spec(s => s.TargetRefs({|BDSL1009:t => t.Group("").Kind("Service")|})).Build();
    public static object W07() => Policy.New("a").Spec(s => s.For("x").{|BDSL2001:HealthCheck(h => h.Thresholds())|}).Build();
    public static object W08() => Policy.New("a").Spec(s => s.For("x").Dns(d => d.RefreshRate("1s").Jitter({|BDSL2001:"2s"|}))).Build();
    public static object W09() { static void Both(SpecBuilder s) { s.For("x"); s.Http1ProtocolOptions(h => h.EnableTrailers(true)); } return Policy.New("a").Spec(s => { Both(s); s.{|BDSL2001:Http2ProtocolOptions(h => h.MaxConcurrentStreams(2))|}; }).Build(); }
    public static object W10() => Policy.New("a").Spec(Common).Spec(s => s.Http1ProtocolOptions(h => h.EnableTrailers(true)).{|BDSL2001:Http2ProtocolOptions(h => h.MaxConcurrentStreams(2))|}).Build();
    public static object W11() => Policy.New("a").Spec(s => Configure(s, x => x.For("a").{|BDSL2001:LoadBalancer(l => l.HealthyPanicThreshold(1))|})).Build();
    public static object W12() => Policy.New("a").Spec(s => s.TargetRefs(t => t.Group("").Kind("Service").Name("a")).HealthCheck({|BDSL2001:new Policy.HealthCheck { Timeout = "1s", Interval = "1s", HealthyThreshold = 1, UnhealthyThreshold = 1 }|})).Build();
    public static object W13() => Policy.New("a").Spec(s => s.For({|BDSL1004:""|})).Build();

    static Policy Limited(int max) => Policy.New("a", "edge").Spec(s => s.For("a").CommonHttpProtocolOptions(h => h.MaxHeadersCount(max))).Build();
    static Policy.Builder Limits(int max) => Policy.New("a", "edge").Spec(s => s.For("a").CommonHttpProtocolOptions(h => h.MaxHeadersCount(max)));
    static Policy.TcpKeepalive Keep(int probes, string time = "30s") => new() { KeepAliveProbes = probes, KeepAliveTime = time };
    static Policy Positive(int max) => max < 0 ? Limited(1) : Limited(max);
    public static object R16(int n) => Limited(n); // silent
    public static object R17() => Positive(-1); // silent
    public static object R18() => Keep(3); // silent
    static Policy Loose(string wait) => Policy.New("a", "edge").Spec(s => s.For("a").ConnectTimeout(wait)).BuildUnchecked();
    static Policy Looser(string wait) => Loose(wait);
    public static object R19() => Loose("5 s"); // silent
    public static object R20() => Looser("5 s").Validate(); // silent
    static Policy? Tried(string wait) { try { return Policy.New("a").Spec(s => s.For("a").ConnectTimeout(wait)).Build(); } catch (ResourceInvalidException) { return null; } }
    public static object? R21() => Tried("5 s"); // silent
    static Policy Skeleton(string? service) => new() { Metadata = new() { Name = "a" }, Spec = new() { TargetRefs = [new() { Group = "", Kind = "Service", Name = service! }] } };
    public static object R22() => Skeleton(null) with { Spec = new() { TargetRefs = [new() { Group = "", Kind = "Service", Name = "x" }] } }; // silent
    [Manifest] static Policy W14 => Limited({|BDSL1002:-1|});
    public static object W15() => Limits({|BDSL1002:-1|}).Build();
    public static object W16() { var p = Limited({|BDSL1002:-1|}); return p; }
    public static object W17() => Limited({|BDSL1002:-1|}).ToYaml();
    public static object W18() => Keep({|BDSL1002:-2|});
    public static object W19() => Keep(3, {|BDSL2001:"500ms"|});
    public static object W20() => Policy.New("a").Spec(s => s.For("a").TcpKeepalive(Keep({|BDSL1002:-3|}))).Build();
    public static IEnumerable<Policy> W21() { yield return Limited(1); yield return Limited({|BDSL1002:-1|}); }
}
