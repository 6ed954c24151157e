using BackendDsl.EnvoyGateway.Attachment;
using BackendDsl.EnvoyGateway.Reading;
using BackendDsl.EnvoyGateway.Settings;
using BackendDsl.GatewayApi;

namespace BackendDsl.EnvoyGateway.Clusters;

/// <summary>
/// The clusters of the Envoys of one Gateway, or of all Gateways of a class that merges them. A name is made once, from the first listener that has it; of merged
/// Gateways the oldest comes first.
/// </summary>
internal sealed class FleetClusters
{
    private FleetClusters(ObjectRef fleet, IReadOnlyList<ClusterDraft> drafts, (ClusterDraft Draft, string Text, string? SpecField)? failure)
    {
        Fleet = fleet;
        Drafts = drafts;
        Failure = failure;
    }

    /// <summary>The Gateway or the GatewayClass.</summary>
    public ObjectRef Fleet { get; }

    public IReadOnlyList<ClusterDraft> Drafts { get; }

    /// <summary>Why the Envoys get nothing, and the cluster that is the reason; null where they get what there is.</summary>
    public (ClusterDraft Draft, string Text, string? SpecField)? Failure { get; }

    /// <summary>Those of all Gateways, in the order of the Gateways.</summary>
    public static List<FleetClusters> Of(IReadOnlyList<Gateway> gateways, IReadOnlyList<Route> routes, RuleClusters rules, World world) =>
        [.. gateways.GroupBy(g => g.Fleet).Select(f => Of(f.Key, [.. f.OrderBy(g => g.Resource, Comparer<Resource>.Create(Resource.CompareAge))], routes, rules, world))];

    private static FleetClusters Of(ObjectRef fleet, List<Gateway> gateways, IReadOnlyList<Route> routes, RuleClusters rules, World world)
    {
        var drafts = new List<ClusterDraft>(routes.Count);
        foreach (var gateway in gateways)
        {
            foreach (var listener in gateway.AllListeners)
                Add(drafts, listener, routes, rules, world);
        }

        (ClusterDraft, string, string?)? failure = null;
        foreach (var draft in drafts)
        {
            if (ProtoConstraints.FirstBroken(draft) is not { } why)
                continue;
            failure = (draft, $"cluster {draft.Cluster.Name}: {why.Text}", why.SpecField);
            break;
        }

        return new(fleet, drafts, failure);
    }

    private static void Add(List<ClusterDraft> drafts, Listener listener, IReadOnlyList<Route> routes, RuleClusters rules, World world)
    {
        foreach (var route in routes)
        {
            if (route.ParentOn(listener) is null || route.HostOn(listener, world) is not { } host)
                continue;
            foreach (var rule in route.Rules)
            {
                if (rule.IsNewTo(drafts))
                    rules.Add(drafts, rule, listener, host);
            }
        }
    }
}
