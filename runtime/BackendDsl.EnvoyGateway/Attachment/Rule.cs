using BackendDsl.EnvoyGateway.Reading;

namespace BackendDsl.EnvoyGateway.Attachment;

/// <summary>One rule of a route.</summary>
internal sealed class Rule(Route route, int index, Block node)
{
    public Route Route { get; } = route;

    public int Index { get; } = index;

    public Block Block { get; } = node;

    public string? Name { get; } = node.Text("name") is { Length: > 0 } name ? name : null;

    /// <summary>The name of the cluster, and the start of the names of its parts.</summary>
    public string ClusterName { get; } = $"{route.Prefix}/rule/{index}";

    /// <summary>The policy that rules it, by listener.</summary>
    public Dictionary<Listener, TrafficPolicy> Traffic { get; } = [];

    /// <summary>The policies that would have ruled it, strongest first, by listener.</summary>
    public Dictionary<Listener, List<TrafficPolicy>> Hidden { get; } = [];
}
