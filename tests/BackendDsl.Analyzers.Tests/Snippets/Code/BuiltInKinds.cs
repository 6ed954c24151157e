// Kubernetes' own kinds, judged where an object is given away.
public static class BuiltInRight
{
    static readonly Dictionary<string, string> App = new() { ["app"] = "web" };
    static V1ObjectMeta Meta(string n) => new() { Name = n, NamespaceProperty = "shop" };
    static V1Container Web => new() { Name = "web", Image = "web:1", Ports = [new() { ContainerPort = 8080, Name = "http" }] };
    static V1Deployment Base(string n) => new() { Metadata = Meta(n), Spec = new() { Replicas = 2, Selector = new() { MatchLabels = App }, Template = new() { Metadata = new() { Labels = App }, Spec = new() { Containers = [Web] } } } };

    [Manifest] static V1Deployment R01 => Base("a"); // silent
    [Manifest] static V1Deployment R02 { get { var d = Base("b"); d.Spec.Replicas = 3; return d; } } // silent
    [Manifest] static V1Deployment R03 { get { var d = new V1Deployment { Metadata = Meta("c") }; d.Spec = new() { Selector = new() { MatchLabels = App }, Template = new() { Metadata = new() { Labels = App }, Spec = new() { Containers = new List<V1Container>() } } }; d.Spec.Template.Spec.Containers.Add(Web); return d; } } // silent
    [Manifest] static V1Deployment R04 => WithReplicas(Base("d"), 4); // silent
    static V1Deployment WithReplicas(V1Deployment d, int n) { d.Spec.Replicas = n; return d; }
    [Manifest] static V1Deployment R05 => Base("e").With(d => d.Spec.Paused = true); // silent
    static V1Deployment With(this V1Deployment d, Action<V1Deployment> change) { change(d); return d; }
    [Manifest] static V1Service R06 => new() { Metadata = Meta("svc"), Spec = new() { Selector = App, Ports = [new() { Port = 80, TargetPort = "http" }] } }; // silent
    [Manifest] static V1Service R07 => new V1Service { Metadata = Meta("svc2"), Spec = new() { Selector = App, Ports = [new() { Port = 80, TargetPort = 8080 }, new() { Name = "b", Port = Team.Number("x") }] } }.Named(); // silent
    static V1Service Named(this V1Service s) { s.Spec.Ports[0].Name = "a"; return s; }
    [Manifest] static V1ConfigMap R08 => new() { Metadata = Meta("cm"), Data = new Dictionary<string, string> { ["a.properties"] = "x=1" } }; // silent
    [Manifest] static V1Secret R09 => new() { Metadata = Meta("s"), Type = "Opaque", StringData = new Dictionary<string, string> { ["k"] = "v" } }; // silent
    static V1Deployment Half(string n) => new() { Metadata = Meta(n), Spec = new() { Template = new() { Spec = new() { Containers = [] } } } };
    [Manifest] static V1Deployment R10 { get { var d = Half("f"); Fill(d); return d; } } // silent
    static void Fill(V1Deployment d) { d.Spec.Selector = new() { MatchLabels = App }; d.Spec.Template.Metadata = new() { Labels = App }; d.Spec.Template.Spec.Containers.Add(Web); }
    [Manifest] static V1Deployment R11 { get { var d = Half("g"); Finish(() => d.Spec.Template.Spec.Containers.Add(Web)); d.Spec.Selector = new() { MatchLabels = App }; d.Spec.Template.Metadata = new() { Labels = App }; return d; } } // silent
    static void Finish(Action a) => a();
    [Manifest] static V1Pod R12 { get { var c = new V1Container { Name = "x" }; var p = new V1Pod { Metadata = Meta("p"), Spec = new() { Containers = [c] } }; c.Image = "i"; return p; } } // silent
    [Manifest] static V1Pod R13 { get { var p = new V1Pod { Metadata = Meta("p"), Spec = new() { Containers = [] } }; foreach (var n in new[] { "a", "b" }) p.Spec.Containers.Add(new() { Name = n, Image = "i" }); return p; } } // silent
    [Manifest] static V1Pod R14 { get { var p = new V1Pod { Metadata = Meta("p"), Spec = new() { Containers = [Web], RestartPolicy = "OnFailure" } }; if (Team.Flag) p.Spec.RestartPolicy = "Never"; else p.Spec.RestartPolicy = "Always"; return p; } } // silent
    [Manifest] static V1Pod R15 { get { var p = new V1Pod { Metadata = Meta("p"), Spec = new() { Containers = [Web] } }; p.SetLabel("app", "web"); p.EnsureMetadata().EnsureLabels()["tier"] = "front"; return p; } } // silent
    [Manifest] static V1Deployment R16 { get { var d = Base("h"); foreach (var c in d.Spec.Template.Spec.Containers) c.Resources = new() { Limits = new Dictionary<string, ResourceQuantity> { ["cpu"] = new("1"), ["memory"] = "128Mi" }, Requests = new Dictionary<string, ResourceQuantity> { ["cpu"] = new("500m") } }; return d; } } // silent
    [Manifest] static IEnumerable<V1Service> R17() => new[] { "a", "b" }.Select(n => new V1Service { Metadata = Meta(n), Spec = new() { Ports = [new() { Port = 80 }] } }); // silent
    [Manifest] static IEnumerable<V1Service> R18() { foreach (var n in new[] { "a", "b" }) { var s = new V1Service { Metadata = Meta(n), Spec = new() }; s.Spec.Ports = [new() { Port = 80 }]; yield return s; } } // silent
    [Manifest] static V1Namespace R19 => new() { Metadata = new() { Name = "shop" } }; // silent
    [Manifest] static V1Job R20 => new() { Metadata = Meta("j"), Spec = new() { Template = new() { Spec = new() { RestartPolicy = "Never", Containers = [Web] } } } }; // silent
    [Manifest] static V1CronJob R21 => new() { Metadata = Meta("cj"), Spec = new() { Schedule = "*/5 * * * *", JobTemplate = new() { Spec = new() { Template = new() { Spec = new() { RestartPolicy = "OnFailure", Containers = [Web] } } } } } }; // silent
    static V1Pod R22(string image) => new() { Metadata = Meta("p"), Spec = new() { Containers = [new() { Name = "c", Image = image, ImagePullPolicy = image.Length > 3 ? "Always" : "Never" }] } }; // silent
    static void R23() { var p = new V1Pod(); p.Metadata = Meta("x"); Send(p); } // silent
    static void Send(object o) { }
    static readonly V1Pod R24 = new() { Metadata = new() { Name = "template" } }; // silent
    [Manifest] static V1Pod R25 { get { var p = Clone(R24); p.Spec = new() { Containers = [Web] }; return p; } } // silent
    static V1Pod Clone(V1Pod p) => KubernetesJson.Deserialize<V1Pod>(KubernetesJson.Serialize(p));
    [Manifest] static V1Deployment R26 { get { var d = Base("i"); var spec = d.Spec.Template.Spec; spec.Volumes = [new() { Name = "data", EmptyDir = new() }]; spec.Containers[0].VolumeMounts = [new() { Name = "data", MountPath = "/data" }]; return d; } } // silent
    static async Task R27(IKubernetes client, V1Deployment d) { d.Spec.Replicas = 2; await client.AppsV1.ReplaceNamespacedDeploymentAsync(d, "web", "shop"); } // silent
    [Manifest] static V1Pod R28 { get { var p = new V1Pod { Metadata = Meta("p"), Spec = new() { Containers = [new() { Name = "c" }] } }; p.Spec.Containers.First().Image ??= "i"; return p; } } // silent
    [Manifest] static V1Pod R29 { get { V1Pod p; p = new V1Pod { Metadata = Meta("p") }; p.Spec = new() { Containers = [Web] }; return p; } } // silent
    [Manifest] static V1Pod R30 { get { var p = new V1Pod { Metadata = Meta("p"), Spec = new() }; try { p.Spec.Containers = [Web]; } finally { } return p; } } // silent
}

