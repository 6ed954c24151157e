// Company policies hold where a resource is given away.
public static class CompanyPolicies
{
    static Policy.Builder Labelled(this Policy.Builder b, string team) => b.Labels(("team", team));
    static Policy WithTeam(this Policy p, string team) => p.ToBuilder().Labels(("team", team)).Build();
    static readonly Dictionary<string, string> Edge = new() { ["team"] = "edge" };
    static readonly (string, string)[] Pairs = [("team", "edge")];
    static string Key => "team";
    static V1ObjectMeta Meta(string n) => new() { Name = n, NamespaceProperty = "ns", Labels = Edge };
    static V1ObjectMeta Bare(string n) => new() { Name = n, NamespaceProperty = "ns" };

    [Manifest] static Policy R01 => Policy.New("a1", "ns").Labels(Edge).Spec(s => s.For("x")).Build(); // silent
    [Manifest] static Policy R02 => Policy.New("a2", "ns").Labels(Pairs).Spec(s => s.For("x")).Build(); // silent
    [Manifest] static Policy R03 => Policy.New("a3", "ns").Labels((Key, "x")).Spec(s => s.For("x")).Build(); // silent
    [Manifest] static Policy R04 => Policy.New("a4", "ns").Labelled("x").Spec(s => s.For("x")).Build(); // silent
    [Manifest] static Policy R05 => Policy.New("a5", "ns").Metadata(m => m.Labels = Edge).Spec(s => s.For("x")).Build(); // silent
    [Manifest] static Policy R06 => new() { Metadata = Meta("a7"), Spec = new() { TargetRefs = [new() { Group = "", Kind = "Service", Name = "x" }] } }; // silent
    [Manifest] static Policy R07 => new() { Metadata = new() { Name = "a9", NamespaceProperty = "ns", Labels = new Dictionary<string, string>(Edge) { ["a"] = "b" } }, Spec = new() { TargetRefs = [new() { Group = "", Kind = "Service", Name = "x" }] } }; // silent
    [Manifest] static Policy R08 { get { var b = Policy.New("a10", "ns"); foreach (var (k, v) in Edge) b.Labels((k, v)); return b.Spec(s => s.For("x")).Build(); } } // silent
    [Manifest] static Policy R09 { get { var b = Policy.New("a11", "ns").Spec(s => s.For("x")); if (Team.Flag) b.Labels(("team", "x")); else b.Labels(("team", "y")); return b.Build(); } } // silent
    [Manifest] static Policy R10 { get { var p = Policy.New("a12", "prod-1").Labels(("team", "x")).Spec(s => s.For("x").TcpKeepalive(new Policy.TcpKeepalive { KeepAliveProbes = 3 })).Build(); return p; } } // silent
    [Manifest] static Policy R11 { get { var b = Policy.New("a13", "prod-1").Labels(("team", "x")); b.Spec(s => s.For("x")); b.Spec(Keep); return b.Build(); } } // silent
    static void Keep(SpecBuilder s) => s.TcpKeepalive(k => k.KeepAliveProbes(3));
    [Manifest] static Policy R12 => Policy.New("a15", "ns").Spec(s => s.For("x")).Labelled("late").Build(); // silent
    static Policy Plain => Policy.New("bare", "ns").Spec(s => s.For("x")).Build();
    [Manifest] static Policy R13 => Plain with { Metadata = new() { Name = "a16", NamespaceProperty = "ns", Labels = Edge } }; // silent
    [Manifest] static Policy R14 => Finish(Policy.New("a17", "ns").Spec(s => s.For("x"))); // silent
    static Policy Finish(Policy.Builder b) => b.Labels(("team", "q")).Build();
    [Manifest] static V1Service R15 { get { var s = new V1Service { Metadata = Meta("s1"), Spec = new() { Type = "LoadBalancer", Ports = [new() { Port = 80 }] } }; s.Spec.Type = "ClusterIP"; return s; } } // silent
    [Manifest] static V1Service R16 { get { var s = new V1Service { Metadata = Meta("s2"), Spec = new() { Ports = [new() { Port = 80 }] } }; s.Spec.Type = Team.Flag ? "NodePort" : "LoadBalancer"; return s; } } // silent
    static readonly Policy Raw = new() { Metadata = new() { Name = "raw", NamespaceProperty = "ns" }, Spec = new() { TargetRefs = [new() { Group = "", Kind = "Service", Name = "x" }] } };
    [Manifest] static IEnumerable<Policy> R17() => new[] { Raw }.Select(r => r.ToBuilder().Labelled("post").Build()); // silent
    [Manifest] static IEnumerable<Policy> R18() => new[] { Policy.New("p2", "ns").Spec(s => s.For("x")) }.Select(b => b.Labelled("post").Build()); // silent
    [Manifest] static Policy R19 => Policy.New("a18", "ns").Spec(s => s.For("x")).Build().WithTeam("x"); // silent
    static V1Deployment Base(string n) => new() { Metadata = new() { Name = n, NamespaceProperty = "ns" }, Spec = new() { Selector = new() { MatchLabels = Edge }, Template = new() { Metadata = new() { Labels = Edge }, Spec = new() { Containers = [new() { Name = "c", Image = "i" }] } } } };
    [Manifest] static V1Deployment R20 { get { var d = Base("a"); foreach (var c in d.Spec.Template.Spec.Containers) c.Resources = new() { Limits = new Dictionary<string, ResourceQuantity> { ["cpu"] = new("1") } }; return d; } } // silent
    [Manifest] static V1Deployment R21 => WithLimits(Base("b")); // silent
    static V1Deployment WithLimits(V1Deployment d) { d.Spec.Template.Spec.Containers[0].Resources = new() { Limits = new Dictionary<string, ResourceQuantity> { ["cpu"] = new("1") } }; return d; }
    [Manifest] static V1Service R22 => new() { Metadata = Meta("s3"), Spec = new() { Ports = [new() { Port = 80 }] } }; // silent
    static void Changes(V1Service s) { s.Spec.Type = "ClusterIP"; }
    [Manifest] static V1Service R23 { get { var s = new V1Service { Metadata = Meta("s4"), Spec = new() { Type = "LoadBalancer", Ports = [new() { Port = 80 }] } }; Changes(s); return s; } } // silent
    static void R24(Policy p) { var q = Policy.New("x", "ns").Spec(s => s.For("x")).Build(); Send(q.WithTeam("x")); } // silent
    static void Send(Policy p) { }
    static Policy R25(string n) { var p = Policy.New(n, "ns").Spec(s => s.For("x")).Build(); return p.WithTeam("x"); } // silent
    [Manifest] static Policy R26 => Policy.New("a14", Environment.GetEnvironmentVariable("NSX") ?? "prod-x").Labels(("team", "x")).Spec(s => s.For("x").TcpKeepalive(k => k.KeepAliveProbes(1))).Build(); // silent
    static V1Service Open() => new() { Metadata = new() { Name = "o" }, Spec = new() { Type = "LoadBalancer", Ports = [new() { Port = 80 }] } };
    [Manifest] static V1Service R27 { get { var s = Open(); s.Metadata.Labels = Edge; s.Spec.Type = "NodePort"; return s; } } // silent

