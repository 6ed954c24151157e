using BackendDsl.Cel.Values;
using BackendDsl.Kgateway.Inputs;

namespace BackendDsl.Kgateway.Translation;

/// <summary>Which policies are for which backend, in their order of precedence.</summary>
internal sealed class PolicyTargets
{
    private static readonly IReadOnlyList<PolicySource> s_none = [];

    private readonly Dictionary<ResourceKey, List<PolicySource>> _byTarget = [];

    public PolicyTargets(ObjectList policies, TranslationContext context)
    {
        var seen = new HashSet<(string, string)>(policies.Count);
        var sources = new List<PolicySource>(policies.Count);
        for (var i = 0; i < policies.Count; i++)
        {
            var policy = new PolicySource(policies[i], sources.Count, policies.PlaceAt(i));
            if (seen.Add((policy.Namespace, policy.Name)))
                sources.Add(policy);
            else
                context.Twice(new(Kinds.BackendConfigPolicy, policy.Namespace, policy.Name));
        }

        All = [.. sources];
        sources.Sort();
        Dictionary<(string Kind, string Namespace), List<ResourceKey>>? byNamespace = null;
        Ordered = sources;
        _byTarget.EnsureCapacity(sources.Count);
        foreach (var policy in sources)
        {
            AddReferences(policy, context);
            if (policy.Spec.Has("targetSelectors"))
                AddSelected(policy, byNamespace ??= Group(context), context);
        }
    }

    /// <summary>All policies, in the order of the input.</summary>
    public IReadOnlyList<PolicySource> All { get; }

    /// <summary>All policies, oldest first.</summary>
    public IReadOnlyList<PolicySource> Ordered { get; }

    /// <summary>
    /// The policies of a backend, oldest first. One that reaches it by a reference and by a selector is there twice, as it is for the gateway.
    /// </summary>
    public IReadOnlyList<PolicySource> Of(ResourceKey target) => _byTarget.TryGetValue(target, out var policies) ? policies : s_none;

    private void AddReferences(PolicySource policy, TranslationContext context)
    {
        foreach (var reference in policy.Spec.Blocks("targetRefs"))
        {
            var kind = KindOf(reference);
            if (kind is null)
                continue;
            var key = new ResourceKey(kind, policy.Namespace, reference.Text("name") ?? "");
            if (context.Exists(key))
                Add(key, policy);
            else
                reference.Warn("", $"{key} does not exist here: no cluster can be told for it", "BDSL4205");
        }
    }

    private void AddSelected(PolicySource policy, Dictionary<(string, string), List<ResourceKey>> byNamespace, TranslationContext context)
    {
        foreach (var selector in policy.Spec.Blocks("targetSelectors"))
        {
            var kind = KindOf(selector);
            if (kind is null)
                continue;
            var labels = selector.Child("matchLabels");
            var found = false;
            foreach (var key in byNamespace.GetValueOrDefault((kind, policy.Namespace)) ?? [])
            {
                if (!Matches(labels.Object, context.HeadOf(key)!))
                    continue;
                Add(key, policy);
                found = true;
            }

            if (!found)
                selector.Warn("", $"no {kind} in namespace {policy.Namespace} has these labels here", "BDSL4205");
        }
    }

    private void Add(ResourceKey key, PolicySource policy)
    {
        if (!_byTarget.TryGetValue(key, out var policies))
            _byTarget.Add(key, policies = new(1));
        policies.Add(policy);
        policy.Attach(key);
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

    private static string? KindOf(Block target)
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

    private static Dictionary<(string Kind, string Namespace), List<ResourceKey>> Group(TranslationContext context)
    {
        var groups = new Dictionary<(string, string), List<ResourceKey>>();
        foreach (var key in context.Services.Select(s => s.Key).Concat(context.Backends.Select(b => b.Key)))
        {
            if (!groups.TryGetValue((key.Kind, key.Namespace), out var keys))
                groups.Add((key.Kind, key.Namespace), keys = []);
            keys.Add(key);
        }

        return groups;
    }
}
