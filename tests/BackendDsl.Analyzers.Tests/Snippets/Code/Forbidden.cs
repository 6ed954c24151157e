// What a company forbids, at every place where a value leaves the project.
using System.Threading;
namespace Acme.Wrong;
public sealed record Site(string Name, string Zone);
public interface ISource { IEnumerable<Policy> All(); }
public sealed class Shop(IKubernetes client) : ISource
{
    static Policy.Builder Start(string n) => Policy.New(n, "shop").Labels(("team", "x"));
    static V1ObjectMeta Meta(string n) => new() { Name = n, NamespaceProperty = "shop", Labels = new Dictionary<string, string> { ["team"] = "x" } };
    public IEnumerable<Policy> All() { yield return Start("a").Spec(s => s.For("x").ConnectTimeout({|BDSL3002:"11s"|})).Build(); }
    public async Task W02(CancellationToken ct) => await client.CoreV1.CreateNamespacedServiceAsync(new() { Metadata = Meta("s"), Spec = new() { Type = {|BDSL3001:"LoadBalancer"|}, Ports = [new() { Port = 80 }] } }, "shop", cancellationToken: ct);
    public async Task W03() { var s = new V1Service { Metadata = Meta("s"), Spec = new() { Type = {|BDSL3001:"LoadBalancer"|}, Ports = [new() { Port = 80 }] } }; await client.CoreV1.ReplaceNamespacedServiceAsync(s, "s", "shop"); }
    public async Task W04() { var g = new GenericClient(client, "gateway.kgateway.dev", "v1alpha1", "backendconfigpolicies"); await g.CreateNamespacedAsync(Start("a").Spec(s => s.For("x").ConnectTimeout({|BDSL3002:"12s"|})).Build(), "shop"); }
    public string W05() => KubernetesYaml.Serialize(Start("a").Spec(s => s.For("x").ConnectTimeout({|BDSL3002:"13s"|})).Build());
    public void W06(System.Buffers.IBufferWriter<byte> to) => Start("a").Spec(s => s.For("x").ConnectTimeout({|BDSL3002:"14s"|})).Build().WriteYaml(to);
    [Manifest] static IEnumerable<Policy> W07(ManifestContext context) => [Start("a").Spec(s => s.For("x").ConnectTimeout({|BDSL3002:"15s"|})).Build(), Start("b").Spec(s => s.For("x")).Build()];
    [Manifest] static IReadOnlyList<Policy> W08 => new List<Policy> { Start("a").Spec(s => s.For("x").ConnectTimeout({|BDSL3002:"16s"|})).Build() };
    [Manifest] static Policy W09 => Team.Flag ? Start("a").Spec(s => s.For("x").ConnectTimeout({|BDSL3002:"17s"|})).Build() : Start("b").Spec(s => s.For("x")).Build();
    [Manifest] static Policy W10 => Team.Number("N") switch { 1 => Start("a").Spec(s => s.For("x").ConnectTimeout({|BDSL3002:"18s"|})).Build(), _ => Start("b").Spec(s => s.For("x")).Build() };
    static readonly Site[] Sites = [new("a", "eu"), new("b", "us")];
    [Manifest] static IEnumerable<Policy> W11() => from s in Sites select Start(s.Name).Spec(x => x.For(s.Zone).ConnectTimeout({|BDSL3002:"19s"|})).Build();
    [Manifest] static IEnumerable<Policy> W12() { foreach (var s in Sites) { var p = Start(s.Name).Spec(x => x.For("x").ConnectTimeout({|BDSL3002:"21s"|})).Build(); yield return p; } }
    [Manifest] static IEnumerable<Policy> W13() { var all = new List<Policy>(); foreach (var s in Sites) all.Add(Start(s.Name).Spec(x => x.For("x").ConnectTimeout({|BDSL3002:"22s"|})).Build()); return all; }
    [Manifest] static V1Service W14 { get { var s = new V1Service { Metadata = Meta("s"), Spec = new() { Ports = [new() { Port = 80 }] } }; s.Spec.Type = {|BDSL3001:"LoadBalancer"|}; return s; } }
    [Manifest] static V1Service W15 { get { var s = new V1Service { Metadata = Meta("s"), Spec = new() { Type = "ClusterIP", Ports = [new() { Port = 80 }] } }; Expose(s); return s; } }
    static void Expose(V1Service s) => s.Spec.Type = {|BDSL3001:"LoadBalancer"|};
    [Manifest] static Policy W16 { get { Policy Local(string t) => Start("a").Spec(s => s.For("x").ConnectTimeout(t)).Build(); return Local({|BDSL3002:"23s"|}); } }
    [Manifest] static Policy W17 => Timed("a", {|BDSL3002:TimeSpan.FromSeconds(30)|});
    static Policy Timed(string n, TimeSpan t) => Start(n).Spec(s => s.For("x").ConnectTimeout(t)).Build();
    [Manifest] static Policy W18 => Start("a").Spec(new() { TargetRefs = [new() { Group = "", Kind = "Service", Name = "x" }], ConnectTimeout = {|BDSL3002:"24s"|} }).Build();
    static readonly Policy Base = Start("base").Spec(s => s.For("x").ConnectTimeout("2s")).Build();
    [Manifest] static Policy W19 => Base with { Spec = Base.Spec with { ConnectTimeout = {|BDSL3002:"25s"|} } };
    [Manifest] static Policy W20 => Base.ToBuilder().Spec(s => s.ConnectTimeout({|BDSL3002:"26s"|})).Build();
    [Manifest] static Lazy<Policy>? R01 => null; // silent
    [Manifest] static Policy R02 => Base; // silent
    [Manifest] static Policy R03 => Start("a").Spec(s => s.For("x").ConnectTimeout(Team.Flag ? "3s" : "4s")).Build(); // silent
}
