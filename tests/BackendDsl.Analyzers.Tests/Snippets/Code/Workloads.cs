// Workloads of KubernetesClient, put together as teams do it: step by step, by helpers, from parts, by generic code.
using System.Threading;
namespace Acme.Workloads;

public interface IPart { void AddTo(V1PodSpec pod); }
public sealed class Sidecar(string image) : IPart { public void AddTo(V1PodSpec pod) => pod.Containers.Add(new() { Name = "sidecar", Image = image }); }
public sealed class Volume(string name) : IPart { public void AddTo(V1PodSpec pod) { (pod.Volumes ??= new List<V1Volume>()).Add(new() { Name = name, EmptyDir = new() }); foreach (var c in pod.Containers) (c.VolumeMounts ??= new List<V1VolumeMount>()).Add(new() { Name = name, MountPath = "/" + name }); } }
public abstract class Workload<T> where T : class, IKubernetesObject<V1ObjectMeta>, new()
{
    protected abstract void Fill(T item);
    public T Make(string name) { var item = new T(); item.Metadata = new() { Name = name, NamespaceProperty = "shop" }; Fill(item); return item; }
}
public sealed class Web : Workload<V1Deployment> { protected override void Fill(V1Deployment d) => d.Spec = W.Spec(new() { ["app"] = "web" }, new V1Container { Name = "web", Image = "i" }); } // silent
public sealed record OwnDeployment : V1Deployment { public OwnDeployment(string name) { Metadata = new() { Name = name }; } } // silent
public static class W
{
    public static V1DeploymentSpec Spec(Dictionary<string, string> labels, params V1Container[] containers) => new() { Selector = new() { MatchLabels = labels }, Template = new() { Metadata = new() { Labels = labels }, Spec = new() { Containers = containers } } }; // silent
    static readonly V1Container s_base = new() { Image = "registry.example.com/base" }; // silent
    static V1Container Named(string name) => new() { Name = name, Image = s_base.Image }; // silent
    static V1PodSpec With(this V1PodSpec pod, params IPart[] parts) { foreach (var p in parts) p.AddTo(pod); return pod; }
    static V1Deployment Scale(this V1Deployment d, int? n) { if (n is { } count) d.Spec.Replicas = count; return d; }
    static T Labelled<T>(this T item, string key, string value) where T : IKubernetesObject<V1ObjectMeta> { item.Metadata.Labels ??= new Dictionary<string, string>(); item.Metadata.Labels[key] = value; return item; }

