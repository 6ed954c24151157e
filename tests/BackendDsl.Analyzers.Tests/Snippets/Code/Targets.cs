using BackendKind = BackendDsl.Kgateway.V1Alpha1.Backend;

// What a policy is for, and the hosts behind a Backend.
public static class Targets
{
    private const string Partner = "partner-api";

    [Manifest] static V1Service Web => new() { Metadata = new() { Name = "web", NamespaceProperty = "edge", Labels = new Dictionary<string, string> { ["tier"] = "web" } }, Spec = new() { Ports = [new() { Port = 80, Name = "http" }] } };
    [Manifest] static V1Service Alias => new() { Metadata = new() { Name = Partner, NamespaceProperty = "edge", Labels = new Dictionary<string, string> { ["tier"] = "partner" } }, Spec = new() { Type = "ExternalName", ExternalName = "api.example.com" } };
    [Manifest] static V1Service Moved { get { var s = new V1Service { Metadata = new() { Name = "moved", NamespaceProperty = "edge" }, Spec = new() { Ports = [new() { Port = 443, Name = "https" }] } }; s.Spec.Type = "ExternalName"; s.Spec.ExternalName = "moved.example.com"; return s; } }
    [Manifest] static V1Service Perhaps => new() { Metadata = new() { Name = "perhaps", NamespaceProperty = "edge" }, Spec = new() { Type = Environment.GetEnvironmentVariable("TYPE"), Ports = [new() { Port = 80 }] } };
    [Manifest] static V1Service Back { get { var s = Outside("back"); s.Spec.Type = "ClusterIP"; s.Spec.ExternalName = null; return s; } }
    static V1Service Outside(string name) => new() { Metadata = new() { Name = name, NamespaceProperty = "edge" }, Spec = new() { Type = "ExternalName", ExternalName = "a.example.com", Ports = [new() { Port = 80 }] } };
    [Manifest] static IEnumerable<V1Service> More() => [Outside("more-a"), Outside("more-b")];
    static BackendKind Behind(string host) => BackendKind.New("b", "edge").Spec(s => s.Type("Static").Static(x => x.Hosts(h => h.Host(host).Port(443)))).Build();

    [Manifest] static Policy R01 => Policy.New("a", "edge").Spec(s => s.ForService("web").ConnectTimeout("3s")).Build(); // silent
    [Manifest] static Policy R02 => Policy.New("b", "other").Spec(s => s.ForService(Partner).ConnectTimeout("3s")).Build(); // silent
    [Manifest] static Policy R03 => Policy.New("c", "edge").Spec(s => s.ForService("perhaps").ConnectTimeout("3s")).Build(); // silent
    [Manifest] static Policy R04 => Policy.New("d", "edge").Spec(s => s.ForService("back").ConnectTimeout("3s")).Build(); // silent
    [Manifest] static Policy R05 => Policy.New("e", "edge").Spec(s => s.ForBackend(Partner).ConnectTimeout("3s")).Build(); // silent
    [Manifest] static Policy R06 => Policy.New("f", "edge").Spec(s => s.TargetSelectors(t => t.Group("").Kind("Service").MatchLabels(("tier", "web")))).Build(); // silent
    [Manifest] static Policy R07 => Policy.New("g", Environment.MachineName).Spec(s => s.ForService(Partner)).Build(); // silent
    public static object R08(string name) => Policy.New("h", "edge").Spec(s => s.ForService(name)).Build(); // silent
    [Manifest] static BackendKind R09 => BackendKind.New("a", "edge").Spec(s => s.Type("Static").Static(x => x.Hosts(h => h.Host("api.example.com").Port(443), h => h.Host("10.0.0.1").Port(443), h => h.Host("fd00::1").Port(443)))).Build(); // silent
    public static object R10(string host) => BackendKind.New("a", "edge").Spec(s => s.Type("Static").Static(x => x.Hosts(h => h.Host(host).Port(443)))).Build(); // silent
    public static object R11(string host) => BackendKind.New("a", "edge").Spec(s => s.Type("Static").Static(x => x.Hosts(h => h.Host($"{host}.example.com").Port(443)))).Build(); // silent
    [Manifest] static BackendKind R12 => Behind("web.team.svc.cluster.local"); // silent
    [Manifest] static IEnumerable<BackendKind> R13() => new[] { "a.example.com", "b.example.com" }.Select(h => Behind(h)); // silent
    public static object R14(Uri uri) => new BackendKind.StaticHost { Host = uri.Host, Port = uri.Port }; // silent

    [Manifest] static Policy W01 => Policy.New("a", "edge").Spec(s => s.ForService({|BDSL4036:Partner|}).ConnectTimeout("3s")).Build();
    [Manifest] static Policy W02 => Policy.New("b", "edge").Spec(s => s.TargetRefs(t => t.Group("").Kind("Service").Name("web"), t => t.Group("").Kind("Service").Name({|BDSL4036:"moved"|}))).Build();
    [Manifest] static Policy W03 => Policy.New("c", "edge").Spec(s => s.ForService({|BDSL4036:"from-yaml"|})).Build();
    [Manifest] static Policy W04 => Policy.New("d", "edge").Spec(s => s.TargetSelectors(t => t.Group("").Kind("Service").MatchLabels(("tier", {|BDSL4036:"partner"|})))).Build();
    [Manifest] static Policy W05 => new() { Metadata = new() { Name = "e", NamespaceProperty = "edge" }, Spec = new() { TargetRefs = [new() { Group = "", Kind = "Service", Name = {|BDSL4036:"more-b"|} }] } };
    public static Policy W06() { var b = Policy.New("f", "edge"); b.Spec(s => s.ForService({|BDSL4036:"partner-api"|})); return b.Build(); }
    [Manifest] static BackendKind W11 => BackendKind.New("a", "edge").Spec(s => s.Type("Static").Static(x => x.Hosts(h => h.Host({|BDSL4037:"https://api.example.com"|}).Port(443)))).Build();
    [Manifest] static BackendKind W12 => BackendKind.New("a", "edge").Spec(s => s.Type("Static").Static(x => x.Hosts(h => h.Host("a.example.com").Port(443), h => h.Host({|BDSL4037:"api.example.com:443"|}).Port(443)))).Build();
    [Manifest] static BackendKind W13 => new() { Metadata = new() { Name = "b", NamespaceProperty = "edge" }, Spec = new() { Type = "Static", Static = new() { Hosts = [new() { Host = {|BDSL4037:"[fd00::1]"|}, Port = 443 }] } } };
    [Manifest] static BackendKind W14 => BackendKind.New("a", "edge").Spec(s => s.Type("Static").Static(x => x.Hosts(h => h.Host({|BDSL4037:"*.example.com"|}).Port(443)))).Build();
    private const string Wild = "*." + "example.com";
    [Manifest] static BackendKind W15() => BackendKind.New("a", "edge").Spec(s => s.Type("Static").Static(x => x.Hosts(h => h.Host({|BDSL4037:Wild|}).Port(443)))).Build();
}
