// Shapes that turn up in reviews: lists of steps, maps made in place, local state, pattern matching, records of settings.
public static class EverydayRight
{
    static readonly Action<SpecBuilder>[] Steps = [s => s.ConnectTimeout("3s"), s => s.TcpKeepalive(k => k.KeepAliveTime("30s"))];
    public static Policy R01() { var b = Policy.New("a", "edge").Spec(s => s.For("a")); foreach (var step in Steps) b.Spec(step); return b.Build(); } // silent
    public static Policy R02() => Steps.Aggregate(Policy.New("b", "edge").Spec(s => s.For("b")), (b, step) => b.Spec(step)).Build(); // silent
    public static Policy.TargetSelector R03 => new() { Group = "", Kind = "Service", MatchLabels = new() { ["app"] = "web", ["tier"] = Team.Number("T").ToString() } }; // silent
    public static Policy.TargetSelector R04 => R03 with { MatchLabels = new() { ["app.kubernetes.io/name"] = "web" } }; // silent
    sealed record Tuning(string? Connect, int? Headers);
    static Policy From(string name, Tuning t) => Policy.New(name, "edge").Spec(s => { s.For(name); if (t.Connect is { Length: > 0 } c) s.ConnectTimeout(c); if (t.Headers is >= 0 and var h) s.CommonHttpProtocolOptions(o => o.MaxHeadersCount(h)); }).Build();
    public static Policy R05 => From("c", new(null, -1)); // silent
    public static Policy R06 => From("d", new("", null)); // silent
    public static Policy R07 => From("e", new("2s", 10)); // silent
    public static Policy R08(string tier) => Policy.New("f", "edge").Spec(s => s.For("f").ConnectTimeout(tier switch { "gold" => "1s", "silver" => "2s", _ => "5s" })).Build(); // silent
    public static IEnumerable<Policy> R09() { foreach (var (name, seconds) in new[] { ("g", 1), ("h", 2) }) yield return Policy.New(name, "edge").Spec(s => s.For(name).ConnectTimeout(TimeSpan.FromSeconds(seconds))).Build(); } // silent
    public static Policy R10() { string? timeout = null; if (Team.Flag) timeout = "3s"; return Policy.New("i", "edge").Spec(s => s.For("i").ConnectTimeout(timeout)).Build(); } // silent
    public static Policy R11() { var headers = -1; headers += 2; return Policy.New("j", "edge").Spec(s => s.For("j").CommonHttpProtocolOptions(o => o.MaxHeadersCount(headers))).Build(); } // silent
    public static Policy R12() { var headers = -1; void Raise() => headers = 5; Raise(); return Policy.New("k", "edge").Spec(s => s.For("k").CommonHttpProtocolOptions(o => o.MaxHeadersCount(headers))).Build(); } // silent
    public static Policy R13(Dictionary<string, string> labels) => Policy.New("l", "edge").Labels(labels).Spec(s => s.For("l")).Build(); // silent
    public static Policy R14() => Policy.New("m", "edge").Spec(s => s.For("m").LoadBalancer(lb => _ = Team.Flag ? lb.Random(_ => { }) : lb.RoundRobin(_ => { }))).Build(); // silent
    public static Policy R15() => Policy.New("n", "edge").Spec(s => { s.For("n"); switch (Team.Number("X")) { case 1: s.Http1ProtocolOptions(h => h.EnableTrailers(true)); break; default: s.Http2ProtocolOptions(h => h.MaxConcurrentStreams(10)); break; } }).Build(); // silent
    public static Policy R16() { var b = Policy.New("o", "edge"); Configure(b); return b.Build(); } // silent
    static void Configure(Policy.Builder b) => b.Spec(s => s.For("o"));
    public static Policy R17() => new() { Metadata = new() { Name = "p", NamespaceProperty = "edge" }, Spec = new() { TargetRefs = [new() { Group = "", Kind = "Service", Name = "p" }], LoadBalancer = new() { RingHash = new() { MinimumRingSize = 10, MaximumRingSize = 20 } } } }; // silent
    public static Policy R18(int min) => new() { Metadata = new() { Name = "q", NamespaceProperty = "edge" }, Spec = new() { TargetRefs = [new() { Group = "", Kind = "Service", Name = "q" }], LoadBalancer = new() { RingHash = new() { MinimumRingSize = min, MaximumRingSize = 20 } } } }; // silent
    const string Unused = "5 s";
    public static string R19 => Unused; // silent
    public static Policy R20() { const int limit = -1; return limit < 0 ? R16() : Policy.New("r", "edge").Spec(s => s.For("r").CommonHttpProtocolOptions(o => o.MaxHeadersCount(limit))).Build(); } // silent
    public static async Task<Policy> R21() { var text = await Task.FromResult("2s"); return Policy.New("s", "edge").Spec(s => s.For("s").ConnectTimeout(text)).Build(); } // silent
    public static Policy R22(string? team = null) => Policy.New("t", "edge").Labels(("team", team ?? "none")).Spec(s => s.For("t")).Build(); // silent
    public static Policy R23() => Policy.New("u", "edge").Spec(s => s.TargetRefs(new[] { "a", "b" }.Select(n => (Action<BackendConfigPolicy.TargetRef.Builder>)(t => t.Group("").Kind("Service").Name(n))))).Build(); // silent
    public static Policy R24(bool strict) => Policy.New("v", "edge").Spec(s => { s.For("v"); if (strict) return; s.ConnectTimeout("4s"); }).Build(); // silent
    public static Policy R25() => Policy.New("w", "edge").Spec(s => s.For("w").HealthCheck(h => h.Thresholds().Http(x => x.Path("/healthz")))).Build(); // silent
    public static Policy R26() { Policy.HealthCheck check = new() { Timeout = "1s", Interval = "2s", HealthyThreshold = 1, UnhealthyThreshold = 2, Tcp = new() }; return Policy.New("x", "edge").Spec(s => s.For("x").HealthCheck(check)).Build(); } // silent
    public static Policy R27() => Policy.New("y", "edge").Spec(s => s.For("y").TcpKeepalive(new() { KeepAliveTime = "30s", KeepAliveProbes = Team.Number("P") })).Build(); // silent
    public static Policy R28() { var spec = new Spec { TargetRefs = [new() { Group = "", Kind = "Service", Name = "z" }] }; if (Team.Flag) spec = spec with { ConnectTimeout = "3s" }; return new() { Metadata = new() { Name = "z", NamespaceProperty = "edge" }, Spec = spec }; } // silent
    public static bool R29(Policy p) => p.Spec.ConnectTimeout == "5 s"; // silent
    public static void R30() { try { Policy.New("Bad_Name").Build(); } catch (ResourceInvalidException e) { Console.WriteLine(e.Message); } } // silent
}