    public static V1Deployment R01() { var d = new V1Deployment(); d.Metadata = new V1ObjectMeta { Name = "a" }; d.Spec = new V1DeploymentSpec(); d.Spec.Selector = new V1LabelSelector { MatchLabels = new Dictionary<string, string> { ["a"] = "b" } }; d.Spec.Template = new V1PodTemplateSpec { Metadata = new() { Labels = new Dictionary<string, string> { ["a"] = "b" } }, Spec = new() { Containers = [Named("c")] } }; return d; } // silent
    public static V1Deployment R02(string n) => new() { Metadata = new() { Name = n }, Spec = Spec(new() { ["a"] = n }, Named("c")) }; // silent
    public static V1Deployment R03() => new V1Deployment { Metadata = new() { Name = "a" }, Spec = Spec(new() { ["a"] = "b" }, Named("c")) }.Scale(3).Labelled("team", "x"); // silent
    public static V1Pod R04() { var pod = new V1Pod { Metadata = new() { Name = "a" }, Spec = new() { Containers = [] } }; pod.Spec.With(new Sidecar("i"), new Volume("data")); return pod; } // silent
    public static V1Pod R05() { var spec = new V1PodSpec { Containers = new List<V1Container>() }; spec.Containers.Add(Named("a")); if (Team.Flag) spec.Containers.Add(Named("b")); return new() { Metadata = new() { Name = "a" }, Spec = spec }; } // silent
    public static V1Service R06(params int[] ports) => new() { Metadata = new() { Name = "a" }, Spec = new() { Selector = new Dictionary<string, string> { ["app"] = "a" }, Ports = [.. ports.Select(p => new V1ServicePort { Name = $"p{p}", Port = p })] } }; // silent
    public static V1Service R07() { var s = new V1Service { Metadata = new() { Name = "a" }, Spec = new() { Ports = new List<V1ServicePort>() } }; foreach (var (name, port) in new[] { ("http", 80), ("grpc", 90) }) s.Spec.Ports.Add(new() { Name = name, Port = port }); return s; } // silent
    public static V1ConfigMap R08(IReadOnlyDictionary<string, string> files) { var map = new V1ConfigMap { Metadata = new() { Name = "a" }, Data = new Dictionary<string, string>() }; foreach (var (k, v) in files) map.Data[k] = v; return map; } // silent
    public static V1Secret R09(string user) => new() { Metadata = new() { Name = "a" }, Type = "kubernetes.io/basic-auth", StringData = new Dictionary<string, string> { ["username"] = user, ["password"] = "x" } }; // silent
    public static V1Job R10(int seconds) => new() { Metadata = new() { GenerateName = "job-" }, Spec = new() { TtlSecondsAfterFinished = seconds, BackoffLimit = 0, Template = new() { Spec = new() { RestartPolicy = "Never", Containers = [Named("c")] } } } }; // silent
    public static V1Deployment R11(V1Deployment old) { old.Spec.Template.Spec.Containers[0].Image = "i:2"; old.Spec.Template.Metadata.Annotations ??= new Dictionary<string, string>(); old.Spec.Template.Metadata.Annotations["at"] = DateTime.UtcNow.ToString("O"); return old; } // silent
    public static async Task R12(IKubernetes client, CancellationToken ct) { var d = await client.AppsV1.ReadNamespacedDeploymentAsync("a", "b", cancellationToken: ct); d.Spec.Replicas = d.Spec.Replicas > 0 ? 0 : 1; await client.AppsV1.ReplaceNamespacedDeploymentAsync(d, "a", "b", cancellationToken: ct); } // silent
    public static async Task R13(IKubernetes client) => await client.CoreV1.PatchNamespacedServiceAsync(new V1Patch("""{"spec":{"type":"ClusterIP"}}""", V1Patch.PatchType.MergePatch), "a", "b"); // silent
    public static V1NetworkPolicy R14() => new() { Metadata = new() { Name = "deny" }, Spec = new() { PodSelector = new(), PolicyTypes = ["Ingress"] } }; // silent
    public static V1Ingress R15(string host) => new() { Metadata = new() { Name = "a" }, Spec = new() { IngressClassName = "nginx", Tls = [new() { Hosts = [host], SecretName = "tls" }], Rules = [new() { Host = host, Http = new() { Paths = [new() { Path = "/", PathType = "Prefix", Backend = new() { Service = new() { Name = "a", Port = new() { Name = "http" } } } }] } }] } }; // silent
    public static V1StatefulSet R16() { V1StatefulSet s = new() { Metadata = new() { Name = "db" } }; s.Spec = new() { ServiceName = "db", Selector = new() { MatchLabels = new Dictionary<string, string> { ["a"] = "b" } }, Template = new() { Metadata = new() { Labels = new Dictionary<string, string> { ["a"] = "b" } }, Spec = new() { Containers = [Named("db")] } }, VolumeClaimTemplates = [new() { Metadata = new() { Name = "data" }, Spec = new() { AccessModes = ["ReadWriteOnce"], Resources = new() { Requests = new Dictionary<string, ResourceQuantity> { ["storage"] = new("10Gi") } } } }] }; return s; } // silent
    public static IEnumerable<IKubernetesObject<V1ObjectMeta>> R17(string n) { yield return R02(n); yield return R06(80, 90); yield return new V1ServiceAccount { Metadata = new() { Name = n } }; yield return new V1Role { Metadata = new() { Name = n }, Rules = [new() { ApiGroups = [""], Resources = ["pods"], Verbs = ["get"] }] }; yield return new V1RoleBinding { Metadata = new() { Name = n }, RoleRef = new() { ApiGroup = "rbac.authorization.k8s.io", Kind = "Role", Name = n }, Subjects = [new() { Kind = "ServiceAccount", Name = n, NamespaceProperty = "shop" }] }; } // silent
    public static V1Container R18(string name, string? image = null) => new() { Name = name, Image = image ?? throw new ArgumentNullException(nameof(image)) }; // silent
    public static V1Probe R19(int port) => new() { HttpGet = new() { Path = "/healthz", Port = port }, PeriodSeconds = 5 }; // silent
    public static V1PodTemplateSpec R20(V1PodTemplateSpec t) => new() { Metadata = t.Metadata, Spec = t.Spec }; // silent
    public static V1Deployment R21() { var labels = new Dictionary<string, string>(); var d = new V1Deployment { Metadata = new() { Name = "a" }, Spec = Spec(labels, Named("c")) }; labels["app"] = "a"; return d; } // silent
    public static V1Deployment R22() { var c = new V1Container(); var d = new V1Deployment { Metadata = new() { Name = "a" }, Spec = Spec(new() { ["a"] = "b" }, c) }; c.Name = "c"; c.Image = "i"; return d; } // silent
    public static V1Deployment? R23(bool on) { V1Deployment? d = null; if (on) d = new() { Metadata = new() { Name = "a" }, Spec = Spec(new() { ["a"] = "b" }, Named("c")) }; return d; } // silent
    public static T R24<T>(string name) where T : IKubernetesObject<V1ObjectMeta>, new() { var t = new T(); t.Metadata = new() { Name = name }; return t; } // silent
    public static V1Service R25() { var s = new V1Service { Metadata = new() { Name = "a" }, Spec = new() { Ports = [new() { Port = 0 }] } }; s.Spec.Ports[0].Port = 80; return s; } // silent
    public static V1Service R26() { var s = new V1Service { Metadata = new() { Name = "a" }, Spec = new() { Ports = [new() { Port = 0 }] } }; s.Spec.Ports = new List<V1ServicePort> { new() { Port = 80 } }; return s; } // silent
    public static V1Service R27() { var port = new V1ServicePort(); Fill(port); return new() { Metadata = new() { Name = "a" }, Spec = new() { Ports = [port] } }; } // silent
    static void Fill(V1ServicePort port) => port.Port = 80;
    public static V1Service R28() { var s = new V1Service(); Action<V1Service>[] steps = [x => x.Metadata = new() { Name = "a" }, x => x.Spec = new() { Ports = [new() { Port = 80 }] }]; foreach (var step in steps) step(s); return s; } // silent
    public static V1Service R29() => Enumerable.Range(80, 2).Aggregate(new V1Service { Metadata = new() { Name = "a" }, Spec = new() { Ports = new List<V1ServicePort>() } }, (s, p) => { s.Spec.Ports.Add(new() { Name = $"p{p}", Port = p }); return s; }); // silent
    public static V1Service R30() { var s = JsonLike.Clone(new V1Service { Metadata = new() { Name = "a" } }); s.Spec = new() { Ports = [new() { Port = 80 }] }; return s; } // silent

