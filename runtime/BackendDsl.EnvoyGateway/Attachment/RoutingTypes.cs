using BackendDsl.EnvoyGateway.Reading;

namespace BackendDsl.EnvoyGateway.Attachment;

/// <summary>
/// Whether policies ask for the endpoints of a Service or for its cluster IP. It is looked up apart from all other settings, in the first policy for the rule, the
/// route, the listener that the route names, and the Gateway, whatever else is wrong with that policy.
/// </summary>
internal sealed class RoutingTypes
{
    private const string Field = "routingType";

    private readonly Dictionary<PolicyTarget, Resource> _policies = [];

    public RoutingTypes(PolicyAttachment attachment)
    {
        // Hardly any policy speaks of it, and then nobody is asked.
        if (!attachment.Reports.Any(r => r.Policy.Spec.Has(Field)))
            return;
        for (var i = 0; i < attachment.Reports.Count; i++)
        {
            foreach (var target in attachment.Targets[i])
                _policies.TryAdd(target, attachment.Reports[i].Policy);
        }
    }

    /// <summary>The type for a rule on a listener; null where no policy says it.</summary>
    public string? Find(Rule rule, Listener listener)
    {
        if (_policies.Count == 0)
            return null;
        var route = rule.Route.Resource;
        var own = (rule.Name is { } name ? For(route, name) : null) ?? For(route, null);
        // A policy that merges leaves to its parents what it does not say; another one does not.
        if (own is not null && (own.Spec.Has(Field) || !own.Spec.Has("mergeType")))
            return own.Spec.Text(Field);
        var parent = rule.Route.ParentOn(listener);
        if (parent?.Section is { } section && For(parent.Holder.Resource, section)?.Spec.Text(Field) is { } type)
            return type;
        var whole = parent?.Holder is ListenerSet set ? For(set.Resource, null) : null;
        return (whole ?? For(listener.Gateway.Resource, null))?.Spec.Text(Field);
    }

    private Resource? For(Resource target, string? section) => _policies.GetValueOrDefault(new(target.Kind, target.Namespace, target.Name, section));
}
