// Overlays, environments, feature flags, tenants: bases that other code finishes, and values that a condition decides.
using System.Diagnostics;
using System.Globalization;
namespace Acme.Environments;

public enum Stage { Dev, Test, Prod }
public interface ITenant { string Name { get; } int? MaxHeaders { get; } string? Timeout { get; } }
public sealed record Tenant(string Name, int? MaxHeaders = null, string? Timeout = null) : ITenant { public static readonly Tenant None = new("none", -1, ""); public bool IsLimited => MaxHeaders is > 0; }
public static class Flags
{
    public static readonly bool Strict = Environment.GetEnvironmentVariable("STRICT") == "1";
    public static bool Beta { get; } = false;
    public const bool Legacy = false;
    public const string Unset = "-";
    public static readonly string Sni = Unset;
    public static readonly int Retries = int.TryParse(Environment.GetEnvironmentVariable("RETRIES"), out var n) ? n : -1;
    public static readonly string Wait = Environment.GetEnvironmentVariable("WAIT") ?? "";
    public static readonly IReadOnlyDictionary<Stage, string> Waits = new Dictionary<Stage, string> { [Stage.Dev] = "", [Stage.Prod] = "3s" };
    public static readonly string?[] Slots = ["", null];
    public static readonly DateTime Since = DateTime.MinValue;
    [Conditional("DEBUG")] public static void Verify(bool ok) { if (!ok) throw new InvalidOperationException(); }
    public static bool TryGet(string key, out string value) { value = ""; return false; }
    public static T Or<T>(this T? value, T other) where T : struct => value ?? other;
    public static string OrDefault(this string value, string other) => value.Length == 0 ? other : value;
    public static bool IsSet(this string? value) => !string.IsNullOrEmpty(value);
}
public static class E
{
    static Policy.Builder Base(Stage stage) => Policy.New("web", stage.ToString().ToLowerInvariant());
    public static object R01(Stage stage) => Base(stage).Spec(s => { s.For("x"); if (stage is not Stage.Dev) s.ConnectTimeout(Flags.Waits[stage]); }).Build(); // silent
    public static object R02() => Base(Stage.Dev).Spec(s => { s.For("x"); if (Flags.Legacy) s.ConnectTimeout("never"); }).Build(); // silent
    public static object R03() => Base(Stage.Dev).Spec(s => { s.For("x"); if (Flags.Beta) s.ConnectTimeout("never"); else s.ConnectTimeout("1s"); }).Build(); // silent
    public static object R04() => Base(Stage.Dev).Spec(s => { s.For("x"); if (Flags.Retries >= 0) s.CircuitBreakers(c => c.MaxRetries(Flags.Retries)); }).Build(); // silent
    public static object R05() => Base(Stage.Dev).Spec(s => { s.For("x"); if (Flags.Wait.IsSet()) s.ConnectTimeout(Flags.Wait); }).Build(); // silent
    public static object R06() => Base(Stage.Dev).Spec(s => s.For("x").ConnectTimeout("".OrDefault("3s"))).Build(); // silent
    public static object R07() => Base(Stage.Dev).Spec(s => { s.For("x"); if (Tenant.None.IsLimited) s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(Tenant.None.MaxHeaders)); }).Build(); // silent
    public static object R08(ITenant t) => Base(Stage.Dev).Spec(s => s.For("x").CommonHttpProtocolOptions(h => h.MaxHeadersCount(t.MaxHeaders)).ConnectTimeout(t.Timeout)).Build(); // silent
    public static object R09() => Base(Stage.Dev).Spec(s => { s.For("x"); if (Flags.Sni is not Flags.Unset) s.Tls(t => t.Sni(Flags.Sni).WellKnownCACertificates("System")); }).Build(); // silent
    public static object R10() => Base(Stage.Dev).Spec(s => { s.For("x"); if (Flags.TryGet("t", out var wait)) s.ConnectTimeout(wait); }).Build(); // silent
    public static object R11() { string wait; if (!Flags.TryGet("t", out wait)) wait = "2s"; return Base(Stage.Dev).Spec(s => s.For("x").ConnectTimeout(wait)).Build(); } // silent
    public static object R12() { var max = -1; if (Flags.Strict) max = 5; if (max > 0) return Base(Stage.Dev).Spec(s => s.For("x").CommonHttpProtocolOptions(h => h.MaxHeadersCount(max))).Build(); return 0; } // silent
    public static object R13() { int? max = null; return Base(Stage.Dev).Spec(s => s.For("x").CommonHttpProtocolOptions(h => h.MaxHeadersCount(max.Or(3)))).Build(); } // silent
    public static object R14() { string? wait = null; wait ??= Flags.Strict ? "1s" : "5s"; return Base(Stage.Dev).Spec(s => s.For("x").ConnectTimeout(wait)).Build(); } // silent
    public static object R15(Stage stage) { var (wait, max) = stage switch { Stage.Dev => ("", -1), _ => ("3s", 10) }; return Base(stage).Spec(s => { s.For("x"); if (max > 0) s.ConnectTimeout(wait).CommonHttpProtocolOptions(h => h.MaxHeadersCount(max)); }).Build(); } // silent
    public static object R16(Stage stage) => Base(stage).Spec(s => { s.For("x"); switch (stage) { case Stage.Dev: s.ConnectTimeout("30s"); break; case Stage.Test when Flags.Strict: s.ConnectTimeout("3s"); break; default: break; } }).Build(); // silent
    public static object R17() => Base(Stage.Dev).Spec(s => { s.For("x"); if (Flags.Slots[0] is { Length: > 0 } t) s.ConnectTimeout(t); }).Build(); // silent
    public static object R19() { var tries = 0; while (true) { if (++tries > 3) break; } return Base(Stage.Dev).Spec(s => { s.For("x"); if (tries > 0) s.CircuitBreakers(c => c.MaxRetries(tries - 1)); }).Build(); } // silent
    public static object R20() { var text = "5"; text += "s"; return Base(Stage.Dev).Spec(s => s.For("x").ConnectTimeout(text)).Build(); } // silent
    public static object R21() { var sb = new System.Text.StringBuilder("5"); sb.Append('s'); return Base(Stage.Dev).Spec(s => s.For("x").ConnectTimeout(sb.ToString())).Build(); } // silent
    public static object R22() { ref readonly var wait = ref Pick(); return Base(Stage.Dev).Spec(Set(wait)).Build(); } // silent
    static readonly string s_wait = "";
    static ref readonly string Pick() => ref s_wait;
    static Action<SpecBuilder> Set(string wait) => s => { s.For("x"); if (wait != "") s.ConnectTimeout(wait); };
    public static object R23() => Base(Stage.Dev).Spec(Set("")).Build(); // silent
    public static object R24() => Base(Stage.Dev).Spec(s => s.For("x").ConnectTimeout(double.Parse("5", CultureInfo.InvariantCulture) + "s")).Build(); // silent
    public static object R25() { const string t = ""; if (t is "") { return Base(Stage.Dev).Spec(s => s.For("x")).Build(); } else { return Base(Stage.Dev).Spec(s => s.For("x").ConnectTimeout(t)).Build(); } } // silent
    public static object R26() { for (var i = -1; ;) { if (i < 0) { i = 4; continue; } return Base(Stage.Dev).Spec(s => s.For("x").CommonHttpProtocolOptions(h => h.MaxHeadersCount(i))).Build(); } } // silent
    public static object R27(Policy dev) => dev with { Metadata = new() { Name = dev.Metadata.Name, NamespaceProperty = "prod" }, Spec = dev.Spec with { ConnectTimeout = Flags.Wait.IsSet() ? Flags.Wait : dev.Spec.ConnectTimeout } }; // silent
    public static object R28(Policy dev) => dev.ToBuilder().Spec(s => { s.TargetRefs(null); foreach (var r in dev.Spec.TargetRefs ?? []) s.TargetRefs(r with { Name = r.Name + "-prod" }); }).Build(); // silent
    public static object R29(Policy dev, IEnumerable<Func<Policy, Policy>> overlays) => overlays.Aggregate(dev, (p, o) => o(p)); // silent
    public static object R30() { static Policy Prod(Policy p) => p with { Spec = p.Spec with { ConnectTimeout = "1s" } }; Func<Policy, Policy>[] all = [Prod, p => p.ToBuilder().Labels(("stage", "prod")).Build()]; return all.Aggregate(Base(Stage.Prod).Spec(s => s.For("x")).Build(), (p, f) => f(p)); } // silent
    public static object R31() { var limits = new Dictionary<Stage, int> { [Stage.Dev] = -1, [Stage.Prod] = 5 }; return Base(Stage.Prod).Spec(s => { s.For("x"); if (limits.TryGetValue(Stage.Prod, out var n) && n > 0) s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(n)); }).Build(); } // silent
    public static object R32() { var n = -1; try { n = Team.Number("N"); } catch (FormatException) { n = 1; } return Base(Stage.Dev).Spec(s => s.For("x").CommonHttpProtocolOptions(h => h.MaxHeadersCount(n))).Build(); } // silent
    public static object R33() { using var e = new[] { 5 }.AsEnumerable().GetEnumerator(); var n = -1; while (e.MoveNext()) n = e.Current; return Base(Stage.Dev).Spec(s => s.For("x").CommonHttpProtocolOptions(h => h.MaxHeadersCount(n))).Build(); } // silent
    public static object R34() { var b = Base(Stage.Dev).Spec(s => s.For("x").ConnectTimeout("bad")); b.Spec(s => s.ConnectTimeout("1s")); return b.Build(); } // silent
    public static object R35() => Base(Stage.Dev).Spec(s => s.For("x").ConnectTimeout("bad").ConnectTimeout(null)).Build(); // silent
    public static object R36() => Base(Stage.Dev).Labels(("a b", "x")).Labels((Dictionary<string, string>?)null).Spec(s => s.For("x")).Build(); // silent
    public static object R37() { var p = Base(Stage.Dev).Spec(s => s.For("x")); return Flags.Beta ? p.Spec(s => s.ConnectTimeout("bad")).Build() : p.Build(); } // silent
    public static object R38() => Flags.Legacy ? Base(Stage.Dev).Spec(s => s.ConnectTimeout("bad")).Build() : Base(Stage.Dev).Spec(s => s.For("x")).Build(); // silent
    public static object R39(bool? on) => Base(Stage.Dev).Spec(s => { s.For("x"); if (on is true) s.Http1ProtocolOptions(h => h.EnableTrailers(true)); if (on is false) s.Http2ProtocolOptions(h => h.MaxConcurrentStreams(5)); }).Build(); // silent
    public static object R40(Stage stage) => Base(stage).Spec(s => { s.For("x"); if (stage == Stage.Dev) s.Http1ProtocolOptions(h => h.EnableTrailers(true)); if (stage == Stage.Prod) s.Http2ProtocolOptions(h => h.MaxConcurrentStreams(5)); }).Build(); // silent
    public static object R41(Stage stage) => Base(stage).Spec(s => s.For("x").LoadBalancer(l => { if (stage == Stage.Dev) l.Random(_ => { }); if (stage != Stage.Dev) l.RoundRobin(_ => { }); })).Build(); // silent
    public static object R42(string? host) => Base(Stage.Dev).Spec(s => { s.For("x"); if (host is null) return; s.Tls(t => t.Sni(host).WellKnownCACertificates("System")); }).Build(); // silent
    public static object R43(int streams) => Base(Stage.Dev).Spec(s => { s.For("x"); if (streams == 0) s.Http1ProtocolOptions(h => h.EnableTrailers(true)); else s.Http2ProtocolOptions(h => h.MaxConcurrentStreams(streams)); }).Build(); // silent

    public static object W01() => Base(Stage.Dev).Spec(s => { s.For("x"); if (!Flags.Legacy) s.ConnectTimeout({|BDSL2001:"never"|}); }).Build();
    public static object W02(Stage stage) => Base(stage).Spec(s => { s.For("x"); switch (stage) { case Stage.Dev: s.ConnectTimeout({|BDSL2001:"30"|}); break; default: s.ConnectTimeout("1s"); break; } }).Build();
    public static object W03(Stage stage) => Base(stage).Spec(s => s.For("x").ConnectTimeout(stage switch { Stage.Dev => {|BDSL2001:"x"|}, Stage.Prod => "1s", _ => {|BDSL2001:"y"|} })).Build();
    public static object W04() => Base(Stage.Dev).Spec(Set2({|BDSL2001:"5 s"|})).Build();
    static Action<SpecBuilder> Set2(string wait) => s => s.For("x").ConnectTimeout(wait);
    public static object W05() { var p = Base(Stage.Dev).Spec(s => s.For("x")); return Flags.Strict ? p.Spec(s => s.ConnectTimeout({|BDSL2001:"bad"|})).Build() : p.Build(); }
    public static object W06() { var text = Flags.Strict ? "1 s" : "2 s"; return Base(Stage.Dev).Spec(s => s.For("x").ConnectTimeout({|BDSL2001:text|})).Build(); }
    public static object W07(Policy dev) => dev with { Spec = dev.Spec with { ConnectTimeout = Flags.Strict ? {|BDSL2001:"x"|} : "1s" } };
    public static object W08(Policy dev) => dev.ToBuilder().Spec(s => s.ConnectTimeout({|BDSL2001:"1 s"|})).Build();
    public static object W09() => Base(Stage.Dev).Spec(s => { s.For("x"); foreach (var n in new[] { 1, 2 }) s.CommonHttpProtocolOptions(h => h.MaxHeadersCount({|BDSL1002:-1|})); }).Build();
    public static object W10() => Base(Stage.Dev).Spec(s => { s.For("x"); { s.ConnectTimeout({|BDSL2001:"bad"|}); } }).Build();
}
