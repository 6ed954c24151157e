// Values that are known and values that are not: the same calls.
public static class Values
{
    public static object R01(int n) => Policy.New("a").Spec(s => s.For("a").CommonHttpProtocolOptions(h => h.MaxHeadersCount(n))).Build(); // silent
    public static object R02(string t) => Policy.New("a").Spec(s => s.For("a").ConnectTimeout(t)).Build(); // silent
    public static object R03(string k) => Policy.New("a").Spec(s => s.TargetRefs(t => t.Group("").Kind(k).Name("a"))).Build(); // silent
    public static object R04(int n) => Policy.New("a").Spec(s => s.For("a").Http2ProtocolOptions(h => h.MaxConcurrentStreams(n))).Build(); // silent
    public static object R05(string w) => Policy.New("a").Spec(s => s.For("a").Http2ProtocolOptions(h => h.InitialStreamWindowSize(w))).Build(); // silent
    public static object R06() => Policy.New("a").Spec(s => s.For("a").TcpKeepalive(k => k.KeepAliveTime(Environment.GetEnvironmentVariable("X")!))).Build(); // silent
    public static object R07() => Policy.New("a").Spec(s => s.For("a").OutlierDetection(o => o.MaxEjectionPercent(Team.Number("Z")))).Build(); // silent
    public static object R08(string v) => Policy.New("a").Spec(s => s.For("a").Tls(t => t.Sni(v))).Build(); // silent
    public static object R09(string c) => Policy.New("a").Spec(s => s.For("a").Tls(t => t.Sni("a.b").Parameters(p => p.EcdhCurves(c)))).Build(); // silent
    public static object R10(string d) => Policy.New("a").Spec(s => s.TargetRefs(r => r.Group("gateway.kgateway.dev").Kind("Backend").Name("a")).Dns(x => x.RefreshRate(d).Jitter("2s"))).Build(); // silent
    public static object R11(string d) => Policy.New("a").Spec(s => s.TargetRefs(r => r.Group("gateway.kgateway.dev").Kind("Backend").Name("a")).Dns(x => x.RefreshRate("1s").Jitter(d))).Build(); // silent
    public static object R12(string f) => Policy.New("a").Spec(s => s.For("a").Http1ProtocolOptions(h => h.HeaderFormat(f))).Build(); // silent
    public static object R13(string v) => Policy.New("a").Spec(s => s.For("a").Tls(t => t.Sni("a.b").Parameters(p => p.MinVersion(v)))).Build(); // silent
    public static object R14(string v) => Policy.New("a").Spec(s => s.For("a").Tls(t => t.Sni("a.b").Parameters(p => p.MinVersion("1.3").MaxVersion(v)))).Build(); // silent
    public static object R15(int n) => Policy.New("a").Spec(s => s.For("a").LoadBalancer(l => l.RingHash(r => r.MinimumRingSize(n).MaximumRingSize(1000)))).Build(); // silent
    public static object R16(int n) => Policy.New("a").Spec(s => s.For("a").LoadBalancer(l => l.RingHash(r => r.MinimumRingSize(2000).MaximumRingSize(n)))).Build(); // silent
    public static object R17(string n, string ns) => Policy.New(n, ns).Spec(s => s.For("a").ConnectTimeout("1s")).Build(); // silent
    public static object R18(string l) => Policy.New("a").Labels(("team", l), (l, "x")).Spec(s => s.For("a")).Build(); // silent
    public static object R19(bool b) => Policy.New("a").Spec(s => { s.For("a"); if (b) s.Http1ProtocolOptions(h => h.EnableTrailers(true)); else s.Http2ProtocolOptions(h => h.MaxConcurrentStreams(10)); }).Build(); // silent
    public static object R20(string k) => Policy.New("a").Spec(s => s.For("a").LoadBalancer(l => { switch (k) { case "a": l.Random(_ => { }); break; default: l.LeastRequest(_ => { }); break; } })).Build(); // silent
    public static object R21(bool b) => Policy.New("a").Spec(s => s.For("a").LoadBalancer(l => _ = b ? l.Random(_ => { }) : l.RoundRobin(_ => { }))).Build(); // silent
    public static object R22(bool b) => Policy.New("a").Spec(s => s.For("a").LoadBalancer(l => { if (b) { l.Random(_ => { }); return; } l.RoundRobin(_ => { }); })).Build(); // silent
    public static object R23(bool b) => Policy.New("a").Spec(s => s.For("a").ConnectTimeout(b ? "5s" : "10s")).Build(); // silent
    public static object R24(int n) => Policy.New("a").Spec(s => s.For("a").ConnectTimeout($"{n}s")).Build(); // silent
    public static object R25(int n) => Policy.New("a").Spec(s => s.For("a").ConnectTimeout(TimeSpan.FromSeconds(n))).Build(); // silent
    public static object R26(string[] names) => Policy.New("a").Spec(s => { foreach (var n in names) s.For(n); }).Build(); // silent
    public static object R27(List<string> names) => Policy.New("a").Spec(s => s.TargetRefs(names.Select(n => new Policy.TargetRef { Group = "", Kind = "Service", Name = n }))).Build(); // silent
    public static object R28(IEnumerable<string> names) => names.Select(n => Policy.New(n).Spec(s => s.For(n)).Build()).ToList(); // silent
    public static object R29(Policy p) => p.ToBuilder().Spec(s => s.ConnectTimeout("9s")).Build(); // silent
    public static object R30(Policy.HealthCheck h) => Policy.New("a").Spec(s => s.For("a").HealthCheck(h)).Build(); // silent
    public static object R31(Action<SpecBuilder> f) => Policy.New("a").Spec(f).Build(); // silent
    public static object R32(Func<string> f) => Policy.New("a").Spec(s => s.For("a").ConnectTimeout(f())).Build(); // silent
    public static object R40(int? n) => Policy.New("a").Spec(s => { s.For("a"); if (n is > 0) s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(n)); }).Build(); // silent
    public static object R41(string[] args) => Policy.New(args.Length > 0 ? args[0] : "web").Spec(s => s.For("a")).Build(); // silent
    public static object R42(IReadOnlyDictionary<string, string> labels) => Policy.New("a").Labels(labels).Spec(s => s.For("a")).Build(); // silent
    public static object R43(string? ns) => Policy.New("a", ns).Spec(s => s.For("a")).Build(); // silent
    public static object R44(string t) => new Policy { Metadata = new() { Name = t }, Spec = new() { TargetRefs = [new() { Group = "", Kind = "Service", Name = t }], ConnectTimeout = t } }; // silent
    public static object R45(int n) => new Policy.TcpKeepalive { KeepAliveProbes = n }; // silent
    public static object R46(Policy p, string t) => p with { Spec = p.Spec with { ConnectTimeout = t } }; // silent
    public static object R47(bool b) => Policy.New("a").Spec(s => s.For("a").CommonHttpProtocolOptions(h => h.MaxHeadersCount(b ? 1 : 2))).Build(); // silent
    public static object R48(string k) => Policy.New("a").Spec(s => s.For("a").ConnectTimeout(k switch { "slow" => "9s", "quick" => "1s", _ => "3s" })).Build(); // silent
    public static object R49(string a, string b) => Policy.New("a").Spec(s => s.TargetRefs(t => t.Group("").Kind("Service").Name(a), t => t.Group("").Kind("Service").Name(b))).Build(); // silent
    public static object R50(TimeSpan t) => Policy.New("a").Spec(s => s.For("a").ConnectTimeout(t)).Build(); // silent
    public static object R51(Policy.TargetRef r, string n) => Policy.New("a").Spec(s => s.TargetRefs(r with { Name = n })).Build(); // silent

    public static object W01() => Policy.New("a").Spec(s => s.For("a").CommonHttpProtocolOptions(h => h.MaxHeadersCount({|BDSL1002:-1|}))).Build();
    public static object W02() => Policy.New("a").Spec(s => s.For("a").ConnectTimeout({|BDSL2001:"5 s"|})).Build();
    public static object W03() => Policy.New("a").Spec(s => s.TargetRefs(t => t.Group("").Kind({|BDSL2001:"Pod"|}).Name("a"))).Build();
    public static object W04() => Policy.New("a").Spec(s => s.For("a").Http2ProtocolOptions(h => h.MaxConcurrentStreams({|BDSL1002:0|}))).Build();
    public static object W05() => Policy.New("a").Spec(s => s.For("a").OutlierDetection(o => o.MaxEjectionPercent({|BDSL1002:101|}))).Build();
    public static object W06() => Policy.New("a").Spec(s => s.For("a").Tls(t => t.Sni({|BDSL1004:""|}))).Build();
    public static object W07() => Policy.New("a").Spec(s => s.For("a").Tls(t => t.Sni("a.b").Parameters(p => p.EcdhCurves({|BDSL4005:"hello"|})))).Build();
    public static object W08() => Policy.New("a").Spec(s => s.For("a").Http1ProtocolOptions(h => h.HeaderFormat({|BDSL1008:"preserve"|}))).Build();
    public static object W09() => Policy.New("a").Spec(s => s.For("a").Tls(t => t.Sni("a.b").Parameters(p => p.MinVersion({|BDSL4001:"1.3"|})))).Build();
    public static object W10() => Policy.New("a").Spec(s => s.For("a").ConnectTimeout({|BDSL4021:"0s"|})).Build();
    public static object W11() => Policy.New({|BDSL1012:"Not_A_Name"|}).Spec(s => s.For("a")).Build();
    public static object W12() => Policy.New("a").Labels(("team", {|BDSL1013:"0123456789012345678901234567890123456789012345678901234567890123456789"|})).Spec(s => s.For("a")).Build();
    public static object W14(int n) => Policy.New("a").Spec(s => s.For("a").LoadBalancer(l => l.Random(_ => { }).{|BDSL2001:RoundRobin(_ => { })|})).Build();
    public static object W15(string d) => Policy.New("a").Spec(s => s.For("a").{|BDSL1009:HealthCheck(h => h.Timeout(d).Interval(d).UnhealthyThreshold(2).Tcp(_ => { }))|}).Build();
    public static object W16(bool b) => Policy.New("a").Spec(s => s.For("a").ConnectTimeout(b ? "5s" : {|BDSL2001:"five"|})).Build();
    public static object W17(string[] names) => Policy.New("a").Spec(s => { foreach (var n in names) s.TargetRefs(t => t.Group("").Kind("Service").Name({|BDSL1004:""|})); }).Build();
    public static object W18(IEnumerable<string> names) => names.Select(n => Policy.New(n).Spec(s => s.For(n).ConnectTimeout({|BDSL2001:"x"|})).Build()).ToList();
}
