// The shortest C# that reads well.
public static class ShortForms
{
    public static object R01() => Policy.New("a").Spec(s => s.TargetRefs(new() { Group = "", Kind = "Service", Name = "x" })).Build(); // silent
    public static object R02() => Policy.New("a").Spec(s => s.TargetRefs([new() { Group = "", Kind = "Service", Name = "x" }])).Build(); // silent
    public static object R03() => Policy.New("a").Spec(s => s.For("a").Tls(new() { Sni = "a" })).Build(); // silent
    public static object R04() => Policy.New("a").Spec(new() { ConnectTimeout = "5s", TargetRefs = [new() { Group = "", Kind = "Service", Name = "x" }] }).Build(); // silent
    public static object R05() => Policy.New("a").Spec(s => s.For("a").ConnectTimeout(null)).Build(); // silent
    public static object R06() => Policy.New("a").Spec(s => s.For("a").HealthCheck(null)).Build(); // silent
    public static object R07() => Policy.New("a").Spec(s => s.For("a").TargetRefs([])).Build(); // silent
    public static object R08() => Policy.New("a").Spec(s => s.For("a").Tls(t => t.Sni("a").AlpnProtocols(["h2"]))).Build(); // silent
    public static object R09() => Policy.New("a").Labels([("a", "b")]).Spec(s => s.For("a")).Build(); // silent
    public static object R10() => Policy.New("a").Labels(new() { ["a"] = "b" }).Spec(s => s.For("a")).Build(); // silent
    public static object R11(IEnumerable<Action<Policy.TargetRef.Builder>> all) => Policy.New("a").Spec(s => s.TargetRefs(all)).Build(); // silent
    public static object R12() => Policy.New("a").Spec(s => s.TargetRefs([t => t.Group("").Kind("Service").Name("x"), t => t.Group("").Kind("Service").Name("y")])).Build(); // silent
    public static object R13(Policy p) => p with { Spec = p.Spec with { ConnectTimeout = "1s" } }; // silent
    public static object R14(Policy p) => p.ToBuilder().Spec(s => s.TargetRefs(null).For("other")).Build(); // silent
    public static object R15() => Policy.New("a").Spec(s => s.For("a").CommonHttpProtocolOptions(new() { MaxHeadersCount = 3 })).Build(); // silent
    public static object R16() => Policy.New("a").Spec(s => s.TargetSelectors(t => t.Group("").Kind("Service").MatchLabels(new() { ["a"] = "b" }))).Build(); // silent
    public static object R17() => Policy.New("a").Spec(s => s.TargetSelectors(t => t.Group("").Kind("Service").MatchLabels([("a", "b")]))).Build(); // silent
    public static object R18(int? max, bool? on) => Policy.New("a").Spec(s => s.For("a").CommonHttpProtocolOptions(h => h.MaxHeadersCount(max)).Http1ProtocolOptions(h => h.EnableTrailers(on))).Build(); // silent
    public static object R19(TimeSpan? wait) => Policy.New("a").Spec(s => s.For("a").ConnectTimeout(wait)).Build(); // silent
    public static object R20() => Policy.New("a").Metadata(new() { Name = "b" }).Spec(s => s.For("a")).Build(); // silent
    public static object R21() => Policy.New("a").Spec(s => s.For("a").Http1ProtocolOptions(h => h.HeaderFormat(null))).Build(); // silent
    public static object R22(List<Policy.TargetRef> all) => Policy.New("a").Spec(s => s.TargetRefs(all)).Build(); // silent
    public static object R23(Policy.TargetRef[] all) => Policy.New("a").Spec(s => s.TargetRefs([.. all])).Build(); // silent
    public static object R24() => Policy.New("a").Spec(s => s.For("a").HealthCheck(new() { Timeout = "1s", Interval = "1s", HealthyThreshold = 1, UnhealthyThreshold = 1, Tcp = new() })).Build(); // silent
    public static object R25(Dictionary<string, string> d, IReadOnlyDictionary<string, string> r, SortedDictionary<string, string> o) => Policy.New("a").Labels(d).Labels(r).Labels(o).Annotations(d).Spec(s => s.For("a")).Build(); // silent

    public static object W01() => Policy.New("a").Spec(s => s.TargetRefs({|BDSL1009:new() { Group = "", Kind = "Service" }|})).Build();
    public static object W02() => Policy.New("a").Spec(s => s.TargetRefs([{|BDSL1009:new() { Group = "", Kind = "Service" }|}])).Build();
    public static object W03() => Policy.New("a").Spec(s => s.For("a").Tls(new() { Sni = {|BDSL1004:""|} })).Build();
    public static object W04() => Policy.New("a").Spec(new() { ConnectTimeout = {|BDSL2001:"5 s"|}, TargetRefs = [new() { Group = "", Kind = "Service", Name = "x" }] }).Build();
    public static object W05() => Policy.New("a").Spec(s => s.For("a").CommonHttpProtocolOptions(new() { MaxHeadersCount = {|BDSL1002:-3|} })).Build();
    public static object W06() => Policy.New("a").Labels(new() { ["a"] = {|BDSL1013:"not a label!"|} }).Spec(s => s.For("a")).Build();
    public static object W07() => Policy.New("a").Labels([({|BDSL1013:"a b"|}, "b")]).Spec(s => s.For("a")).Build();
    public static object W08() => Policy.New("a").Spec(s => s.TargetRefs([{|BDSL1009:t => t.Group("").Kind("Service")|}])).Build();
    public static object W09() => Policy.New("a").Spec(s => s.For("a").HealthCheck({|BDSL2001:new() { Timeout = "1s", Interval = "1s", HealthyThreshold = 1, UnhealthyThreshold = 1 }|})).Build();
    public static object W10() => Policy.New("a").Spec(s => s.For("a").CommonHttpProtocolOptions(h => h.MaxHeadersCount({|BDSL1002:-3|}))).Build();
    public static object R91() => Policy.New("a").Spec(s => s.ForService("a").ForBackend("b").ConnectTimeout("1s")).Build(); // silent
    public static object R92(string n) => Policy.New("a").Spec(s => s.ForService(n)).Build(); // silent
    public static object W91() => Policy.New("a").Spec(s => s.ForService({|BDSL1004:""|})).Build();
    public static object W92() => Policy.New("a").Spec(s => s.ForService("a").CommonHttpProtocolOptions(h => h.MaxHeadersCount({|BDSL1002:-3|}))).Build();
    public static object W93() => Policy.New("a").Spec(s => s.ForBackend("a").{|BDSL1009:HealthCheck(h => h.Tcp(_ => { }).UnhealthyThreshold(1).Interval("1s").Timeout("1s"))|}).Build();
}
