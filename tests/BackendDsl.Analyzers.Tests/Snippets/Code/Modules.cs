// Structure through extension blocks, modules, partial methods, delegates and chains that fork.
using Hc = BackendDsl.Kgateway.V1Alpha1.BackendConfigPolicy.HealthCheck;
namespace Acme.Parts;

public interface IModule<in T> { void Apply(T b); }
public abstract class Feature { public abstract void Into(SpecBuilder s); public Policy Make(string n) => Policy.New(n).Spec(s => { s.For(n); Into(s); }).Build(); }
public sealed class Probing(string path) : Feature { public override void Into(SpecBuilder s) => s.HealthCheck(h => h.Thresholds().Http(x => x.Path(path))); }
public partial class Split { public partial SpecBuilder Target(SpecBuilder s); }
public partial class Split { public partial SpecBuilder Target(SpecBuilder s) => s.For("x"); }
public static class Fluent
{
    extension(SpecBuilder s)
    {
        public SpecBuilder Quick() => s.ConnectTimeout("1s");
        public SpecBuilder Checked(string path) => s.HealthCheck(h => h.Thresholds().Http(x => x.Path(path)));
        public SpecBuilder Keep(int probes) => s.TcpKeepalive(k => k.KeepAliveProbes(probes));
    }
    public static SpecBuilder Both(this SpecBuilder s) => s.Http1ProtocolOptions(h => h.EnableTrailers(true));
    public static SpecBuilder When(this SpecBuilder s, bool on, Func<SpecBuilder, SpecBuilder> then) => on ? then(s) : s;
    public static T Tap<T>(this T b, Action<T> act) { act(b); return b; }
    public static SpecBuilder All(this SpecBuilder s, params Action<SpecBuilder>[] steps) { foreach (var step in steps) step(s); return s; }
    public static Policy.Builder Standard(this Policy.Builder b) => b.Labels(("team", "x")).Annotations(("a", "b"));
    public static Hc.Builder Often(this Hc.Builder h) => h.Interval("1s").Timeout("1s");
    public static Hc.Builder Strict(this Hc.Builder h) => h.HealthyThreshold(1).UnhealthyThreshold(1);
}
public static class P
{
    public static object R01() => Policy.New("a").Standard().Spec(s => s.For("a").Quick().Checked("/")).Build(); // silent
    public static object R02(bool on) => Policy.New("a").Spec(s => s.For("a").When(on, x => x.Quick()).When(!on, x => x.ConnectTimeout("2s"))).Build(); // silent
    public static object R03() => Policy.New("a").Spec(s => s.For("a").Tap(x => x.Quick()).Tap(x => { if (Team.Flag) x.Checked("/"); })).Build(); // silent
    public static object R04() => Policy.New("a").Spec(s => s.All(x => x.For("a"), x => x.Quick(), x => x.HealthCheck(h => h.Often().Strict().Tcp(_ => { })))).Build(); // silent
    public static object R05() => Policy.New("a").Spec(s => s.For("a").HealthCheck(h => h.Often()).HealthCheck(h => h.Strict()).HealthCheck(h => h.Tcp(_ => { }))).Build(); // silent
    public static object R06() => Policy.New("a").Spec(s => new Split().Target(s)).Build(); // silent
    public static object R07(IEnumerable<IModule<SpecBuilder>> modules) => Policy.New("a").Spec(s => { foreach (var m in modules) m.Apply(s); s.HealthCheck(h => h.Often()); }).Build(); // silent
    public static object R08(Feature f) => Policy.New("a").Spec(s => { s.For("x").HealthCheck(h => h.Often()); f.Into(s); }).Build(); // silent
    public static object R09() => new Probing("/x").Make("a"); // silent
    public static object R10(IServiceProvider services) => Policy.New("a").Spec(s => { s.HealthCheck(h => h.Often().Strict()); ((Action<SpecBuilder>)services.GetService(typeof(Action<SpecBuilder>))!)(s); }).Build(); // silent
    public static object R11() { Action<SpecBuilder> steps = s => s.For("a"); steps += s => s.HealthCheck(h => h.Often().Strict().Grpc(_ => { })); return Policy.New("a").Spec(steps).Build(); } // silent
    public static object R12() => Policy.New("a").Spec(s => { var h = new Hc.Builder(); h.Often(); h.Strict(); h.Tcp(_ => { }); s.For("a").HealthCheck(h.Build()); }).Build(); // silent
    public static object R13() { Hc.Builder? kept = null; return Policy.New("a").Spec(s => s.For("a").HealthCheck(h => { kept = h; h.Often().Strict(); kept.Tcp(_ => { }); })).Build(); } // silent
    public static object R14() => new[] { "a", "b" }.Aggregate(Policy.New("a"), (b, n) => b.Spec(s => s.For(n))).Build(); // silent
    public static object R15() { var b = Policy.New("a"); foreach (var n in new[] { "x", "y" }) b.Spec(s => s.For(n)); b.Spec(s => s.HealthCheck(h => h.Often())); Finish(b); return b.Build(); } // silent
    static void Finish(Policy.Builder b) => b.Spec(s => s.HealthCheck(h => h.Strict().Tcp(_ => { })));
    public static object R16() => Policy.New("a").Spec(s => (Team.Flag ? s.For("a") : s.For("b")).Quick()).Build(); // silent
    public static object R17() => Policy.New("a").Spec(s => s.For("a").LoadBalancer(l => _ = Team.Number("X") switch { 1 => l.Random(_ => { }), 2 => l.RoundRobin(_ => { }), _ => l.LeastRequest(_ => { }) })).Build(); // silent
    public static object R18() => Policy.New("a").Spec(s => { s.For("a"); try { s.Quick(); } catch (FormatException) { s.ConnectTimeout("2s"); } }).Build(); // silent
    public static object R19(dynamic d) => Policy.New("a").Spec(s => { s.HealthCheck(h => h.Often()); d.Configure(s); }).Build(); // silent
    public static object R20() => Policy.New("a").Spec(s => { s.For("a"); Nest(s, 3); }).Build(); // silent
    static void Nest(SpecBuilder s, int depth) { if (depth == 0) { s.Quick(); return; } Nest(s, depth - 1); }
    public static object R21<T>() where T : IModule<SpecBuilder>, new() => Policy.New("a").Spec(s => { s.HealthCheck(h => h.Often()); new T().Apply(s); }).Build(); // silent
    public static object R22() => Policy.New("a").Spec(s => s.For("a").Http1ProtocolOptions(h => h.EnableTrailers(true)).Http1ProtocolOptions(null).Http2ProtocolOptions(h => h.MaxConcurrentStreams(5))).Build(); // silent
    public static object R23() => Policy.New("a").Spec(s => s.TargetRefs(new Policy.TargetRef.Builder().Group("").Kind("Service").Name("x").Build())).Build(); // silent
    public static object R24() => Policy.New("a").Spec(s => { SpecBuilder t = s.For("a"); t.Quick(); t = t.Checked("/"); }).Build(); // silent
    public static object R25() => Policy.New("a").Spec(s => s.For("a").LoadBalancer(l => l.RingHash(r => r.HashPolicies(h => h.Header(x => x.Name("x"))))).LoadBalancer(l => l.HealthyPanicThreshold(1))).Build(); // silent

