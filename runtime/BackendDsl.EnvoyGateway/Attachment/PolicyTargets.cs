using BackendDsl.EnvoyGateway.Reading;

namespace BackendDsl.EnvoyGateway.Attachment;

/// <summary>Finds what a policy is about.</summary>
internal static class PolicyTargets
{
    // Up to so many are looked through one by one.
    private const int Few = 8;

    private static readonly string[] s_kinds = [Kinds.Gateway, Kinds.ListenerSet, Kinds.HttpRoute, Kinds.GrpcRoute];

    /// <summary>What the selectors hit, the oldest first, then what the references name and no selector hit.</summary>
    public static List<PolicyTarget> Find(Resource policy, World world)
    {
        var targets = new List<PolicyTarget>(1);
        HashSet<PolicyTarget>? known = null;
        if (policy.Spec.Has("targetSelectors"))
        {
            foreach (var hit in Selected(policy, world))
                Add(new(hit.Kind, hit.Namespace, hit.Name, null));
        }

        var references = policy.Spec.Items("targetRefs");
        foreach (var reference in references)
            Add(Named(reference));
        if (references.Count == 0 && policy.Spec.Child("targetRef") is { IsPresent: true } single)
            Add(Named(single));
        return targets;

        PolicyTarget Named(ObjectFields reference) => new(reference.Text("kind") ?? "", policy.Namespace, reference.Text("name") ?? "", reference.Text("sectionName"));

        void Add(PolicyTarget target)
        {
            if (targets.Count == Few)
                known = [.. targets];
            if (known?.Add(target) ?? !targets.Contains(target))
                targets.Add(target);
        }
    }

    private static List<Resource> Selected(Resource policy, World world)
    {
        var hits = new HashSet<Resource>();
        foreach (var selector in policy.Spec.Items("targetSelectors"))
        {
            var kind = selector.Text("kind") ?? "";
            if (!s_kinds.Contains(kind, StringComparer.Ordinal) || (selector.Text("group") ?? Kinds.GatewayApiGroup) != Kinds.GatewayApiGroup)
                continue;
            foreach (var candidate in world.Of(kind))
            {
                if (!hits.Contains(candidate) && Reaches(policy, selector, candidate, world) && LabelSelection.Matches(selector, candidate.Labels))
                    hits.Add(candidate);
            }
        }

        var sorted = hits.ToList();
        sorted.Sort(Resource.CompareAge);
        return sorted;
    }

    // Another namespace must be selected, and must grant it.
    private static bool Reaches(Resource policy, ObjectFields selector, Resource candidate, World world)
    {
        if (candidate.Namespace == policy.Namespace)
            return true;
        var spaces = selector.Child("namespaces");
        var selected = spaces.Text("from") switch
        {
            "All" => true,
            "Selector" => world.Find(Kinds.Namespace, "", candidate.Namespace) is { } space && LabelSelection.Matches(spaces.Child("selector"), space.Labels),
            _ => false,
        };
        return selected && Grants.Allow(world, new(Kinds.EnvoyGatewayGroup, Kinds.BackendTrafficPolicy, policy.Namespace),
            new(Kinds.GatewayApiGroup, candidate.Kind, candidate.Namespace), candidate.Name);
    }
}
