// Where resources will live: Namespaces that sources, arrays and helpers give.
namespace Acme.Places;
public static class Names { public const string Prod = "prod-eu"; public static string Of(string env) => $"shop-{env}"; }
public sealed class Spaces : IManifestSource
{
    public IEnumerable<IKubernetesObject<V1ObjectMeta>> GetManifests(ManifestContext context)
    {
        yield return new V1Namespace { Metadata = new() { Name = "batch", Labels = new Dictionary<string, string> { ["env"] = "dev" } } };
        yield return new V1Namespace { Metadata = new() { Name = Names.Prod, Labels = new Dictionary<string, string> { ["env"] = "prod" } } };
        yield return Policy.New("a", "batch").Spec(s => s.For("x")).Build(); // silent
        yield return Policy.New("b", {|BDSL3001:Names.Prod|}).Spec(s => s.For("x")).Build();
        yield return Policy.New("c", Names.Of(context.Environment ?? "dev")).Spec(s => s.For("x")).Build(); // silent
    }
}
public static class ContextMore
{
    [Manifest] static V1Namespace[] Several => [new() { Metadata = new() { Name = "one", Labels = new Dictionary<string, string> { ["env"] = "prod" } } }, new() { Metadata = new() { Name = "two" } }];
    static V1Namespace Space(string n, string env) => new() { Metadata = new() { Name = n, Labels = new Dictionary<string, string> { ["env"] = env } } };
    [Manifest] static V1Namespace Three => Space("three", "prod");
    [Manifest] static V1Namespace Four { get { var n = Space("four", "prod"); n.Metadata.Labels["env"] = "dev"; return n; } }
    [Manifest] static V1Namespace Five { get { var n = Space("five", "prod"); n.Metadata.Labels["env"] = Environment.MachineName; return n; } }
    static readonly string Default = "default";
    [Manifest] static Policy R01 => Policy.New("a", "two").Spec(s => s.For("x")).Build(); // silent
    [Manifest] static Policy R02 => Policy.New("a", "four").Spec(s => s.For("x")).Build(); // silent
    [Manifest] static Policy R03 => Policy.New("a", "five").Spec(s => s.For("x")).Build(); // silent
    [Manifest] static Policy R04 => Policy.New("a", "one").Labels(("team", "x")).Spec(s => s.For("x")).Build(); // silent
    [Manifest] static Policy R05(string ns) => Policy.New("a", ns).Spec(s => s.For("x")).Build(); // silent
    [Manifest] static Policy R06 => Policy.New("a").Spec(s => s.For("x")).Build(); // silent
    [Manifest] static Policy R07 => Policy.New("a", @namespace: Team.Flag ? "two" : "four").Spec(s => s.For("x")).Build(); // silent
    [Manifest] static IEnumerable<Policy> R08() => new[] { "two", "four" }.Select(ns => Policy.New("a", ns).Spec(s => s.For("x")).Build()); // silent
    [Manifest] static Policy R09 => Policy.New("a", "default").Spec(s => s.For("x")).Build() with { Metadata = new() { Name = "a", NamespaceProperty = "two" } }; // silent

    [Manifest] static Policy W01 => Policy.New("a", {|BDSL3001:"one"|}).Spec(s => s.For("x")).Build();
    [Manifest] static Policy W02 => Policy.New("a", {|BDSL3001:"three"|}).Spec(s => s.For("x")).Build();
    [Manifest] static Policy W03 => Policy.New("a", @namespace: {|BDSL3001:Default|}).Spec(s => s.For("x")).Build();
    [Manifest] static Policy W04 => new() { Metadata = new() { Name = "a", NamespaceProperty = {|BDSL3001:"one"|} }, Spec = new() { TargetRefs = [new() { Group = "", Kind = "Service", Name = "x" }] } };
    [Manifest] static Policy W05 { get { var p = Policy.New("a", {|BDSL3001:"default"|}).Spec(s => s.For("x")).Build(); return p; } }
    [Manifest] static Policy W06 => Policy.New("a", {|BDSL1012:""|}).Spec(s => s.For("x")).Build();
    [Manifest] static Policy W07 => Policy.New("a", {|BDSL1012:"Not_A_Namespace"|}).Spec(s => s.For("x")).Build();
    [Manifest] static Policy W08 => {|BDSL1012:new() { Spec = new() { TargetRefs = [new() { Group = "", Kind = "Service", Name = "x" }] } }|};
    [Manifest] static Policy W09 => new() { Metadata = {|BDSL1012:new()|}, Spec = new() { TargetRefs = [new() { Group = "", Kind = "Service", Name = "x" }] } };
    [Manifest] static Policy W10 => new() { Metadata = new() { Name = {|BDSL1012:""|} }, Spec = new() { TargetRefs = [new() { Group = "", Kind = "Service", Name = "x" }] } };
}
