// Code at the edges: partial classes, interfaces with static members, generic math, events, indexers, tuples, disposal.
using System.Collections;
using System.Runtime.InteropServices;
namespace Acme.Edges;

public interface IKind<TSelf> where TSelf : IKind<TSelf> { static abstract string Name { get; } static virtual int Max => -1; static abstract Policy Create(string ns); }
public readonly struct WebKind : IKind<WebKind> { public static string Name => "web"; public static Policy Create(string ns) => Policy.New(Name, ns).Spec(s => s.For(Name)).Build(); } // silent
public partial class Store { private readonly Dictionary<string, Policy> _all = []; public partial Policy this[string name] { get; } public event Action<Policy>? Added; }
public partial class Store { public partial Policy this[string name] => _all.TryGetValue(name, out var p) ? p : Add(Policy.New(name, "edge").Spec(s => s.For(name)).Build()); Policy Add(Policy p) { _all[p.Metadata.Name] = p; Added?.Invoke(p); return p; } } // silent
public sealed class Batch : IEnumerable<Policy>, IDisposable { readonly List<Policy> _items = []; public void Add(string name, int max) => _items.Add(Policy.New(name, "edge").Spec(s => s.For(name).CommonHttpProtocolOptions(h => h.MaxHeadersCount(max))).Build()); public IEnumerator<Policy> GetEnumerator() => _items.GetEnumerator(); IEnumerator IEnumerable.GetEnumerator() => GetEnumerator(); public void Dispose() { } } // silent
public class Lazily { Policy? _p; public Policy Value => field ??= Policy.New("a", "edge").Spec(s => s.For("x")).Build(); public Policy Other { get => _p ?? throw new InvalidOperationException(); set => _p = value ?? throw new ArgumentNullException(nameof(value)); } } // silent
public static class Edges
{
    public static Policy R01<T>() where T : IKind<T> => T.Create("edge"); // silent
    public static Policy R02<T>() where T : IKind<T> => Policy.New(T.Name, "edge").Spec(s => { s.For("x"); if (T.Max >= 0) s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(T.Max)); }).Build(); // silent
    public static object R03() { using var b = new Batch { { "a", 1 }, { "b", 2 } }; return b.ToList(); } // silent
    public static object R04(Span<int> limits) { var n = limits[0]; return Policy.New("a").Spec(s => s.For("x").CommonHttpProtocolOptions(h => h.MaxHeadersCount(n))).Build(); } // silent
    public static object R05() { (string Name, string? Wait)[] all = [("a", null), ("b", "2s")]; return all.Select(t => Policy.New(t.Name).Spec(s => s.For(t.Name).ConnectTimeout(t.Wait)).Build()).ToList(); } // silent
    public static object R06() { var anon = new { Name = "a", Wait = "" }; return Policy.New(anon.Name).Spec(s => { s.For("x"); if (anon.Wait is not "") s.ConnectTimeout(anon.Wait); }).Build(); } // silent
    public static object R07(int[] xs) => xs is [var first, .., var last] ? Policy.New("a").Spec(s => s.For("x").CommonHttpProtocolOptions(h => h.MaxHeadersCount(Math.Min(first, last)))).Build() : 0; // silent
    public static object R08(nint n) => Policy.New("a").Spec(s => s.For("x").CommonHttpProtocolOptions(h => h.MaxHeadersCount((int)n))).Build(); // silent
    public static object R09() { checked { var n = 1; n <<= 4; return Policy.New("a").Spec(s => s.For("x").CommonHttpProtocolOptions(h => h.MaxHeadersCount(n))).Build(); } } // silent
    public static object R10() => ((Func<int, Policy>)(n => Policy.New("a").Spec(s => s.For("x").CommonHttpProtocolOptions(h => h.MaxHeadersCount(n))).Build()))(5); // silent
    public static object R11(Policy a, Policy b) { (a, b) = (b, a); return a with { Spec = b.Spec }; } // silent
    public static bool R12(Policy a) => a is { Metadata.Name: "x", Spec: { ConnectTimeout: not null, TargetRefs: [{ Kind: "Service" }, ..] } }; // silent
    public static object R13(Policy a) { a.Deconstruct2(out var name, out var spec); return Policy.New(name).Spec(spec).Build(); } // silent
    static void Deconstruct2(this Policy p, out string name, out Spec spec) => (name, spec) = (p.Metadata.Name, p.Spec);
    public static object R14() { Policy Build(int depth) => depth == 0 ? Policy.New("a").Spec(s => s.For("x")).Build() : Build(depth - 1).ToBuilder().Labels(($"l{depth}", "x")).Build(); return Build(3); } // silent
    public static object R15() => new Dictionary<string, Func<Policy.Builder, Policy.Builder>> { ["a"] = b => b.Labels(("x", "y")), ["b"] = b => b.Annotations(("x", "y")) }.Values.Aggregate(Policy.New("a").Spec(s => s.For("x")), (b, f) => f(b)).Build(); // silent
    public static object R16() { var b = Policy.New("a"); b = b.Spec(s => s.For("x")); b = Team.Flag ? b.Labels(("a", "b")) : b; return b.Build(); } // silent
    public static object R17(Policy? p) => p?.ToBuilder().Spec(s => s.ConnectTimeout("1s")).Build() ?? Policy.New("a").Spec(s => s.For("x")).Build(); // silent
    public static object R18() => Policy.New("a").Spec(s => { s.For("x"); return; }).Build(); // silent
    public static object R19() => Policy.New(name: "a", @namespace: "edge").Spec(configure: s => s.For("x")).Build(); // silent
    public static object R20() => Policy.New(@namespace: "edge", name: "a").Spec(s => s.For(service: "x")).Build(); // silent
    public static object R21() { goto make; make: return Policy.New("a").Spec(s => s.For("x")).Build(); } // silent
    public static object R22() => Policy.New("a").Spec(static s => s.For("x").ConnectTimeout(default(string))).Build(); // silent
    public static object R23(params ReadOnlySpan<string> names) { var b = Policy.New("a"); foreach (var n in names) { var name = n; b.Spec(s => s.For(name)); } return b.Build(); } // silent
    public static object R24() { var text = """{"kind": "Service"}"""; return Policy.New("a").Annotations(("raw", text)).Spec(s => s.For("x")).Build(); } // silent
    public static object R25(IEnumerable<V1Service> services) => services.Where(s => s.Spec.Type != "ExternalName").GroupBy(s => s.Metadata.NamespaceProperty).Select(g => Policy.New("all", g.Key).Spec(s => { foreach (var x in g) s.For(x.Metadata.Name); }).Build()).ToList(); // silent

    public static object W01() { using var b = new Batch { { "a", 1 } }; return Policy.New("a").Spec(s => s.For("x").ConnectTimeout({|BDSL2001:"5 s"|})).Build(); }
    public static object W02() { const int Shift = 3; return Policy.New("a").Spec(s => s.For("x").CommonHttpProtocolOptions(h => h.MaxHeadersCount({|BDSL1002:-(1 << Shift)|}))).Build(); }
    public static object W03() => Policy.New(@namespace: {|BDSL1012:"A B"|}, name: "a").Spec(s => s.For("x")).Build();
    public static object W04(Policy? p) => p?.ToBuilder().Spec(s => s.ConnectTimeout({|BDSL2001:"1 s"|})).Build() ?? Policy.New("a").Spec(s => s.For("x")).Build();
    public static object W05() => Policy.New("a").Spec(static s => s.For("x").ConnectTimeout({|BDSL2001:"no"|})).Build();
    public static object W06() { var b = Policy.New("a"); b = b.Spec(s => s.For("x").ConnectTimeout({|BDSL2001:"no"|})); return b.Build(); }
    public static Policy W07 => field ??= Policy.New("a").Spec(s => s.For("x").ConnectTimeout({|BDSL2001:"no"|})).Build();
    public static object W08() => ((Func<Policy>)(() => Policy.New("a").Spec(s => s.For("x").ConnectTimeout({|BDSL2001:"no"|})).Build()))();
}