public static class EverydayWrong
{
    static readonly Action<SpecBuilder>[] Steps = [s => s.ConnectTimeout({|BDSL2001:"3 s"|}), s => s.TcpKeepalive(k => k.KeepAliveProbes({|BDSL1002:-1|}))];
    public static int W00 => Steps.Length; // silent
    public static Policy W02 => new() { Metadata = new() { Name = "w", NamespaceProperty = "edge" }, Spec = new() { TargetSelectors = [new() { Group = "", Kind = "Service", MatchLabels = new() { ["app"] = "web" } }], ConnectTimeout = {|BDSL2001:"9 s"|} } };
    public static Policy W03() { const int limit = -1; if (limit < 0) { return Policy.New("r", "edge").Spec(s => s.For("r").CommonHttpProtocolOptions(o => o.MaxHeadersCount({|BDSL1002:limit|}))).Build(); } return Policy.New("s").Build(); }
    public static Policy W04(string tier) => Policy.New("f", "edge").Spec(s => s.For("f").ConnectTimeout(tier switch { "gold" => {|BDSL2001:"1 s"|}, _ => {|BDSL2001:"5 s"|} })).Build();
    public static Policy W05() => new() { Metadata = new() { Name = "p", NamespaceProperty = "edge" }, Spec = new() { TargetRefs = [new() { Group = "", Kind = "Service", Name = "p" }], LoadBalancer = new() { RingHash = new() { MinimumRingSize = {|BDSL4015:30|}, MaximumRingSize = 20 } } } };
    public static async Task<Policy> W06() { var text = await Task.FromResult("2s"); return Policy.New("s", "edge").Spec(s => s.For("s").ConnectTimeout(text).TcpKeepalive(k => k.KeepAliveTime({|BDSL2001:"30 s"|}))).Build(); }
    public static Policy W08() => Policy.New("x", "edge").Labels(("team", {|BDSL1013:"edge team"|})).Spec(s => s.For("x")).Build();
    public static Policy W09() { var b = Policy.New("y", "edge"); {|BDSL1009:Configure(b)|}; return b.Build(); }
    static void Configure(Policy.Builder b) => b.Spec(s => s.For("y").HealthCheck(h => h.Tcp(_ => { })));
    public static Policy W10() => Policy.New({|BDSL1012:"Web_1"|}, "edge").Spec(s => s.For("x")).Build();
}