    static readonly V1Service s_web = new() { Metadata = new() { Name = "web" }, Spec = new() { Ports = [new() { Port = 80 }] } };
    public static V1Service R31() => s_web with { Metadata = new() { Name = "other" } }; // silent
    public static V1Service R32() { var s = new V1Service { Metadata = new() { Name = "a" }, Spec = new() { Type = "NodePort", Ports = [new() { Port = 80 }] } }; var t = s with { Metadata = new() { Name = "b" } }; s.Spec.Type = "ClusterIP"; return t; } // silent
    public static V1Service R33(V1Service s) => s with { Spec = s.Spec with { Type = "ClusterIP" } }; // silent
    public static V1Deployment R34(V1Deployment d) => d with { Spec = d.Spec with { Replicas = d.Spec.Replicas + 1 } }; // silent
    public static V1Service W09() => s_web with { Metadata = new() { Name = {|BDSL5010:"Other_Name"|} } };
    public static V1Service W10() { var s = new V1Service { Metadata = new() { Name = "a" }, Spec = new() { Ports = [new() { Port = 80 }] } }; return s with { Spec = {|BDSL5043:new() { Type = "ClusterIP" }|} }; }
    public static V1Service W11() { var s = new V1Service { Metadata = new() { Name = "a" }, Spec = new() { Ports = [new() { Port = 80 }] } }; return s with { Spec = s.Spec with { Type = {|BDSL5043:"Other"|} } }; }
    public static V1Deployment W01() { var d = new V1Deployment(); d.Metadata = new V1ObjectMeta { Name = "a" }; d.Spec = Spec(new() { ["a"] = "b" }, Named("c")); d.Spec.Replicas = {|BDSL5040:-1|}; return d; }
    public static V1Pod W02() => new() { Metadata = new() { Name = {|BDSL5010:"Pod_A"|} }, Spec = new() { Containers = [Named("c")] } };
    public static V1Pod W03() => new() { Metadata = new() { Name = "a" }, Spec = new() { Containers = [new() { Name = {|BDSL5020:"C 1"|}, Image = "i" }] } };
    public static V1Service W04() { var s = new V1Service { Metadata = new() { Name = "a" }, Spec = new() { Ports = [{|BDSL5043:new() { Port = 80 }|}] } }; s.Spec.Ports.Add(new() { Port = 81, Name = "x" }); return s; }
    public static V1Service W05() => new() { Metadata = new() { Name = "a" }, Spec = new() { Ports = [new() { Port = 80, Protocol = {|BDSL5043:"http"|} }] } };
    public static V1ConfigMap W06() => new() { Metadata = new() { Name = "a", Labels = new Dictionary<string, string> { ["a"] = {|BDSL5011:"b c"|} } } };
    public static V1Container W07() => new() { Name = "c", Image = "i", ImagePullPolicy = {|BDSL5020:"sometimes"|} };
    public static V1ServicePort W08() => new() { Port = {|BDSL5043:-1|} };
}
public static class JsonLike { public static T Clone<T>(T value) => KubernetesJson.Deserialize<T>(KubernetesJson.Serialize(value)); }
