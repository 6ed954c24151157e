// Company policies on what a delivery service makes, hands around and sends.
using System.Threading;
using k8s.Models;
using Meta = k8s.Models.V1ObjectMeta;

namespace Acme.Delivery;

public interface IDecorator { Policy Decorate(Policy p); V1Service Decorate(V1Service s); }
public sealed record Unit(string Name, Policy Value) { public Unit Tag() => this with { Value = Value.ToBuilder().Labels(("team", Name)).Build() }; }
public abstract class Component
{
    protected abstract Policy Draft();
    public Policy Finish() => Draft().ToBuilder().Labels(("team", GetType().Name.ToLowerInvariant())).Build();
}
public sealed class Checkout : Component { protected override Policy Draft() => Policy.New("checkout", "shop").Spec(s => s.For("checkout")).Build(); } // silent
file sealed class Hidden { public Policy Get() { var draft = Policy.New("h", "shop").Spec(s => s.For("x")).Build(); return Stamp(draft); } static Policy Stamp(Policy p) => p.ToBuilder().Labels(("team", "x")).Build(); } // silent
public static class Ext
{
    extension(V1Service s) { public V1Service Owned(string team) { s.Metadata.Labels ??= new Dictionary<string, string>(); s.Metadata.Labels["team"] = team; return s; } }
    extension(Policy p) { public Policy Owned(string team) => p.ToBuilder().Labels(("team", team)).Build(); }
    public static T Also<T>(this T value, Action<T> then) { then(value); return value; }
    public static TOut Pipe<TIn, TOut>(this TIn value, Func<TIn, TOut> next) => next(value);
    public static IEnumerable<T> Each<T>(this IEnumerable<T> items, Action<T> act) { foreach (var i in items) { act(i); yield return i; } }
}
public class Publisher(IKubernetes client, IDecorator decorator, ILoggerLike log)
{
    static V1Service Draft(string n) => new() { Metadata = new() { Name = n, NamespaceProperty = "shop" }, Spec = new() { Type = "LoadBalancer", Ports = [new() { Port = 80 }] } };
    public async Task R01() { var s = Draft("a"); s.Metadata.Labels = new Dictionary<string, string> { ["team"] = "x" }; s.Spec.Type = "ClusterIP"; await client.CoreV1.CreateNamespacedServiceAsync(s, "shop"); } // silent
    public async Task R02() { var s = decorator.Decorate(Draft("a")); await client.CoreV1.CreateNamespacedServiceAsync(s, "shop"); } // silent
    public async Task R03() { var s = Draft("a"); Tweak(ref s); await client.CoreV1.CreateNamespacedServiceAsync(s, "shop"); } // silent
    static void Tweak(ref V1Service s) => s = new() { Metadata = new() { Name = "b", NamespaceProperty = "shop", Labels = new Dictionary<string, string> { ["team"] = "q" } }, Spec = new() { Ports = [new() { Port = 80 }] } };
    public async Task R04() { var all = new List<V1Service> { Draft("a"), Draft("b") }; foreach (var s in all) { s.Owned("x"); s.Spec.Type = "NodePort"; } foreach (var s in all) await client.CoreV1.CreateNamespacedServiceAsync(s, "shop"); } // silent
    public async Task R05() { foreach (var s in new[] { "a", "b" }.Select(Draft).Each(d => { d.SetLabel("team", "x"); d.Spec.Type = null; })) await client.CoreV1.CreateNamespacedServiceAsync(s, "shop"); } // silent
    public async Task R06() { var s = Draft("a").Owned("x"); s.Spec = new() { Ports = [new() { Port = 1 }] }; await client.CoreV1.ReplaceNamespacedServiceAsync(s, "a", "shop"); } // silent
    public async Task R07() { var s = Draft("a").Also(d => d.SetLabel("team", "x")).Also(d => d.Spec.Type = "ClusterIP"); await client.CoreV1.CreateNamespacedServiceAsync(s, "shop"); } // silent
    public async Task R08() { V1Service s; if (Team.Flag) s = Draft("a").Owned("x"); else s = Draft("b").Owned("y"); s.Spec.Type = "ClusterIP"; await client.CoreV1.CreateNamespacedServiceAsync(s, "shop"); } // silent
    public async Task R09() { var s = Draft("a"); (s.Metadata ??= new()).Labels = new Dictionary<string, string> { ["team"] = "z" }; s.Spec.Type = Team.Known("x") ? "ClusterIP" : "NodePort"; await client.CoreV1.CreateNamespacedServiceAsync(s, "shop"); } // silent
    public void R10() { var p = Policy.New("a", "shop").Spec(s => s.For("x")).Build(); log.Info(p.Owned("x").ToYaml()); } // silent
    public void R11() { var p = Policy.New("a", "shop").Spec(s => s.For("x")).Build().Pipe(q => q.Owned("x")); log.Info(p.ToYaml()); } // silent
    public void R12() { var (p, n) = (Policy.New("a", "shop").Spec(s => s.For("x")).Build(), 1); p = p.Owned(n.ToString()); log.Info(p.ToYaml()); } // silent
    public void R13() { var p = new Unit("q", Policy.New("a", "shop").Spec(s => s.For("x")).Build()).Tag().Value; log.Info(p.ToYaml()); } // silent
    public void R14() { Policy p = Policy.New("a", "shop").Spec(s => s.For("x")).Build(); for (var i = 0; i < 3; i++) p = p.ToBuilder().Labels(($"l{i}", "x"), ("team", "a")).Build(); log.Info(p.ToYaml()); } // silent
    public void R15(Action<Policy.Builder>? more) { var b = Policy.New("a", "shop").Spec(s => s.For("x")); more?.Invoke(b); log.Info(b.Build().ToYaml()); } // silent
    public void R16() { var b = Policy.New("a", "shop").Spec(s => s.For("x")); Register(b); log.Info(b.Build().ToYaml()); } // silent
    void Register(Policy.Builder b) => log.Each(() => b.Labels(("team", "x")));
    public void R17(IReadOnlyDictionary<string, string> labels) => log.Info(Policy.New("a", "shop").Labels(labels).Spec(s => s.For("x")).Build().ToYaml()); // silent
    public void R18() { var labels = new Dictionary<string, string>(); labels["team"] = "x"; log.Info(Policy.New("a", "shop").Labels(labels).Spec(s => s.For("x")).Build().ToYaml()); } // silent
    public void R19() { var labels = new Dictionary<string, string>(); labels.Add("team", "x"); log.Info(Policy.New("a", "shop").Labels(labels).Spec(s => s.For("x")).Build().ToYaml()); } // silent
    public void R20() { var labels = new SortedDictionary<string, string> { { "team", "x" } }; log.Info(Policy.New("a", "shop").Labels(labels).Spec(s => s.For("x")).Build().ToYaml()); } // silent
    public void R21() { var labels = new[] { ("team", "x") }.ToDictionary(t => t.Item1, t => t.Item2); log.Info(Policy.New("a", "shop").Labels(labels).Spec(s => s.For("x")).Build().ToYaml()); } // silent
    public void R22() { var t = Draft("a"); t.Spec.Type = "ClusterIP"; var copy = KubernetesJson.Deserialize<V1Service>(KubernetesJson.Serialize(t)); copy.SetLabel("team", "x"); log.Info(KubernetesYaml.Serialize(copy)); } // silent
    public void R23() { var s = Draft("a"); s.Spec.Type = "ClusterIP"; s.Metadata.Labels = new Dictionary<string, string>(); s.Metadata.Labels.TryAdd("team", "x"); log.Info(KubernetesYaml.Serialize(s)); } // silent
    public async Task<Policy> R24() { var p = Policy.New("a", "shop").Spec(s => s.For("x")).Build(); await Task.Yield(); return p.Owned("x"); } // silent
    public IEnumerable<Policy> R25() { var all = new List<Policy>(); foreach (var n in new[] { "a", "b" }) all.Add(Policy.New(n, "shop").Spec(s => s.For(n)).Build()); return all.Select(p => p.Owned("x")); } // silent
    public Policy R26 => Cache.GetOrAdd("a", static n => Policy.New(n, "shop").Spec(s => s.For(n)).Build()).Owned("x"); // silent
    static readonly System.Collections.Concurrent.ConcurrentDictionary<string, Policy> Cache = new();
    public void R27() { Func<Policy> make = () => Policy.New("a", "shop").Spec(s => s.For("x")).Build(); log.Info(make().Owned("z").ToYaml()); } // silent
    static readonly Lazy<Policy> Later = new(() => Policy.New("a", "shop").Spec(s => s.For("x")).Build());
    public void R28() => log.Info(Later.Value.Owned("z").ToYaml()); // silent
    public async Task R29() { var s = Draft("a"); try { s.Owned("t"); } finally { s.Spec.Type = "ClusterIP"; } await client.CoreV1.CreateNamespacedServiceAsync(s, "shop"); } // silent
    public async Task R30(CancellationToken ct) { var s = Draft("a"); using (var scope = log.Scope()) { s.Owned("x"); s.Spec.Type = "ClusterIP"; } await client.CoreV1.CreateNamespacedServiceAsync(s, "shop", cancellationToken: ct); } // silent
}
public interface ILoggerLike { void Info(string text); void Each(Action act); IDisposable Scope(); }

