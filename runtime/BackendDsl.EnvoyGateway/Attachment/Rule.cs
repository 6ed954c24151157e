using BackendDsl.EnvoyGateway.Reading;

namespace BackendDsl.EnvoyGateway.Attachment;

/// <summary>One rule of a route.</summary>
internal sealed class Rule(Route route, int index, Block node)
{
    private static readonly IReadOnlyDictionary<Listener, List<TrafficPolicy>> s_none = new Dictionary<Listener, List<TrafficPolicy>>();

    private Dictionary<Listener, List<TrafficPolicy>>? _hidden;

    public Route Route { get; } = route;

    public int Index { get; } = index;

    public Block Block { get; } = node;

    public string? Name { get; } = node.Text("name") is { Length: > 0 } name ? name : null;

    /// <summary>The name of the cluster, and the start of the names of its parts.</summary>
    public string ClusterName { get; } = $"{route.Prefix}/rule/{index}";

    /// <summary>The policy that rules it, by listener.</summary>
    public Dictionary<Listener, TrafficPolicy> Traffic { get; } = [];

    /// <summary>The policy rules it on a listener; where one does already, it is hidden.</summary>
    public void Take(Listener listener, TrafficPolicy traffic)
    {
        if (Traffic.TryAdd(listener, traffic))
            return;
        _hidden ??= [];
        if (!_hidden.TryGetValue(listener, out var hidden))
            _hidden[listener] = hidden = [];
        hidden.Add(traffic);
    }

    /// <summary>The policies that would have ruled it, strongest first, by listener.</summary>
    public IReadOnlyDictionary<Listener, List<TrafficPolicy>> Hidden => _hidden ?? s_none;
}