public static class BuiltInWrong
{
    static readonly Dictionary<string, string> App = new() { ["app"] = "web" };
    static V1ObjectMeta Meta(string n) => new() { Name = n, NamespaceProperty = "shop" };
    static V1Container Web => new() { Name = "web", Image = "web:1" };
    static V1Deployment Base(string n) => new() { Metadata = Meta(n), Spec = new() { Replicas = 2, Selector = new() { MatchLabels = App }, Template = new() { Metadata = new() { Labels = App }, Spec = new() { Containers = [Web] } } } };

    [Manifest] static V1Deployment W01 => new() { Metadata = Meta("a"), Spec = new() { Replicas = {|BDSL5040:-1|}, Selector = new() { MatchLabels = App }, Template = new() { Metadata = new() { Labels = App }, Spec = new() { Containers = [Web] } } } };
    [Manifest] static V1Deployment W02 { get { var d = Base("b"); d.Spec.Replicas = {|BDSL5040:-2|}; return d; } }
    [Manifest] static V1Service W03 => new() { Metadata = Meta("svc"), Spec = new() { Ports = [new() { Port = {|BDSL5043:70000|} }] } };
    [Manifest] static V1Pod W04 => new() { Metadata = Meta("p"), Spec = new() { Containers = [new() { Name = {|BDSL5020:"Web"|}, Image = "i" }] } };
    [Manifest] static V1Pod W05 => new() { Metadata = Meta("p"), Spec = new() { Containers = [{|BDSL5020:new() { Name = "c" }|}] } };
    [Manifest] static V1Pod W06 { get { var p = new V1Pod { Metadata = Meta("p"), Spec = new() { Containers = [] } }; p.Spec.Containers.Add({|BDSL5020:new() { Name = "c" }|}); return p; } }
    [Manifest] static V1Pod W07 => new() { Metadata = Meta("p"), Spec = new() { Containers = [new() { Name = "c", Image = "i", VolumeMounts = [new() { Name = {|BDSL5027:"data"|}, MountPath = "/d" }] }] } };
    [Manifest] static V1Pod W08 { get { var p = new V1Pod { Metadata = Meta("p"), Spec = new() { Containers = [Web] } }; p.Spec.RestartPolicy = {|BDSL5030:"never"|}; return p; } }
    static async Task W09(IKubernetes client) => await client.CoreV1.CreateNamespacedServiceAsync(new V1Service { Metadata = Meta("l"), Spec = new() { Type = {|BDSL5043:"LoadBalanced"|}, Ports = [new() { Port = 80 }] } }, "ns");
    static string W10() => KubernetesYaml.Serialize(new V1Pod { Metadata = Meta("p"), Spec = new() { Containers = [new() { Name = "c", Image = "i", ImagePullPolicy = {|BDSL5020:"always"|} }] } });
    public static V1Job W11 => new() { Metadata = Meta("j"), Spec = new() { Template = new() { Spec = new() { Containers = [Web], RestartPolicy = {|BDSL5041:"Always"|} } } } };
    [Manifest] static V1CronJob W12 => new() { Metadata = Meta("cj"), Spec = new() { Schedule = {|BDSL5042:"every day"|}, JobTemplate = new() { Spec = new() { Template = new() { Spec = new() { RestartPolicy = "OnFailure", Containers = [Web] } } } } } };
    [Manifest] static V1ConfigMap W13 => new() { Metadata = Meta("cm"), Data = new Dictionary<string, string> { [{|BDSL5048:"a b"|}] = "x" } };
    [Manifest] static V1Service W14 => new() { Metadata = new() { Name = {|BDSL5010:"Svc_1"|}, NamespaceProperty = "shop" }, Spec = new() { Ports = [new() { Port = 80 }] } };
    [Manifest] static V1Deployment W15 { get { var d = Base("h"); foreach (var c in d.Spec.Template.Spec.Containers) c.Resources = new() { Limits = new Dictionary<string, ResourceQuantity> { ["cpu"] = new("1") }, Requests = new Dictionary<string, ResourceQuantity> { ["cpu"] = {|BDSL5023:new("2")|} } }; return d; } }
    [Manifest] static V1Pod W16 { get { var p = new V1Pod { Metadata = Meta("p"), Spec = new() { Containers = [Web] } }; p.SetLabel({|BDSL5011:"a b"|}, "web"); return p; } }
    [Manifest] static IEnumerable<V1Service> W17() => new[] { "a", "b" }.Select(n => new V1Service { Metadata = Meta(n), Spec = new() { Ports = [new() { Port = {|BDSL5043:0|} }] } });
    [Manifest] static IEnumerable<V1Service> W18() { foreach (var n in new[] { "a", "b" }) { var s = new V1Service { Metadata = Meta(n), Spec = {|BDSL5043:new()|} }; s.Spec.Selector = App; yield return s; } }
    [Manifest] static V1Deployment W19 => Base("x").Sized({|BDSL5040:-5|});
    static V1Deployment Sized(this V1Deployment d, int n) { d.Spec.Replicas = n; return d; }
    [Manifest] static V1Deployment W20 => Base("y").With(d => d.Spec.MinReadySeconds = {|BDSL5040:-1|});
    static V1Deployment With(this V1Deployment d, Action<V1Deployment> change) { change(d); return d; }
    [Manifest] static V1Pod W21 { get { var c = new V1Container { Name = "x", Image = "i" }; var p = new V1Pod { Metadata = Meta("p"), Spec = new() { Containers = [c] } }; c.Name = {|BDSL5020:"X"|}; return p; } }
    [Manifest] static V1Ingress W22 => new() { Metadata = Meta("i"), Spec = new() { Rules = [new() { Host = {|BDSL5044:"https://x"|}, Http = new() { Paths = [new() { Path = "/", PathType = "Prefix", Backend = new() { Service = new() { Name = "s", Port = new() { Number = 80 } } } }] } }] } };
    const int Big = 99999;
    [Manifest] static V1Pod W23 => new() { Metadata = Meta("p"), Spec = new() { Containers = [new() { Name = "c", Image = "i", Ports = [new() { ContainerPort = {|BDSL5021:Big|} }] }] } };
    static V1Container W24() => new() { Name = "c", Image = "i", ImagePullPolicy = {|BDSL5020:"always"|} };
    static readonly V1ServicePort W25 = new() { Port = {|BDSL5043:70000|} };
    static void W26(V1Deployment d) => d.Spec.Replicas = {|BDSL5040:-3|};
    static void W27() => Send(new V1Service { Spec = new() { Type = {|BDSL5043:"Balanced"|} } });
    static void Send(object o) { }
    static V1PodSpec W28(bool f) => new() { RestartPolicy = f ? {|BDSL5030:"never"|} : "Always" };
    static void W29() { var p = new V1Pod { Metadata = Meta("p"), Spec = new() { Containers = [{|BDSL5020:new() { Name = "c" }|}] } }; Console.WriteLine(p.Metadata.Name); }
    static readonly V1Probe R40 = new() { PeriodSeconds = -1 }; // silent
    static V1Deployment Wrong(string n) => new() { Metadata = Meta(n), Spec = new() { Replicas = {|BDSL5040:-7|}, Selector = new() { MatchLabels = App }, Template = new() { Metadata = new() { Labels = App }, Spec = new() { Containers = [Web] } } } };
    [Manifest] static V1Deployment W31 => Wrong("a");
    [Manifest] static V1Deployment W32 => Wrong("b");
}

public static class BuiltInParts
{
    static readonly V1Probe R01 = new() { SuccessThreshold = 2 }; // silent
    static V1Container R02(string image) => new() { Image = image }; // silent
    static readonly V1ServicePort R03 = new() { Name = "http", TargetPort = "web" }; // silent
    static V1PodSpec R04() => new() { RestartPolicy = "Never" }; // silent
    static void R05(V1Deployment d) => d.Spec.Replicas = 0; // silent
    static V1ServicePort R06(int port) => port > 65535 ? throw new ArgumentException() : new() { Port = port }; // silent
    static void R07() { try { } finally { } Keep(new V1Pod()); } // silent
    static void Keep(object o) { }
    static readonly V1Container R08 = new() { Name = "", Image = "" }; // silent
    static V1LabelSelector R09 => new() { MatchLabels = new Dictionary<string, string>() }; // silent
}