    public static object W01() => Policy.New("a").Standard().Spec(s => s.{|BDSL2001:LoadBalancer(l => l.HealthyPanicThreshold(10))|}.For("x").Quick()).Build();
    public static object W02() => Policy.New("a").Spec(s => s.For("x").Quick().Keep({|BDSL1002:-1|})).Build();
    public static object W03() => Policy.New("a").Spec(s => s.For("x").Tap(x => x.Quick()).{|BDSL1009:HealthCheck(h => h.Often().Tcp(_ => { }).UnhealthyThreshold(1))|}).Build();
    public static object W05() => Policy.New("a").Spec(s => s.For("x").Both().{|BDSL2001:Http2ProtocolOptions(h => h.MaxConcurrentStreams(2))|}).Build();
    public static object W06() => Policy.New("a").Spec(s => new Split().Target(s).{|BDSL2001:LoadBalancer(l => l.HealthyPanicThreshold(10))|}).Build();
    public static object W07() => Policy.New("a").Spec(s => { foreach (var n in new[] { "x", "y" }) s.For(n); s.{|BDSL2001:HealthCheck(h => h.Often().Strict())|}; }).Build();
    public static object W08() => Policy.New("a").Spec(s => s.When(Team.Flag, x => x.For("a")).{|BDSL2001:LoadBalancer(l => l.HealthyPanicThreshold(10))|}).Build();
    public static object W09() => Policy.New("a").Spec(s => s.For("x").{|BDSL2001:HealthCheck(h => h.Often().Strict())|}).Build();
    public static object W10() { var b = Policy.New("a"); b.Spec(s => s.For("x")); b.Spec(s => s.{|BDSL2001:LoadBalancer(l => l.HealthyPanicThreshold(1))|}); return b.Build(); }
    public static object W11() => Policy.New("a").Spec(s => s.For("x").LoadBalancer(l => l.Tap(x => x.Random(_ => { })).{|BDSL2001:RoundRobin(_ => { })|})).Build();
    public static object W12() => Policy.New("a").Labels(("tier", {|BDSL1013:"not a value!"|})).Standard().Spec(s => s.For("x")).Build();
    public static object W14() => Policy.New("a").Spec(s => s.For("x").HealthCheck({|BDSL1009:new Hc { Timeout = "1s", Interval = "1s", HealthyThreshold = 1, Tcp = new() }|})).Build();
}
