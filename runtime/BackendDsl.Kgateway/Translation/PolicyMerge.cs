using BackendDsl.Kgateway.Translation.Parts;

namespace BackendDsl.Kgateway.Translation;

/// <summary>Several policies on one backend.</summary>
internal static class PolicyMerge
{
    /// <summary>The rule that tells of a setting that another policy hides.</summary>
    public const string HiddenId = "BDSL4204";

    /// <param name="policies">The backend's policies, oldest first.</param>
    /// <param name="key">The backend.</param>
    /// <param name="draft">Its cluster.</param>
    /// <param name="origins">Writes down who decided; null where nobody asks.</param>
    /// <param name="context">For what there is to tell; null where it was told already.</param>
    public static void Apply(IReadOnlyList<PolicySource> policies, ResourceKey key, ClusterDraft draft, OriginRecorder? origins, TranslationContext? context)
    {
        if (draft.Facts.OldestWins)
            First(policies, key, draft, origins, context);
        else
            InTurn(policies, key, draft, origins, context);
    }

    /// <summary>One alone hides nothing.</summary>
    private static void All(PolicySource policy, ClusterDraft draft, OriginRecorder? origins, TranslationContext? context)
    {
        foreach (var part in policy.Parts.AsSpan(0, (int)PolicyUnit.Tunnel))
        {
            if (part is not null)
                Put(part, policy, draft, origins, context);
        }
    }

    /// <summary>For each unit the oldest policy that sets it decides.</summary>
    private static void First(IReadOnlyList<PolicySource> policies, ResourceKey key, ClusterDraft draft, OriginRecorder? origins, TranslationContext? context)
    {
        if (policies.Count == 1)
        {
            All(policies[0], draft, origins, context);
            return;
        }

        for (var unit = 0; unit < (int)PolicyUnit.Tunnel; unit++)
        {
            PolicySource? winner = null;
            foreach (var policy in policies)
            {
                if (policy.Parts[unit] is not { } part || policy == winner)
                    continue;
                if (winner is null)
                {
                    winner = policy;
                    Put(part, policy, draft, origins, context);
                    continue;
                }

                origins?.Hide(policy, part.Unit);
                ReportHidden(policy, part.Unit, winner, "older", key, draft, context);
            }
        }
    }

    /// <summary>Each is applied as a whole, the oldest first, so that the youngest decides, and sockets pile up.</summary>
    private static void InTurn(IReadOnlyList<PolicySource> policies, ResourceKey key, ClusterDraft draft, OriginRecorder? origins, TranslationContext? context)
    {
        if (policies.Count == 1)
        {
            All(policies[0], draft, origins, context);
            return;
        }

        var before = new PolicySource?[PolicyUnits.Count];
        foreach (var policy in policies)
        {
            for (var unit = 0; unit < (int)PolicyUnit.Tunnel; unit++)
            {
                if (policy.Parts[unit] is not { } part)
                    continue;
                Put(part, policy, draft, origins, context);
                // A PROXY protocol hides nothing: it wraps once more. A socket of its own takes all that was there away.
                if (part.Unit == PolicyUnit.Tls)
                    ReportLost(before, PolicyUnit.UpstreamProxyProtocol, policy, key, draft, context);
                if (part.Unit != PolicyUnit.UpstreamProxyProtocol)
                    ReportLost(before, part.Unit, policy, key, draft, context);
                before[unit] = policy;
            }
        }
    }

    private static void ReportLost(PolicySource?[] before, PolicyUnit unit, PolicySource winner, ResourceKey key, ClusterDraft draft, TranslationContext? context)
    {
        if (before[(int)unit] is { } loser && loser != winner)
            ReportHidden(loser, unit, winner, "younger", key, draft, context);
    }

    private static void Put(PolicyPart part, PolicySource policy, ClusterDraft draft, OriginRecorder? origins, TranslationContext? context)
    {
        if (part.Apply(draft))
            origins?.Win(policy, part.Unit);
        else if (context is not null && draft.Warnings[^1] is var warning)
            context.Warn(policy.Key, PolicyUnits.PathOf(warning.Unit), warning.Message, draft.Cluster.Name, warning.Id);
    }

    private static void ReportHidden(PolicySource loser, PolicyUnit unit, PolicySource winner, string age, ResourceKey key, ClusterDraft draft, TranslationContext? context) =>
        context?.Hidden.Add(loser.Key, unit, winner.Key, age, key, draft.Cluster.Name);
}
