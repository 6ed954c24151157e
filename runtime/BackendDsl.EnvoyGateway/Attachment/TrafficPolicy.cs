using BackendDsl.Cel.Values;
using BackendDsl.EnvoyGateway.Reading;

namespace BackendDsl.EnvoyGateway.Attachment;

/// <summary>The settings that rule a route rule: those of one BackendTrafficPolicy, or of a route's policy merged into its parent's.</summary>
internal sealed class TrafficPolicy
{
    private IReadOnlyList<string>? _errors;

    public TrafficPolicy(Resource policy)
    {
        Policy = policy;
        Spec = policy.Spec;
    }

    private TrafficPolicy(Resource policy, Resource parent)
    {
        Policy = policy;
        Parent = parent;
        // Both have targets, and so a spec.
        Spec = new(SpecMerge.Merge(parent.Spec.Object!, policy.Spec.Object!));
    }

    /// <summary>The policy; of merged ones that of the route.</summary>
    public Resource Policy { get; }

    /// <summary>The policy it was merged with; null where it stands alone.</summary>
    public Resource? Parent { get; }

    public ObjectFields Spec { get; }

    /// <summary>What the controller refuses, in its words.</summary>
    public IReadOnlyList<string> Errors => _errors ??= SpecErrors.Find(Spec);

    /// <summary>A route's policy over that of its Gateway or listener.</summary>
    public static TrafficPolicy Merge(Resource policy, Resource parent) => new(policy, parent);
}
