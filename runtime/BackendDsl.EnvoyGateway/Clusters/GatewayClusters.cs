using BackendDsl.EnvoyGateway.Attachment;
using BackendDsl.EnvoyGateway.Reading;
using BackendDsl.EnvoyGateway.Settings;

namespace BackendDsl.EnvoyGateway.Clusters;

/// <summary>The clusters of one Gateway. A name is made once, from the first listener that has it.</summary>
internal sealed class GatewayClusters
{
    private GatewayClusters(Gateway gateway, IReadOnlyList<ClusterDraft> drafts, (ClusterDraft Draft, string Text, string? SpecField)? failure)
    {
        Gateway = gateway;
        Drafts = drafts;
        Failure = failure;
    }

    public Gateway Gateway { get; }

    public IReadOnlyList<ClusterDraft> Drafts { get; }

    /// <summary>Why the Gateway gets nothing, and the cluster that is the reason; null where it gets what there is.</summary>
    public (ClusterDraft Draft, string Text, string? SpecField)? Failure { get; }

    public static GatewayClusters Of(Gateway gateway, IReadOnlyList<Route> routes, RuleClusters rules, World world)
    {
        var drafts = new List<ClusterDraft>(routes.Count);
        (ClusterDraft, string, string?)? failure = null;
        foreach (var listener in gateway.AllListeners)
        {
            foreach (var route in routes)
            {
                if (!Names(route, gateway, listener) || route.HostOn(listener, world) is not { } host)
                    continue;
                foreach (var rule in route.Rules)
                {
                    if (rule.IsNewTo(drafts))
                        rules.Add(drafts, rule, listener, host);
                }
            }
        }

        foreach (var draft in drafts)
        {
            if (ProtoConstraints.FirstBroken(draft) is not { } why)
                continue;
            failure = (draft, $"cluster {draft.Cluster.Name}: {why.Text}", why.SpecField);
            break;
        }

        return new(gateway, drafts, failure);
    }

    private static bool Names(Route route, Gateway gateway, Listener listener)
    {
        foreach (var parent in route.Parents)
        {
            if (parent.Gateway == gateway && parent.Listeners.Contains(listener))
                return true;
        }

        return false;
    }
}
