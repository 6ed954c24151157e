// Settings whose sentinels a condition keeps from being used, in many styles.
using System.Threading;
using System.Diagnostics.CodeAnalysis;
namespace Acme.Guards;

public sealed record Settings(int MaxHeaders = -1, string Timeout = "", TimeSpan? Idle = null, bool Strict = false)
{
    public static readonly Settings Default = new();
    public static Settings Load() => new(Team.Number("MAX"), Environment.GetEnvironmentVariable("T") ?? "");
    public bool HasTimeout => Timeout.Length > 0;
}
public enum Mode { Off, Slow, Quick }
public static class Defaults2
{
    public const int Unset = -1;
    public const string None = "";
    public const string NotSet = "<unset>";
    public static readonly int Limit = Unset;
    public static readonly string Wait = NotSet;
    public static readonly Mode Mode = Mode.Off;
    public static readonly string[] Names = [];
    public static readonly TimeSpan Idle = Timeout.InfiniteTimeSpan;
    public static int Probes { get; set; } = -1;
    public static readonly int? Maybe;
    public static readonly double Ratio = -0.5;
    public static readonly (int Max, string Wait) Pair = (-1, "");
}
public interface IHas<TSelf> where TSelf : IHas<TSelf> { static abstract int Max { get; } static abstract string Wait { get; } }
public readonly struct Small : IHas<Small> { public static int Max => -1; public static string Wait => ""; }
public static class G
{
    static Policy Of(Action<SpecBuilder> f) => Policy.New("a", "edge").Spec(s => { s.For("x"); f(s); }).Build();
    static void Headers(SpecBuilder s, int n) => s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(n));

    public static object R01() => Of(s => { if (Defaults2.Limit is var n and >= 0) s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(n)); }); // silent
    public static object R02() => Of(s => { if (Defaults2.Limit is not Defaults2.Unset) s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(Defaults2.Limit)); }); // silent
    public static object R03() => Of(s => { if (Defaults2.Wait is not Defaults2.NotSet) s.ConnectTimeout(Defaults2.Wait); }); // silent
    public static object R04() => Of(s => { if (Defaults2.Wait != Defaults2.NotSet && Defaults2.Wait.Length > 0) s.ConnectTimeout(Defaults2.Wait); }); // silent
    public static object R05() => Of(s => { if (!Defaults2.Wait.StartsWith('<')) s.ConnectTimeout(Defaults2.Wait); }); // silent
    public static object R06() => Of(s => { if (string.Equals(Defaults2.Wait, Defaults2.NotSet, StringComparison.OrdinalIgnoreCase)) return; s.ConnectTimeout(Defaults2.Wait); }); // silent
    public static object R07() => Of(s => { if (int.IsPositive(Defaults2.Limit)) s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(Defaults2.Limit)); }); // silent
    public static object R08() => Of(s => { if (Math.Sign(Defaults2.Limit) > 0) s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(Defaults2.Limit)); }); // silent
    public static object R09() => Of(s => s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(Math.Clamp(Defaults2.Limit, 1, 100)))); // silent
    public static object R10() => Of(s => s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(int.Max(Defaults2.Limit, 1)))); // silent
    public static object R11() => Of(s => s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(Defaults2.Limit < 0 ? 1 : Defaults2.Limit))); // silent
    public static object R12() => Of(s => s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(Defaults2.Limit switch { < 0 => 10, var n => n }))); // silent
    public static object R13() => Of(s => s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(Defaults2.Limit switch { Defaults2.Unset => null, int n => n }))); // silent
    public static object R14() => Of(s => { switch (Defaults2.Limit) { case < 0: return; case var n: s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(n)); break; } }); // silent
    public static object R15() => Of(s => { if (Defaults2.Mode is Mode.Slow or Mode.Quick) s.ConnectTimeout("bad"); }); // silent
    public static object R16() => Of(s => { if (Defaults2.Mode != Mode.Off) s.ConnectTimeout(Defaults2.Wait); }); // silent
    public static object R17() => Of(s => s.ConnectTimeout(Defaults2.Mode switch { Mode.Off => "1s", Mode.Slow => "never", _ => throw new InvalidOperationException() })); // silent
    public static object R18() => Of(s => { if (Defaults2.Names.Length > 0) s.For(Defaults2.Names[0]); }); // silent
    public static object R19() => Of(s => { if (Defaults2.Idle != Timeout.InfiniteTimeSpan) s.ConnectTimeout(Defaults2.Idle); }); // silent
    public static object R20() => Of(s => { if (Defaults2.Idle.Ticks > 0) s.ConnectTimeout(Defaults2.Idle); }); // silent
    public static object R21() => Of(s => { if (Defaults2.Idle.TotalSeconds is > 0 and < 30) s.ConnectTimeout(Defaults2.Idle); }); // silent
    public static object R22() => Of(s => s.TcpKeepalive(k => k.KeepAliveProbes(Defaults2.Probes))); // silent
    public static object R23() => Of(s => { if (Defaults2.Maybe is int n) s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(n)); }); // silent
    public static object R24() => Of(s => { if (Defaults2.Maybe.HasValue) s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(Defaults2.Maybe.Value)); }); // silent
    public static object R25() => Of(s => s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(Defaults2.Maybe.GetValueOrDefault(3)))); // silent
    public static object R26() => Of(s => { if (Settings.Default.MaxHeaders >= 0) s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(Settings.Default.MaxHeaders)); }); // silent
    public static object R27() => Of(s => { if (Settings.Default.HasTimeout) s.ConnectTimeout(Settings.Default.Timeout); }); // silent
    public static object R28() => Of(s => { if (Settings.Default is { Timeout.Length: > 0 and var _, Timeout: var t }) s.ConnectTimeout(t); }); // silent
    public static object R29() { var cfg = new Settings(); return Of(s => { if (cfg.MaxHeaders > 0) s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(cfg.MaxHeaders)); }); } // silent
    public static object R30() { var (max, wait) = Defaults2.Pair; return Of(s => { if (max > 0) s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(max)); if (wait != "") s.ConnectTimeout(wait); }); } // silent
    public static object R31() { const int max = -1; return Of(s => { if (max > 0) Headers(s, max); }); } // silent
    public static object R32() { int max = -1; void Set(SpecBuilder s) { if (max >= 0) s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(max)); } return Of(Set); } // silent
    public static object R33<T>() where T : struct, IHas<T> => Of(s => { if (T.Max >= 0) s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(T.Max)); if (T.Wait != "") s.ConnectTimeout(T.Wait); }); // silent
    public static object R34() { if (!TryWait(out var wait)) return 1; return Of(s => s.ConnectTimeout(wait)); } // silent
    static bool TryWait([NotNullWhen(true)] out string? wait) { wait = ""; return false; }
    public static object R35() { var wait = ""; if (Team.Flag) wait = "3s"; return Of(s => { if (wait.Length != 0) s.ConnectTimeout(wait); }); } // silent
    public static object R36() { string? wait = null; return Of(s => { if (wait is not null) s.ConnectTimeout(wait); }); } // silent
    public static object R37() { var n = -1; do { n = Team.Number("X"); } while (n < 0); return Of(s => s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(n))); } // silent
    public static object R38() { var n = -1; int.TryParse(Environment.GetEnvironmentVariable("N"), out n); return Of(s => s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(n))); } // silent
    public static object R39() { var n = -1; foreach (var a in Environment.GetCommandLineArgs()) n = a.Length; return Of(s => s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(n))); } // silent
    public static object R40() { var n = -1; n += Team.Number("A"); return Of(s => s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(n))); } // silent
    public static object R41() { var n = -1; Interlocked.Exchange(ref n, 5); return Of(s => s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(n))); } // silent
    public static object R42() { var n = -1; Fill(ref n); return Of(s => s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(n))); } // silent
    static void Fill(ref int n) => n = 4;
    public static object R43() { var n = -1; Action set = () => n = 4; set(); return Of(s => s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(n))); } // silent
    public static object R44() { if (Defaults2.Limit == Defaults2.Unset) goto end; return Of(s => s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(Defaults2.Limit))); end: return 1; } // silent
    public static object R45() { try { if (Defaults2.Limit < 0) throw new ArgumentException(); return Of(s => s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(Defaults2.Limit))); } catch (ArgumentException) { return 1; } } // silent
    public static object R46() { Require(Defaults2.Limit >= 0); return Of(s => s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(Defaults2.Limit))); } // silent
    static void Require([DoesNotReturnIf(false)] bool ok) { if (!ok) throw new InvalidOperationException(); }
    public static object R47() { ArgumentException.ThrowIfNullOrEmpty(Defaults2.None); return Of(s => s.ConnectTimeout(Defaults2.None)); } // silent
    public static object R48() { System.Diagnostics.Contracts.Contract.Requires(Defaults2.Limit > 0); return Of(s => s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(Defaults2.Limit))); } // silent
    public static IEnumerable<Policy> R49() { if (Defaults2.Limit < 0) yield break; yield return Of(s => s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(Defaults2.Limit))); } // silent
    public static async Task<object?> R50() { if (Defaults2.Limit < 0) return null; await Task.Yield(); return Of(s => s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(Defaults2.Limit))); } // silent
    public static object? R51() => Defaults2.Limit >= 0 ? Of(s => s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(Defaults2.Limit))) : null; // silent
    public static object? R52() => Defaults2.Limit < 0 ? null : Policy.New("a").Spec(s => s.For("a").CommonHttpProtocolOptions(h => h.MaxHeadersCount(Defaults2.Limit))).Build(); // silent
    public static object R53() => new[] { -1, 5 }.Where(n => n > 0).Select(n => Of(s => s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(n)))).ToList(); // silent
    public static object R54() => (from n in new[] { -1, 5 } where n > 0 select Of(s => s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(n)))).ToList(); // silent
    public static object R55() => Of(s => { foreach (var n in new[] { -1, 5 }) if (n > 0) s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(n)); }); // silent
    public static object R56() => Of(s => { for (var i = -1; i < 3; i++) if (i >= 0) s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(i)); }); // silent
    public static object R57() => new Policy { Metadata = new() { Name = "a" }, Spec = new() { TargetRefs = [new() { Group = "", Kind = "Service", Name = "x" }], ConnectTimeout = Defaults2.Wait == Defaults2.NotSet ? null : Defaults2.Wait } }; // silent
    public static object R58() => new Policy.TcpKeepalive { KeepAliveProbes = Defaults2.Limit > 0 ? Defaults2.Limit : null }; // silent
    public static object R59() => Of(s => { if (Defaults2.Ratio is >= 0 and <= 100) s.LoadBalancer(l => l.HealthyPanicThreshold((int)Defaults2.Ratio).Random(_ => { })); }); // silent
    public static object R60(Mode mode) => Of(s => { var t = mode == Mode.Slow ? "30s" : mode == Mode.Quick ? "1s" : ""; if (t != "") s.ConnectTimeout(t); }); // silent
    public static object R61(Mode mode) => Of(s => { var t = mode switch { Mode.Slow => "30s", Mode.Quick => "1s", _ => null }; if (t is { } given) s.ConnectTimeout(given); }); // silent
    public static object R62() { lock (Defaults2.Names) { if (Defaults2.Limit < 0) return 0; return Of(s => s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(Defaults2.Limit))); } } // silent
    public static object R63() => Of(s => { _ = Defaults2.Limit >= 0 && Apply(() => s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(Defaults2.Limit))); }); // silent
    static bool Apply(Action a) { a(); return true; }
    public static object R64() => Of(s => { if (Defaults2.Limit >= 0 is var ok && ok) s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(Defaults2.Limit)); }); // silent
    public static object R65() => Of(s => When(Defaults2.Limit >= 0, () => s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(Defaults2.Limit)))); // silent
    static void When(bool on, Action then) { if (on) then(); }
    public static object R66() => Policy.New("a").Spec(s => s.For("a").If(Defaults2.Limit >= 0, x => x.CommonHttpProtocolOptions(h => h.MaxHeadersCount(Defaults2.Limit)))).Build(); // silent
    static SpecBuilder If(this SpecBuilder s, bool on, Func<SpecBuilder, SpecBuilder> then) => on ? then(s) : s;
    public static object R67() => Policy.New("a").Spec(s => s.For("a").Maybe(Defaults2.Limit, (x, n) => x.CommonHttpProtocolOptions(h => h.MaxHeadersCount(n)))).Build(); // silent
    static SpecBuilder Maybe(this SpecBuilder s, int n, Action<SpecBuilder, int> set) { if (n >= 0) set(s, n); return s; }

    public static object W01() => Of(s => { if (Defaults2.Limit < 0) s.CommonHttpProtocolOptions(h => h.MaxHeadersCount({|BDSL1002:Defaults2.Limit|})); });
    public static object W02() => Of(s => { if (Defaults2.Wait == Defaults2.NotSet) s.ConnectTimeout({|BDSL2001:Defaults2.Wait|}); });
    public static object W03() => Policy.New("a").Spec(s => s.For("a").ConnectTimeout({|BDSL2001:Defaults2.NotSet|})).Build();
    public static object W05() { const int max = -1; return Policy.New("a").Spec(s => s.For("a").CommonHttpProtocolOptions(h => h.MaxHeadersCount({|BDSL1002:max|}))).Build(); }
    public static object W06() { int max = -1; return Policy.New("a").Spec(s => { s.For("a"); if (max != 0) s.CommonHttpProtocolOptions(h => h.MaxHeadersCount({|BDSL1002:max|})); }).Build(); }
    public static object W07() => Policy.New("a").Spec(s => { s.For("a"); if (Defaults2.Mode == Mode.Off) s.ConnectTimeout({|BDSL2001:"never"|}); }).Build();
    public static object W08() => new Policy { Metadata = new() { Name = "a" }, Spec = new() { TargetRefs = [new() { Group = "", Kind = "Service", Name = "x" }], ConnectTimeout = Defaults2.Wait == Defaults2.NotSet ? {|BDSL2001:Defaults2.Wait|} : "1s" } };
    public static object W09() { if (Defaults2.Limit >= 0) return 1; else return Policy.New("a").Spec(s => s.For("a").CommonHttpProtocolOptions(h => h.MaxHeadersCount({|BDSL1002:Defaults2.Limit|}))).Build(); }
    public static object W10() { var wait = Team.Flag ? "1 s" : "2 s"; return Policy.New("a").Spec(s => s.For("a").ConnectTimeout({|BDSL2001:wait|})).Build(); }
    public static object W11() => Policy.New("a").Spec(s => s.For("a").ConnectTimeout(string.IsNullOrEmpty(Defaults2.None) ? {|BDSL2001:"4 s"|} : Defaults2.None)).Build();
    public static object W12(bool on) => Policy.New("a").Spec(s => { s.For("a"); if (on) { s.ConnectTimeout({|BDSL2001:"5 s"|}); } else { s.ConnectTimeout("6s"); } }).Build();
}