    [Manifest] static Policy W01 => Policy.{|BDSL3001:New("a", "ns")|}.Spec(s => s.For("x")).Build();
    [Manifest] static Policy W02 => Policy.New("b", "ns").Labels(("team", "x")).Spec(s => s.For("x").ConnectTimeout({|BDSL3002:"30s"|})).Build();
    [Manifest] static V1Service W03 => new() { Metadata = Meta("lb"), Spec = new() { Type = {|BDSL3001:"LoadBalancer"|}, Ports = [new() { Port = 80 }] } };
    [Manifest] static Policy W04 => Policy.New("c", "prod-x").Labels(("team", "x")).{|BDSL3001:Spec(s => s.For("x"))|}.Build();
    [Manifest] static Policy W05 { get { var p = Policy.New("d", "ns").Labels(("team", "x")).Spec(s => s.For("x").ConnectTimeout({|BDSL3002:"40s"|})).Build(); return p; } }
    [Manifest] static IEnumerable<Policy> W06() { yield return Policy.New("e", "ns").Labels(("team", "x")).Spec(s => s.For("x").ConnectTimeout({|BDSL3002:"50s"|})).Build(); }
    [Manifest] static Policy[] W07 => [Policy.New("f", "ns").Labels(("team", "x")).Spec(s => s.For("x").ConnectTimeout({|BDSL3002:"51s"|})).Build()];
    static string W08() => Policy.New("g", "ns").Labels(("team", "x")).Spec(s => s.For("x").ConnectTimeout({|BDSL3002:"52s"|})).Build().ToYaml();
    static string W09() { var p = Policy.New("h", "ns").Labels(("team", "x")).Spec(s => s.For("x").ConnectTimeout({|BDSL3002:"53s"|})).Build(); return p.ToJson(); }
    [Manifest] static V1Service W10 { get { var s = new V1Service { Metadata = Meta("s5"), Spec = new() { Type = {|BDSL3001:"LoadBalancer"|}, Ports = [new() { Port = 80 }] } }; return s; } }
    public static Policy W11 => Policy.New("i", "ns").Labels(("team", "x")).Spec(s => s.For("x").ConnectTimeout({|BDSL3002:"54s"|})).Build();
    static Policy Slow(string n) => Policy.New(n, "ns").Labels(("team", "x")).Spec(s => s.For("x").ConnectTimeout({|BDSL3002:"55s"|})).Build();
    [Manifest] static Policy W12 => Slow("j");
    static V1Service Balanced(string n) => new() { Metadata = Meta(n), Spec = new() { Type = {|BDSL3001:"LoadBalancer"|}, Ports = [new() { Port = 80 }] } };
    [Manifest] static V1Service W13 => Balanced("k");
    static async Task W14(IKubernetes client) => await client.CoreV1.CreateNamespacedServiceAsync(new V1Service { Metadata = Meta("l"), Spec = new() { Type = {|BDSL3001:"LoadBalancer"|}, Ports = [new() { Port = 80 }] } }, "ns");
    [Manifest] static List<Policy> W15() { var all = new List<Policy>(); all.Add(Policy.New("m", "ns").Labels(("team", "x")).Spec(s => s.For("x").ConnectTimeout({|BDSL3002:"56s"|})).Build()); return all; }
    [Manifest] static IEnumerable<Policy> W16() => new[] { "a", "b" }.Select(n => Policy.New(n, "ns").Labels(("team", "x")).Spec(s => s.For("x").ConnectTimeout({|BDSL3002:"57s"|})).Build());
    [Manifest] static Policy W17 => Policy.New("n", "ns").Labels(("team", "x")).Spec(s => s.For("x").ConnectTimeout(Team.Flag ? {|BDSL3002:"58s"|} : "1s")).Build();
    [Manifest] static V1Deployment W18 => Base2("c");
    static V1Deployment Base2(string n) => new() { Metadata = new() { Name = n, NamespaceProperty = "ns" }, Spec = new() { Selector = new() { MatchLabels = Edge }, Template = new() { Metadata = new() { Labels = Edge }, Spec = new() { Containers = [{|BDSL3001:new() { Name = "c", Image = "i" }|}] } } } };
}

public sealed class Fleet : IManifestSource
{
    public IEnumerable<IKubernetesObject<V1ObjectMeta>> GetManifests(ManifestContext context)
    {
        yield return Policy.New("w19", "ns").Labels(("team", "x")).Spec(s => s.For("x").ConnectTimeout({|BDSL3002:"59s"|})).Build();
        yield return Policy.New("r28", "ns").Labels(("team", "x")).Spec(s => s.For("x").ConnectTimeout("9s")).Build(); // silent
    }
}
