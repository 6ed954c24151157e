using BackendDsl.Cel.Values;
using BackendDsl.Kgateway.Inputs;

namespace BackendDsl.Kgateway.Translation;

/// <summary>Which policies are for which backend, in their order of precedence.</summary>
internal sealed class PolicyTargets
{
    public PolicyTargets(ObjectList policies, TranslationContext context)
    {
        var seen = new Dictionary<ResourceKey, PolicySource>(policies.Count);
        var sources = new List<PolicySource>(policies.Count);
        for (var i = 0; i < policies.Count; i++)
        {
            var policy = new PolicySource(policies[i], sources.Count, policies.PlaceAt(i));
            if (seen.TryAdd(policy.Key, policy))
                sources.Add(policy);
            else
                context.Twice(policy.Key);
        }

        All = [.. sources];
        sources.Sort();
        Dictionary<(string Kind, string Namespace), List<TargetSource>>? byNamespace = null;
        Ordered = sources;
        foreach (var policy in sources)
        {
            AddReferences(policy, context);
            if (policy.Spec.Has("targetSelectors"))
                AddSelected(policy, byNamespace ??= Group(context));
        }
    }

    /// <summary>All policies, in the order of the input.</summary>
    public IReadOnlyList<PolicySource> All { get; }

    /// <summary>All policies, oldest first.</summary>
    public IReadOnlyList<PolicySource> Ordered { get; }

    private static void AddReferences(PolicySource policy, TranslationContext context)
    {
        foreach (var reference in policy.Spec.Blocks("targetRefs"))
        {
            var kind = KindOf(reference);
            if (kind is null)
                continue;
            var key = new ResourceKey(kind, policy.Namespace, reference.Text("name") ?? "");
            if (context.Find(key) is { } target)
                target.Attach(policy);
            else
                reference.Warn("", $"{key} does not exist here: no cluster can be told for it", "BDSL4205");
        }
    }

    private static void AddSelected(PolicySource policy, Dictionary<(string, string), List<TargetSource>> byNamespace)
    {
        foreach (var selector in policy.Spec.Blocks("targetSelectors"))
        {
            var kind = KindOf(selector);
            if (kind is null)
                continue;
            var labels = selector.Child("matchLabels");
            var found = false;
            foreach (var target in byNamespace.GetValueOrDefault((kind, policy.Namespace)) ?? [])
            {
                if (!Matches(labels.Object, target.Head))
                    continue;
                target.Attach(policy);
                found = true;
            }

            if (!found)
                selector.Warn("", $"no {kind} in namespace {policy.Namespace} has these labels here", "BDSL4205");
        }
    }

    private static bool Matches(IObjectValue? labels, ObjectHead head)
    {
        for (var i = 0; i < labels?.Count; i++)
        {
            if (labels.ValueAt(i) is { Kind: ValueKind.String } value && head.Label(labels.NameAt(i)) != value.String)
                return false;
        }

        return true;
    }

    private static string? KindOf(PolicyObject target)
    {
        var group = target.Text("group") ?? "";
        var kind = target.Text("kind") ?? "";
        switch (group, kind)
        {
            case ("", Kinds.Service):
            case (Kinds.KgatewayGroup, Kinds.Backend):
                return kind;
            case ("networking.istio.io", Kinds.Hostname):
                target.Warn("", "hostnames of Istio are not translated: their clusters come from its own configuration");
                return null;
            default:
                target.Error("", $"a target is a Service, a Backend or an Istio Hostname, not {group}/{kind}");
                return null;
        }
    }

    private static Dictionary<(string Kind, string Namespace), List<TargetSource>> Group(TranslationContext context)
    {
        var groups = new Dictionary<(string, string), List<TargetSource>>();
        foreach (var target in context.Services.Concat<TargetSource>(context.Backends))
        {
            var key = target.Key;
            if (!groups.TryGetValue((key.Kind, key.Namespace), out var targets))
                groups.Add((key.Kind, key.Namespace), targets = []);
            targets.Add(target);
        }

        return groups;
    }
}