public static class Manifests
{
    static readonly Policy Plain = Policy.New("plain", "shop").Spec(s => s.For("x")).Build();
    static readonly Policy[] Many = [Policy.New("m1", "shop").Spec(s => s.For("x")).Build(), Policy.New("m2", "shop").Spec(s => s.For("x")).Build()];
    static Policy Tag(Policy p) => p.ToBuilder().Labels(("team", "x")).Build();
    [Manifest] static IEnumerable<Policy> R31() => Many.Select(Tag); // silent
    [Manifest] static IEnumerable<Policy> R32() => from m in Many let t = m.Owned("x") select t; // silent
    [Manifest] static IEnumerable<Policy> R33() { foreach (var m in Many) yield return Tag(m); } // silent
    [Manifest] static Policy[] R34 => Array.ConvertAll(Many, Tag); // silent
    [Manifest] static IReadOnlyList<Policy> R35 => [.. Many.Select(m => m.Owned("x")), Plain.Owned("y")]; // silent
    [Manifest] static Policy R36 => Plain is { } p ? p.Owned("x") : throw new InvalidOperationException(); // silent
    [Manifest] static Policy R37 => new Checkout().Finish(); // silent
    [Manifest] static Policy R38 { get { Policy Local() => Policy.New("l", "shop").Spec(s => s.For("x")).Build(); return Local().Owned("x"); } } // silent
    [Manifest] static V1Service R39 { get { var meta = new Meta { Name = "s", NamespaceProperty = "shop" }; var s = new V1Service { Metadata = meta, Spec = new() { Ports = [new() { Port = 80 }] } }; meta.Labels = new Dictionary<string, string> { ["team"] = "x" }; return s; } } // silent
    [Manifest] static V1Service R40 { get { var spec = new V1ServiceSpec { Type = "LoadBalancer", Ports = [new() { Port = 80 }] }; var s = new V1Service { Metadata = new() { Name = "s", NamespaceProperty = "shop", Labels = new Dictionary<string, string> { ["team"] = "x" } }, Spec = spec }; spec.Type = "ClusterIP"; return s; } } // silent
    [Manifest] static V1Service R41 => new V1Service { Metadata = new() { Name = "s", NamespaceProperty = "shop" }, Spec = new() { Ports = [new() { Port = 80 }] } }.Owned("x"); // silent
    [Manifest] static V1Deployment R42 { get { var d = Deploy("a"); d.Spec.Template.Spec.Containers.Single().Resources = Limits(); return d; } } // silent
    [Manifest] static V1Deployment R43 { get { var d = Deploy("a"); d.Spec.Template.Spec.Containers.ToList().ForEach(c => c.Resources = Limits()); return d; } } // silent
    [Manifest] static V1Deployment R44 { get { var d = Deploy("a"); for (var i = 0; i < d.Spec.Template.Spec.Containers.Count; i++) d.Spec.Template.Spec.Containers[i].Resources = Limits(); return d; } } // silent
    [Manifest] static V1Deployment R45 { get { var d = Deploy("a"); var c = d.Spec.Template.Spec.Containers[0]; c.Resources = Limits(); return d; } } // silent
    [Manifest] static V1Deployment R46 { get { var d = Deploy("a"); d.Spec.Template.Spec = new() { Containers = [new() { Name = "c", Image = "i", Resources = Limits() }] }; return d; } } // silent
    [Manifest] static V1Deployment R47 => Deploy("b").Also(d => d.Spec.Template.Spec.Containers[0].Resources = Limits()); // silent
    static V1ResourceRequirements Limits() => new() { Limits = new Dictionary<string, ResourceQuantity> { ["cpu"] = new("1") } };
    static V1Deployment Deploy(string n) => new() { Metadata = new() { Name = n, NamespaceProperty = "shop" }, Spec = new() { Selector = new() { MatchLabels = App(n) }, Template = new() { Metadata = new() { Labels = App(n) }, Spec = new() { Containers = [new() { Name = "c", Image = "i" }] } } } };
    static Dictionary<string, string> App(string n) => new() { ["app"] = n };
    static Policy.Builder Start(string n) => Policy.New(n, "shop").Labels(("team", "x"));
    [Manifest] static Policy R48 => Start("a").Spec(s => s.For("x").ConnectTimeout(Config.Slow ? "20s" : "2s")).Build(); // silent
    [Manifest] static Policy R49 => Start("a").Spec(s => { s.For("x").ConnectTimeout("20s"); s.ConnectTimeout("5s"); }).Build(); // silent
    [Manifest] static Policy R50 => Start("a").Spec(s => s.For("x").ConnectTimeout("20s")).Spec(s => s.ConnectTimeout("2s")).Build(); // silent
    [Manifest] static Policy R51 => Start("a").Spec(s => s.For("x").ConnectTimeout("20s")).Build() with { Spec = new() { TargetRefs = [new() { Group = "", Kind = "Service", Name = "x" }], ConnectTimeout = "1s" } }; // silent
    [Manifest] static Policy R52 { get { var p = Start("a").Spec(s => s.For("x").ConnectTimeout("20s")).Build(); return p with { Spec = p.Spec with { ConnectTimeout = "2s" } }; } } // silent
}
public static class Config { public static bool Slow => false; }
