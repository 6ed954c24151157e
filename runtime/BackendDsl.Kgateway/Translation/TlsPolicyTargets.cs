namespace BackendDsl.Kgateway.Translation;

/// <summary>Which BackendTLSPolicy is for which backend.</summary>
internal sealed class TlsPolicyTargets
{
    private readonly Dictionary<ResourceKey, List<(TlsPolicySource Policy, string? Section)>> _byTarget = [];

    public TlsPolicyTargets(ObjectList policies, TranslationContext context)
    {
        if (policies.Count == 0)
            return;
        var sources = policies.Select((p, i) => TlsPolicySource.Read(p, i, policies.PlaceAt(i), context)).ToList();
        InInput = [.. sources];
        sources.Sort();
        All = sources;
        foreach (var source in sources)
        {
            foreach (var (target, index) in source.Policy.TargetRefs.Select((t, i) => (t, i)))
            {
                var key = new ResourceKey(target.Kind, source.Policy.Namespace, target.Name);
                if (context.Find(key) is not { } found)
                {
                    source.Problems.Warn(FieldPath.Parse($"spec.targetRefs[{index}]"), $"{key} does not exist here: no cluster can be told for it", "BDSL4205");
                    continue;
                }

                if (!_byTarget.TryGetValue(key, out var list))
                    _byTarget.Add(key, list = []);
                list.Add((source, context.Facts.HasTlsPolicySections ? target.SectionName : null));
                source.Attached.Add(found);
            }
        }
    }

    /// <summary>The policies, in their order of precedence.</summary>
    public IReadOnlyList<TlsPolicySource> All { get; } = [];

    /// <summary>The policies, in the order of the input.</summary>
    public IReadOnlyList<TlsPolicySource> InInput { get; } = [];

    /// <summary>The one that counts: those that name the port go before those for the whole backend, then the oldest.</summary>
    public TlsPolicySource? Of(ResourceKey target, string? portName)
    {
        if (_byTarget.Count == 0 || !_byTarget.TryGetValue(target, out var list))
            return null;
        foreach (var (policy, section) in list)
        {
            if (section is not null && section == portName)
                return policy;
        }

        foreach (var (policy, section) in list)
        {
            if (section is null)
                return policy;
        }

        return null;
    }
}
