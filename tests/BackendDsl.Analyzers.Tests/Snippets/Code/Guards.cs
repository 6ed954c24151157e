// Constants that a condition keeps from being used.
public static class Toggles
{
    public static readonly int Max = -1;
    public const int Off = -1;
    public const int Bad = -7;
    public static readonly string Timeout = "";
    public static readonly string? Missing = null;
    public static readonly TimeSpan Wait = TimeSpan.Zero;
    public static readonly int? Nothing = null;
    public static string Assigned { get; } = "bad";
    public static bool Enabled => false;
    public static readonly string Mode = "off";
    public static readonly string Either = Team.Flag ? "3s" : "";
    public static readonly string BothBad = Team.Flag ? "3 s" : "four";
    static Toggles() { Assigned = "3s"; }
}

public static class Guards
{
    static Policy Make(Action<SpecBuilder> f) => Policy.New("a", "edge").Spec(s => { s.For("x"); f(s); }).Build();

    public static object R01() => Make(s => { if (Toggles.Max >= 0) s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(Toggles.Max)); }); // silent
    public static object R02() => Policy.New("a").Spec(s => { s.For("a"); if (Toggles.Max >= 0) s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(Toggles.Max)); }).Build(); // silent
    public static object R03() => Policy.New("a").Spec(s => s.For("a").ConnectTimeout(Toggles.Timeout != "" ? Toggles.Timeout : "4s")).Build(); // silent
    public static object R04() => Policy.New("a").Spec(s => s.For("a").ConnectTimeout(Toggles.Timeout.Length > 0 ? Toggles.Timeout : "4s")).Build(); // silent
    public static object R05() => Policy.New("a").Spec(s => { s.For("a"); if (!string.IsNullOrEmpty(Toggles.Timeout)) s.ConnectTimeout(Toggles.Timeout); }).Build(); // silent
    public static object R06() => Policy.New("a").Spec(s => { s.For("a"); if (Toggles.Timeout is { Length: > 0 } t) s.ConnectTimeout(t); }).Build(); // silent
    public static object R07() => Policy.New("a").Spec(s => { s.For("a"); if (Toggles.Timeout is not "") s.ConnectTimeout(Toggles.Timeout); }).Build(); // silent
    public static object R08() => Policy.New("a").Spec(s => { s.For("a"); if (Toggles.Max < 0) return; s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(Toggles.Max)); }).Build(); // silent
    public static object R09() { if (Toggles.Timeout == "") return Policy.New("a").Spec(s => s.For("a")).Build(); return Policy.New("a").Spec(s => s.For("a").ConnectTimeout(Toggles.Timeout)).Build(); } // silent
    public static object R10() { if (Toggles.Max < 0) throw new InvalidOperationException(); return Policy.New("a").Spec(s => s.For("a").CommonHttpProtocolOptions(h => h.MaxHeadersCount(Toggles.Max))).Build(); } // silent
    public static object R11() { ArgumentOutOfRangeException.ThrowIfNegative(Toggles.Max); return Policy.New("a").Spec(s => s.For("a").CommonHttpProtocolOptions(h => h.MaxHeadersCount(Toggles.Max))).Build(); } // silent
    public static object R12() { System.Diagnostics.Debug.Assert(Toggles.Max >= 0); return Policy.New("a").Spec(s => s.For("a").CommonHttpProtocolOptions(h => h.MaxHeadersCount(Toggles.Max))).Build(); } // silent
    public static object R13() { var n = 0; return Policy.New("a").Spec(s => { s.For("a"); if (n > 0) s.CircuitBreakers(c => c.MaxConnections(n)); }).Build(); } // silent
    public static object R14() { var n = 0; return Policy.New("a").Spec(s => s.For("a").CircuitBreakers(c => c.MaxConnections(n == 0 ? 1 : n))).Build(); } // silent
    public static object R15() { var n = 0; return Policy.New("a").Spec(s => s.For("a").CircuitBreakers(c => c.MaxConnections(Math.Max(n, 1)))).Build(); } // silent
    public static object R16() { string? t = null; return Policy.New("a").Spec(s => s.For("a").ConnectTimeout(t ?? "4s")).Build(); } // silent
    public static object R17() { var t = Team.Flag ? "3s" : ""; return Policy.New("a").Spec(s => { s.For("a"); if (t.Length > 0) s.ConnectTimeout(t); }).Build(); } // silent
    public static object R18() => Policy.New("a").Spec(s => { s.For("a"); if (Team.Known(Toggles.Timeout)) s.ConnectTimeout(Toggles.Timeout); }).Build(); // silent
    public static object R19() => Policy.New("a").Spec(s => { s.For("a"); switch (Toggles.Mode) { case "off": break; default: s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(Toggles.Max)); break; } }).Build(); // silent
    public static object R20() => Policy.New("a").Spec(s => s.For("a").ConnectTimeout(Toggles.Mode switch { "on" => "bad", _ => "3s" })).Build(); // silent
    public static object R21() => Policy.New("a").Spec(s => { s.For("a"); if (Toggles.Wait > TimeSpan.Zero) s.ConnectTimeout(Toggles.Wait); }).Build(); // silent
    public static object R22() => Policy.New("a").Spec(s => { s.For("a"); if (Toggles.Enabled) s.ConnectTimeout("bad"); }).Build(); // silent
    public static object R23() => Policy.New("a").Spec(s => s.For("a").ConnectTimeout(Toggles.Assigned)).Build(); // silent
    public static object R24() => Policy.New("a").Spec(s => s.For("a").ConnectTimeout(Toggles.Either)).Build(); // silent
    public static object R25() => Policy.New("a").Spec(s => { s.For("a"); if (Toggles.Either != "") s.ConnectTimeout(Toggles.Either); }).Build(); // silent
    public static object R26(string[] all) => Policy.New("a").Spec(s => { s.For("a"); foreach (var one in all) { if (Toggles.Max < 0) continue; s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(Toggles.Max)); } }).Build(); // silent
    public static object R27() => Policy.New("a").Spec(s => { s.For("a"); var ok = Toggles.Max >= 0; if (ok && Team.Flag) s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(Toggles.Max)); }).Build(); // silent
    public static object R28() => Policy.New("a").Spec(s => { s.For("a"); _ = Toggles.Max >= 0 ? s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(Toggles.Max)) : s; }).Build(); // silent
    public static object R29() => Policy.New("a").Spec(s => s.For("a").CommonHttpProtocolOptions(h => h.MaxHeadersCount(Toggles.Nothing ?? 5))).Build(); // silent
    public static object R30() => Policy.New("a").Spec(s => { s.For("a"); if (Toggles.Nothing is { } n) s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(n)); }).Build(); // silent
    public static object R31() => Policy.New("A-B".ToLowerInvariant()).Spec(s => s.For("a")).Build(); // silent
    public static object R32() => Policy.New("a").Spec(s => { s.For("a"); while (Toggles.Max > 0) { s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(Toggles.Max)); break; } }).Build(); // silent
    static void Limit(SpecBuilder s, int max) { if (max >= 0) s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(max)); }
    public static object R33() => Policy.New("a").Spec(s => { s.For("a"); Limit(s, -1); }).Build(); // silent
    public static object R34() { Policy p = Policy.New("a").Spec(s => s.For("a")).Build(); if (Toggles.Max >= 0) p = Policy.New("a").Spec(s => s.For("a").CommonHttpProtocolOptions(h => h.MaxHeadersCount(Toggles.Max))).Build(); return p; } // silent
    public static object R35() => Policy.New("a").Spec(s => { s.For("a"); if (Toggles.Timeout is "" or null) return; s.ConnectTimeout(Toggles.Timeout); }).Build(); // silent
    public static object R36() => Policy.New("a").Spec(s => { s.For("a"); if (string.IsNullOrWhiteSpace(Toggles.Timeout) || Team.Flag) { } else s.ConnectTimeout(Toggles.Timeout); }).Build(); // silent
    static void Check(int n) { if (n < 0) throw new InvalidOperationException(); }
    public static object R37() { Check(Toggles.Max); return Policy.New("a").Spec(s => s.For("a").CommonHttpProtocolOptions(h => h.MaxHeadersCount(Toggles.Max))).Build(); } // silent
    public static object R38() => Policy.New("a").Spec(s => { s.For("a"); if (Toggles.Off != -1) s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(Toggles.Off)); }).Build(); // silent

    public static object W01() => Policy.New("a").Spec(s => s.For("a").CommonHttpProtocolOptions(h => h.MaxHeadersCount({|BDSL1002:Toggles.Max|}))).Build();
    public static object W02() => Policy.New("a").Spec(s => s.For("a").ConnectTimeout({|BDSL2001:Toggles.Timeout|})).Build();
    public static object W03() => Policy.New("a").Spec(s => { s.For("a"); if (Team.Flag) s.CommonHttpProtocolOptions(h => h.MaxHeadersCount({|BDSL1002:Toggles.Max|})); }).Build();
    public static object W04() => Policy.New("a").Spec(s => { s.For("a"); if (Toggles.Max < 0) s.CommonHttpProtocolOptions(h => h.MaxHeadersCount({|BDSL1002:Toggles.Max|})); }).Build();
    public static object W05() => Policy.New("a").Spec(s => s.For("a").ConnectTimeout({|BDSL2001:Toggles.BothBad|})).Build();
    public static object W06() { var n = -3; if (Team.Flag) { return Policy.New("a").Spec(s => s.For("a").CommonHttpProtocolOptions(h => h.MaxHeadersCount({|BDSL1002:n|}))).Build(); } return 1; }
    public static object W07() { var n = Team.Flag ? -1 : 5; return Policy.New("a").Spec(s => { s.For("a"); if (n < 0) s.CommonHttpProtocolOptions(h => h.MaxHeadersCount({|BDSL1002:n|})); }).Build(); }
    public static object W08() => Policy.New("a").Spec(s => { s.For("a"); if (Toggles.Mode == "off") s.ConnectTimeout({|BDSL2001:"5 s"|}); }).Build();
    public static object W09() { if (Toggles.Max >= 0) throw new InvalidOperationException(); return Policy.New("a").Spec(s => s.For("a").CommonHttpProtocolOptions(h => h.MaxHeadersCount({|BDSL1002:Toggles.Max|}))).Build(); }
    public static object W10() => Policy.New("a").Spec(s => { s.For("a"); try { s.CommonHttpProtocolOptions(h => h.MaxHeadersCount({|BDSL1002:Toggles.Bad|})); } finally { } }).Build();
    public static object W11() => Policy.New("a").Spec(s => { s.For("a"); switch (Toggles.Mode) { case "off": s.CommonHttpProtocolOptions(h => h.MaxHeadersCount({|BDSL1002:Toggles.Max|})); break; } }).Build();
    public static object W12() => Policy.New("a").Spec(s => s.For("a").ConnectTimeout({|BDSL2001:$"{Toggles.Mode}s"|})).Build();
    public static object W13() => Policy.New("a").Spec(s => s.For("a").ConnectTimeout(Team.Flag ? {|BDSL2001:"bad"|} : "3s")).Build();
    public static object W14() => Policy.New("a").Spec(s => { s.For("a"); Limit2(s, {|BDSL1002:-1|}); }).Build();
    static void Limit2(SpecBuilder s, int max) { if (max != 0) s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(max)); }
}
