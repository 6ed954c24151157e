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
        Hostnames = resource.Spec.Texts("hostnames");
        var parents = new List<Parent>(1);
        foreach (var reference in resource.Spec.Items("parentRefs"))
        {
            if (Find(reference, resource, gateways) is { } parent)
                parents.Add(parent);
        }

        Parents = parents;
        var rules = resource.Spec.Items("rules");
        Rules = new Rule[rules.Count];
        for (var i = 0; i < Rules.Length; i++)
            Rules[i] = new(this, i, rules[i]);
    }

    public Resource Resource { get; }

    public bool IsGrpc { get; }

    /// <summary>What the names of its clusters start with.</summary>
    public string Prefix { get; }

    public IReadOnlyList<string> Hostnames { get; }

    public List<Parent> Parents { get; }

    public Rule[] Rules { get; }

    /// <summary>The first hostname of the route on a listener; null where it does not attach to it at all.</summary>
    public string? HostOn(Listener listener, World world) =>
        listener.Allows(Resource, world) && HostNames.Intersect(Hostnames, listener.Hostname) is [var host, ..] ? host : null;

    /// <summary>The first parent reference that has a listener; null where none has.</summary>
    public Parent? ParentOn(Listener listener)
    {
        foreach (var parent in Parents)
        {
            if (parent.Gateway == listener.Gateway && parent.Listeners.Contains(listener))
                return parent;
        }

        return null;
    }

    private static Parent? Find(ObjectFields reference, Resource route, IReadOnlyList<Gateway> gateways)
    {
        if ((reference.Text("group") ?? Kinds.GatewayApiGroup) != Kinds.GatewayApiGroup)
            return null;
        var space = reference.Text("namespace") ?? route.Namespace;
        if (ListenerHolder.Find(gateways, reference.Text("kind") ?? Kinds.Gateway, space, reference.Text("name")) is not { } holder)
            return null;
        var section = reference.Text("sectionName");
        var port = reference.Whole("port");
        return new(holder, section, section is null && port is null ? holder.Listeners : Named(holder, section, port));
    }

    private static List<Listener> Named(ListenerHolder holder, string? section, long? port) =>
        [.. holder.Listeners.Where(l => (section is null || l.Name == section) && (port is null || l.Port == port))];
}
