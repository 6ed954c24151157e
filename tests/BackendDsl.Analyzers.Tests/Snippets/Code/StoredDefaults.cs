// Policies on what the server has filled in by then.
namespace Acme.Stored;
// Defaults of built-in kinds in policies.
public static class Stored
{
    static V1ObjectMeta Meta(string n) => new() { Name = n, NamespaceProperty = "shop", Labels = new Dictionary<string, string> { ["app"] = n } };
    static V1PodSpec Pod(params V1Container[] cs) => new() { Containers = cs };
    static V1Container C => new() { Name = "c", Image = "registry.example.com/c:1" };
    [Manifest] static V1Service R01 => new() { Metadata = Meta("a"), Spec = new() { Ports = [new() { Port = 80 }] } }; // silent
    [Manifest] static V1Service R02 => new() { Metadata = Meta("a"), Spec = new() { ClusterIP = "None", Ports = [new() { Port = 80 }] } }; // silent
    [Manifest] static V1Service R03 => new() { Metadata = new() { Name = "a" }, Spec = new() { Type = "NodePort", Ports = [new() { Port = 80, Protocol = "UDP" }] } }; // silent
    [Manifest] static V1Deployment R04 => new() { Metadata = Meta("a"), Spec = new() { Selector = new() { MatchLabels = new Dictionary<string, string> { ["app"] = "a" } }, Template = new() { Metadata = Meta("a"), Spec = Pod(C) } } }; // silent
    [Manifest] static V1Deployment R05(int n) => new() { Metadata = Meta("a"), Spec = new() { Replicas = n, Selector = new() { MatchLabels = new Dictionary<string, string> { ["app"] = "a" } }, Template = new() { Metadata = Meta("a"), Spec = Pod(C) } } }; // silent
    [Manifest] static V1StatefulSet R06 => new() { Metadata = Meta("a"), Spec = new() { ServiceName = "a", Selector = new() { MatchLabels = new Dictionary<string, string> { ["app"] = "a" } }, Template = new() { Metadata = Meta("a"), Spec = Pod(C) } } }; // silent
    [Manifest] static V1CronJob R07 => new() { Metadata = Meta("a"), Spec = new() { Schedule = "@daily", JobTemplate = new() { Spec = new() { Template = new() { Spec = new() { RestartPolicy = "Never", Containers = [C] } } } } } }; // silent
    [Manifest] static V1Pod R08 => new() { Metadata = Meta("a"), Spec = Pod(C) }; // silent
    [Manifest] static V1ConfigMap R09 => new() { Metadata = Meta("a") }; // silent
    [Manifest] static V1Secret R10 => new() { Metadata = Meta("a"), StringData = new Dictionary<string, string> { ["a"] = "b" } }; // silent
    [Manifest] static V1PersistentVolumeClaim R11 => new() { Metadata = Meta("a"), Spec = new() { AccessModes = ["ReadWriteOnce"], Resources = new() { Requests = new Dictionary<string, ResourceQuantity> { ["storage"] = new("1Gi") } } } }; // silent
    [Manifest] static V2HorizontalPodAutoscaler R12 => new() { Metadata = Meta("a"), Spec = new() { MaxReplicas = 3, ScaleTargetRef = new() { ApiVersion = "apps/v1", Kind = "Deployment", Name = "a" } } }; // silent
    [Manifest] static V1Job R13 => new() { Metadata = Meta("a"), Spec = new() { Template = new() { Spec = new() { RestartPolicy = "Never", Containers = [C] } } } }; // silent
    [Manifest] static V1Ingress R14 => new() { Metadata = Meta("a"), Spec = new() { Rules = [new() { Host = "a.example.com", Http = new() { Paths = [new() { Path = "/", PathType = "Prefix", Backend = new() { Service = new() { Name = "a", Port = new() { Number = 80 } } } }] } }] } }; // silent

    [Manifest] static V1Service W01 => new() { Metadata = Meta("a"), Spec = new() { Type = {|BDSL3001:"LoadBalancer"|}, Ports = [new() { Port = 80 }] } };
    [Manifest] static V1Pod W04 => new() { Metadata = Meta("a"), Spec = new() { RestartPolicy = {|BDSL3001:"OnFailure"|}, Containers = [C] } };
}
