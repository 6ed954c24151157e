// What the project has beside a resource: the namespace it will live in, the Services it is for.
public static class ProjectContext
{
    [Manifest] static V1Namespace Shop => new() { Metadata = new() { Name = "shop", Labels = new Dictionary<string, string> { ["env"] = "prod" } } };
    [Manifest] static V1Namespace Play { get { var n = new V1Namespace { Metadata = new() { Name = "play" } }; n.SetLabel("env", "dev"); return n; } }
    [Manifest] static V1Service Plain => new() { Metadata = new() { Name = "plain", NamespaceProperty = "play" }, Spec = new() { Ports = [new() { Port = 80, Name = "http" }] } };
    [Manifest] static V1Service Modern => new() { Metadata = new() { Name = "modern", NamespaceProperty = "play" }, Spec = new() { Ports = [new() { Port = 80, AppProtocol = "grpc" }] } };
    static Policy In(string space) => Policy.New("p", space).Spec(s => s.For("x")).Build();

    [Manifest] static Policy R01 => Policy.New("a", "play").Spec(s => s.For("x")).Build(); // silent
    [Manifest] static Policy R02 => Policy.New("b", "elsewhere").Spec(s => s.For("x")).Build(); // silent
    [Manifest] static Policy R03 => Policy.New("c", "lab").Spec(s => s.For("x")).Build(); // silent
    [Manifest] static Policy R04 => Policy.New("d", "shop").Labels(("team", "a")).Spec(s => s.For("x")).Build(); // silent
    [Manifest] static Policy R05 => In("lab"); // silent
    [Manifest] static Policy R06 => Policy.New("e", Environment.MachineName).Spec(s => s.For("x")).Build(); // silent
    [Manifest] static Policy R07 => Policy.New("f", "play").Spec(s => s.For("modern").Http2ProtocolOptions(h => h.MaxConcurrentStreams(100))).Build(); // silent
    [Manifest] static Policy R08 => Policy.New("g", "lab").Spec(s => s.For("plain").Http2ProtocolOptions(h => h.MaxConcurrentStreams(100))).Build(); // silent

    [Manifest] static Policy W01 => Policy.New("a", {|BDSL3001:"default"|}).Spec(s => s.For("x")).Build();
    [Manifest] static Policy W02 => Policy.New("b", {|BDSL3001:"shop"|}).Spec(s => s.For("x")).Build();
    [Manifest] static Policy W03 => Policy.New("c", {|BDSL3001:"vault"|}).Spec(s => s.For("x")).Build();
    [Manifest] static Policy W04 => Policy.New("d", "play").Spec(s => s.For("plain").{|BDSL4028:Http2ProtocolOptions(h => h.MaxConcurrentStreams(100))|}).Build();
}
