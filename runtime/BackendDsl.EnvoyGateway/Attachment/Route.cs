using BackendDsl.EnvoyGateway.Reading;

namespace BackendDsl.EnvoyGateway.Attachment;

/// <summary>An HTTPRoute or GRPCRoute that names a Gateway of ours.</summary>
internal sealed class Route
{
    public Route(Resource resource, IReadOnlyList<Gateway> gateways)
    {
        Resource = resource;
        IsGrpc = resource.Kind == Kinds.GrpcRoute;
        Prefix = $"{(IsGrpc ? "grpcroute" : "httproute")}/{resource.Namespace}/{resource.Name}";
        Hostnames = [.. resource.Spec.Texts("hostnames")];
        Parents = [.. resource.Spec.Items("parentRefs").Select(p => Find(p, resource, gateways)).OfType<Parent>()];
        Rules = [.. resource.Spec.Items("rules").Select((node, i) => new Rule(this, i, node))];
    }

    public Resource Resource { get; }

    public bool IsGrpc { get; }

    /// <summary>What the names of its clusters start with.</summary>
    public string Prefix { get; }

    public IReadOnlyList<string> Hostnames { get; }

    public IReadOnlyList<Parent> Parents { get; }

    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>The first hostname of the route on a listener; null where it does not attach to it at all.</summary>
    public string? HostOn(Listener listener, World world) =>
        listener.Allows(Resource, world) && HostNames.Intersect(Hostnames, listener.Hostname) is [var host, ..] ? host : null;

    private static Parent? Find(Block reference, Resource route, IReadOnlyList<Gateway> gateways)
    {
        if ((reference.Text("group") ?? Kinds.GatewayApiGroup) != Kinds.GatewayApiGroup)
            return null;
        var space = reference.Text("namespace") ?? route.Namespace;
        IEnumerable<ListenerHolder> holders = (reference.Text("kind") ?? Kinds.Gateway) switch
        {
            Kinds.Gateway => gateways,
            Kinds.ListenerSet => gateways.SelectMany(g => g.Sets),
            _ => [],
        };
        var holder = holders.FirstOrDefault(h => h.Resource.Namespace == space && h.Resource.Name == reference.Text("name"));
        if (holder is null)
            return null;
        var section = reference.Text("sectionName");
        var port = reference.Whole("port");
        return new(holder, section, [.. holder.Listeners.Where(l => (section is null || l.Name == section) && (port is null || l.Port == port))]);
    }
}
