using BackendDsl.EnvoyGateway.Reading;

namespace BackendDsl.EnvoyGateway.Attachment;

/// <summary>One rule of a route.</summary>
internal sealed class Rule(Route route, int index, ObjectFields node)
{
    private ByListener<TrafficPolicy> _traffic;
    private ByListener<List<TrafficPolicy>> _hidden;
    private object? _builtFor;

    public Route Route { get; } = route;

    public int Index { get; } = index;

    public ObjectFields Fields { get; } = node;

    public string? Name { get; } = node.Text("name") is { Length: > 0 } name ? name : null;

    /// <summary>The name of the cluster, and the start of the names of its parts.</summary>
    public string ClusterName { get; } = $"{route.Prefix}/rule/{index}";

    /// <summary>The policy that rules it on a listener.</summary>
    public TrafficPolicy? TrafficOn(Listener listener) => _traffic.Find(listener);

    /// <summary>The policies that would have ruled it on a listener, strongest first.</summary>
    public IReadOnlyList<TrafficPolicy> HiddenOn(Listener listener) => _hidden.Find(listener) ?? (IReadOnlyList<TrafficPolicy>)[];

    /// <summary>The policy rules it on a listener; where one does already, it is hidden.</summary>
    public void Take(Listener listener, TrafficPolicy traffic)
    {
        if (_traffic.TryAdd(listener, traffic))
            return;
        if (_hidden.Find(listener) is { } hidden)
            hidden.Add(traffic);
        else
            _hidden.TryAdd(listener, [traffic]);
    }

    /// <summary>Whether its clusters are still to be made for a set of them: each set is made as a whole before the next.</summary>
    public bool IsNewTo(object set)
    {
        if (_builtFor == set)
            return false;
        _builtFor = set;
        return true;
    }
}
