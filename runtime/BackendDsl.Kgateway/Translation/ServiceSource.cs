using BackendDsl.Cel.Values;
using BackendDsl.Kgateway.Inputs;
using k8s.Models;

namespace BackendDsl.Kgateway.Translation;

/// <summary>One Service of the input.</summary>
internal sealed class ServiceSource : TargetSource
{
    private const string TrafficDistributionAnnotation = "networking.istio.io/traffic-distribution";

    private ServiceSource(ObjectHead head, List<ServicePort> ports, string? trafficDistribution, string? type)
        : base(Kinds.Service, head)
    {
        Type = type;
        Ports = ports;
        var distribution = trafficDistribution ?? head.Annotation(TrafficDistributionAnnotation);
        DistributesByLocality = distribution?.ToUpperInvariant() is "PREFERCLOSE" or "PREFERSAMEZONE" or "PREFERSAMENODE" or "PREFERNETWORK";
    }

    public List<ServicePort> Ports { get; }

    /// <summary><c>spec.type</c></summary>
    public string? Type { get; }

    /// <summary>Whether traffic prefers some localities: the Service says so itself, else by the annotation of Istio. A word the gateway does not know means any.</summary>
    public bool DistributesByLocality { get; }

    public static ServiceSource Read(object item) => item is V1Service typed ? Read(typed) : Read((IObjectValue)item);

    private static ServiceSource Read(V1Service service)
    {
        var given = service.Spec?.Ports;
        var ports = new List<ServicePort>(given?.Count ?? 0);
        for (var i = 0; i < given?.Count; i++)
            Add(ports, new(given[i].Port, given[i].Name, given[i].AppProtocol));
        return new(new ObjectHead(service.Metadata), ports, service.Spec?.TrafficDistribution, service.Spec?.Type);
    }

    private static ServiceSource Read(IObjectValue service)
    {
        var ports = new List<ServicePort>();
        var spec = new Block(service["spec"] is { Kind: ValueKind.Object } value ? value.Object : null, "spec", new());
        foreach (var port in spec.Blocks("ports"))
        {
            if (port.UInt32("port") is { } number and <= 65535)
                Add(ports, new((int)number, port.Text("name"), port.Text("appProtocol")));
        }

        return new(new ObjectHead(service), ports, spec.Text("trafficDistribution"), spec.Text("type"));
    }

    /// <summary>The same number may be there for TCP and UDP; a cluster is named by the number alone, and the first port makes it.</summary>
    private static void Add(List<ServicePort> ports, ServicePort port)
    {
        foreach (var other in ports)
        {
            if (other.Port == port.Port)
                return;
        }

        ports.Add(port);
    }
}
