// More code that looks as if it changed a resource, and code that does change one.
using Res = k8s.IKubernetesObject<k8s.Models.V1ObjectMeta>;
namespace Acme.Lost;

public static class Lost
{
    static Policy Of(string n) => Policy.New(n, "ns").Spec(s => s.For("x")).Build();
    static readonly Policy Kept = Of("kept");
    sealed class Box { public Policy Value { get; set; } = Of("b"); public List<Policy> All { get; } = [Of("c")]; }
    static V1Service Svc() => new() { Metadata = new() { Name = "s" }, Spec = new() { Ports = [new() { Port = 80 }] } };

    public static object R01() { var s = Svc(); s.Metadata.Labels ??= new Dictionary<string, string>(); s.Metadata.Labels["a"] = "b"; s.Metadata.Annotations = new Dictionary<string, string> { ["x"] = "y" }; return s; } // silent
    public static object R02() { var meta = Of("a").Metadata; meta.Labels = new Dictionary<string, string> { ["a"] = "b" }; return new V1ConfigMap { Metadata = meta }; } // silent
    public static object R03() { var p = Of("a"); var labels = new Dictionary<string, string>(p.Metadata.Labels ?? new Dictionary<string, string>()) { ["a"] = "b" }; return p.ToBuilder().Labels(labels).Build(); } // silent
    public static object R04() { var (n, ns) = (Of("a").Metadata.Name, Of("a").Metadata.NamespaceProperty); n += ns; return n; } // silent
    public static object R05() { var p = Of("a"); if (p.Metadata.Labels is { Count: > 0 } l) return l["a"]; return p; } // silent
    public static object R06() { var p = Of("a"); return p with { Metadata = new() { Name = "b", NamespaceProperty = p.Metadata.NamespaceProperty } }; } // silent
    public static object R07(Res r) { r.Metadata.Labels = new Dictionary<string, string>(); r.SetLabel("a", "b"); return r; } // silent
    public static object R08<T>(T r) where T : Res { r.Metadata.Name = "x"; return r; } // silent
    public static object R09() { SpecBuilder? last = null; var p = Policy.New("a").Spec(s => { last = s; s.For("x"); last.ConnectTimeout("1s"); }).Build(); return p; } // silent
    public static async Task<object> R10() { var host = await Task.FromResult("x"); return Policy.New("a").Spec(s => s.For(host)).Build(); } // silent
    public static object R11() => Policy.New("a").Metadata(m => { m.Name = "b"; m.Labels = new Dictionary<string, string> { ["a"] = "b" }; m.Finalizers = ["a/b"]; }).Spec(s => s.For("x")).Build(); // silent
    public static object R12() { var b = Of("a").ToBuilder(); b.Labels(("a", "b")); b.Annotations(("c", "d")); return b.Build(); } // silent
    public static object R13() { var all = Enumerable.Range(0, 3).Select(i => Of($"p{i}")).ToList(); all[0] = all[0].ToBuilder().Labels(("a", "b")).Build(); return all; } // silent
    public static object R14() { var d = new V1ConfigMap { Metadata = new() { Name = "d" } }; d.Metadata.Name = Of("x").Metadata.Name; return d; } // silent
    public static object R16() { var m = new V1ObjectMeta { Name = "a" }; m.Labels = new Dictionary<string, string> { ["x"] = "y" }; return new Policy { Metadata = m, Spec = new() { TargetRefs = [new() { Group = "", Kind = "Service", Name = "x" }] } }; } // silent
    public static async Task<object> R17(IKubernetes client) { var s = await client.CoreV1.ReadNamespacedServiceAsync("a", "b"); s.Metadata.Labels["x"] = "y"; return s; } // silent
    public static object R18() => Policy.New("a").Spec(s => { foreach (var n in new[] { "x", "y" }) { var t = s; t.For(n); } }).Build(); // silent
    public static object R19() { var s = new SpecBuilder(); s.For("x"); s.ConnectTimeout("1s"); return Policy.New("a").Spec(s.Build()).Build(); } // silent
    public static object R20() { var keep = new List<Action<SpecBuilder>> { s => s.For("x") }; return Policy.New("a").Spec(s => keep.ForEach(k => k(s))).Build(); } // silent

    public static object W01() { {|BDSL1020:Kept.Metadata.Name|} = "b"; return Kept; }
    public static object W02() { var b = new Box(); {|BDSL1020:b.Value.Metadata.NamespaceProperty|} = "x"; return b; }
    public static object W03() { var b = new Box(); {|BDSL1020:b.All[0].Metadata.Annotations["a"]|} = "x"; return b; }
    public static object W04() { foreach (var p in new[] { Of("a") }) {|BDSL1020:p.SetLabel("team", "x")|}; return 1; }
    public static object W05(Policy p) { {|BDSL1020:p.Metadata.Labels.Remove("a")|}; return p; }
    public static object W06(Policy p) { {|BDSL1020:p.Metadata.Labels.Clear()|}; return p; }
    public static object W07(Policy p) { {|BDSL1020:p.Metadata!.Labels!.TryAdd("a", "b")|}; return p; }
    public static object W08(Policy p) { {|BDSL1020:p.Metadata.Generation|} += 1; return p; }
    public static object W09(Policy p) { {|BDSL1020:p.Metadata.Generation|}++; return p; }
    public static object W10(Policy p) { ({|BDSL1020:p.Metadata.Name|}, _) = ("b", 1); return p; }
    public static object W11(IEnumerable<Policy> all) => all.Select(p => { {|BDSL1020:p.SetAnnotation("a", "b")|}; return p; }).ToList();
    public static object W12(List<Policy> all) { all.ForEach(p => {|BDSL1020:p.Metadata.Name|} = "x"); return all; }
    public static object W13() { SpecBuilder? late = null; Policy.New("a").Spec(s => late = s.For("x")).Build(); return late!.{|BDSL1021:ConnectTimeout("1s")|}; }
    public static object W14() => Policy.New("a").Spec({|BDSL1021:async s => s.For(await Task.FromResult("x"))|}).BuildUnchecked();
    public static object W15(Policy p) { {|BDSL1020:p.Metadata.OwnerReferences.Add(new V1OwnerReference())|}; return p; }
    public static object W16(Policy p) { {|BDSL1020:p.Metadata.Labels|} = null; return p; }
    public static object W17(Policy p) { {|BDSL1020:p.EnsureMetadata().Name|} = "x"; return p; }
    public static object W18(Policy p) { {|BDSL1020:p.EnsureMetadata().EnsureLabels()["a"]|} = "x"; return p; }
    public static object W19(Policy? p) { p?{|BDSL1020:.SetLabel("a", "b")|}; return 1; }
}
