using BackendDsl.Cel.Values;
using BackendDsl.Kgateway.Inputs;
using k8s.Models;

namespace BackendDsl.Kgateway.Translation;

/// <summary>One Service of the input.</summary>
internal sealed class ServiceSource : TargetSource
{
    private const string TrafficDistributionAnnotation = "networking.istio.io/traffic-distribution";

    private ServiceSource(ObjectHead head, ServicePort[] ports, string? trafficDistribution, string? type)
        : base(Kinds.Service, head)
    {
        Type = type;
        Ports = ports;
        var distribution = trafficDistribution ?? head.Annotation(TrafficDistributionAnnotation);
        DistributesByLocality = distribution?.ToUpperInvariant() is "PREFERCLOSE" or "PREFERSAMEZONE" or "PREFERSAMENODE" or "PREFERNETWORK";
    }

    public ServicePort[] Ports { get; }

    /// <summary><c>spec.type</c></summary>
    public string? Type { get; }

    /// <summary>Whether traffic prefers some localities: the Service says so itself, else by the annotation of Istio. A word the gateway does not know means any.</summary>
    public bool DistributesByLocality { get; }

    public static ServiceSource Read(object item) => item is V1Service typed ? Read(typed) : Read((IObjectValue)item);

    private static ServiceSource Read(V1Service service)
    {
        var given = service.Spec?.Ports;
        var ports = given is { Count: > 0 } ? new ServicePort[given.Count] : [];
        var count = 0;
        for (var i = 0; i < given?.Count; i++)
            Add(ports, ref count, new(given[i].Port, given[i].Name, given[i].AppProtocol));
        Cut(ref ports, count);
        return new(new ObjectHead(service.Metadata), ports, service.Spec?.TrafficDistribution, service.Spec?.Type);
    }

    private static ServiceSource Read(IObjectValue service)
    {
        var spec = new PolicyObject(service["spec"] is { Kind: ValueKind.Object } value ? value.Object : null, "spec", new());
        var ports = spec.List("ports") is { Count: > 0 } given ? new ServicePort[given.Count] : [];
        var count = 0;
        foreach (var port in spec.Blocks("ports"))
        {
            if (port.UInt32("port") is { } number and <= 65535)
                Add(ports, ref count, new((int)number, port.Text("name"), port.Text("appProtocol")));
        }

        Cut(ref ports, count);

        return new(new ObjectHead(service), ports, spec.Text("trafficDistribution"), spec.Text("type"));
    }

    /// <summary>The same number may be there for TCP and UDP; a cluster is named by the number alone, and the first port makes it.</summary>
    private static void Add(ServicePort[] ports, ref int count, ServicePort port)
    {
        for (var i = 0; i < count; i++)
        {
            if (ports[i].Port == port.Port)
                return;
        }

        ports[count++] = port;
    }

    private static void Cut(ref ServicePort[] ports, int count)
    {
        if (count < ports.Length)
            Array.Resize(ref ports, count);
    }
}
