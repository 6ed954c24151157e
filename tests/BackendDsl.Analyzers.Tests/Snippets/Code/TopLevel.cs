// top-level: a program without a class, as scripts and small tools are written.
using System.Text;

var wait = args.Length > 0 ? args[0] : "5s";
var limit = args.Length > 1 ? int.Parse(args[1]) : 100;
const string None = "";
string? missing = null;
Settings settings = new("3s", -1);

Policy Make(string name, Action<SpecBuilder>? more = null) { var b = Policy.New(name, "edge").Spec(s => s.For(name)); if (more is not null) b.Spec(more); return b.Build(); }
static Policy.TcpKeepalive Keep(int probes) => new() { KeepAliveProbes = probes };

Print(Make("a")); // silent
Print(Make("a", s => s.ConnectTimeout(wait))); // silent
Print(Make("a", s => s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(limit)))); // silent
Print(Make("a", s => { if (None.Length > 0) s.ConnectTimeout(None); })); // silent
Print(Make("a", s => s.ConnectTimeout(missing ?? "1s"))); // silent
if (settings.Max >= 0) Print(Make("a", s => s.CommonHttpProtocolOptions(h => h.MaxHeadersCount(settings.Max)))); // silent
foreach (var name in new[] { "a", "b" }) Print(Policy.New(name, "edge").Spec(s => s.For(name).ConnectTimeout("1s")).Build()); // silent
try { Print(Policy.New("Bad_Name").Spec(s => s.For("x")).Build()); } catch (ResourceInvalidException e) { Console.Error.WriteLine(e.Message); } // silent
Print(await Later("a")); // silent
Print(Make("a") with { Spec = new() { TargetRefs = [new() { Group = "", Kind = "Service", Name = "x" }], TcpKeepalive = Keep(3) } }); // silent
var builder = Policy.New("a", "edge"); // silent
builder.Spec(s => s.For("x")); // silent
if (args is ["--slow", ..]) builder.Spec(s => s.ConnectTimeout("9s")); // silent
Print(builder.Build()); // silent
var service = new V1Service { Metadata = new() { Name = "web" }, Spec = new() { Ports = [new() { Port = 80 }] } }; // silent
service.Spec.Ports[0].Port = 8080; // silent
Console.WriteLine(KubernetesYaml.Serialize(service)); // silent

Print(Make("a", s => s.ConnectTimeout({|BDSL2001:"5 s"|})));
Print(Policy.New({|BDSL1012:"Bad_Name"|}).Spec(s => s.For("x")).Build());
Print(Policy.New("a").Spec(s => s.For("x").CommonHttpProtocolOptions(h => h.MaxHeadersCount({|BDSL1002:-1|}))).Build());
Print(new Policy { Metadata = new() { Name = "a" }, Spec = new() { ConnectTimeout = {|BDSL2001:"5 s"|}, TargetRefs = [new() { Group = "", Kind = "Service", Name = "x" }] } });
Print(Make("a") with { Spec = new() { TargetRefs = [new() { Group = "", Kind = "Service", Name = "x" }], TcpKeepalive = Keep({|BDSL1002:-3|}) } });
var other = Policy.New("a", "edge").Spec(s => s.For("x"));
other.Spec(s => s.ConnectTimeout({|BDSL2001:"1 m"|}));
Print(other.Build());
Print(Policy.New("a").Spec(s => s.For("x").LoadBalancer(l => l.Random(_ => { }).{|BDSL2001:RoundRobin(_ => { })|})).Build());
Console.WriteLine(KubernetesYaml.Serialize(new V1Service { Metadata = new() { Name = "web" }, Spec = new() { Ports = [new() { Port = {|BDSL5043:70000|} }] } }));
var kept = Make("b");
{|BDSL1020:kept.Metadata.Name|} = "c";

static async Task<Policy> Later(string name) { await Task.Yield(); return Policy.New(name, "edge").Spec(s => s.For(name)).Build(); }
static void Print(Policy p) => Console.OutputEncoding = Encoding.UTF8;

record Settings(string Wait, int Max);
