using System.Collections.Immutable;
using BackendDsl.GatewayApi;

namespace BackendDsl.Kgateway.Translation;

/// <summary>What the gateway writes under <c>status</c> of each policy.</summary>
internal static class Statuses
{
    private static readonly ImmutableArray<StatusCondition> s_accepted = [new(AncestorStatus.Accepted, true, "Valid", "Policy accepted")];

    private const string NowhereId = "BDSL4209";

    public static ImmutableArray<PolicyStatus> Of(TranslationContext context)
    {
        var statuses = ImmutableArray.CreateBuilder<PolicyStatus>(context.Targets.All.Count + context.TlsPolicies.InInput.Count);
        foreach (var policy in context.Targets.All)
            statuses.Add(Of(policy.Key, policy.Problems, policy.Attached, context));
        foreach (var policy in context.TlsPolicies.InInput)
            statuses.Add(Of(policy.Key, policy.Problems, policy.Attached, context));
        return statuses.MoveToImmutable();
    }

    private static PolicyStatus Of(ResourceKey key, Problems problems, List<TargetSource> attached, TranslationContext context)
    {
        // Where a target is missing or not known here, that says it.
        if (attached.Count == 0 && problems.All.All(p => p.Path.Segments.Count == 0 || !p.Path.ToString().StartsWith("spec.target", StringComparison.Ordinal)))
            context.Warn(key, FieldPath.Root, "attaches to nothing: no status is written, and it has no effect", null, NowhereId);
        ImmutableArray<StatusCondition> conditions = problems.HasErrors ? [new(AncestorStatus.Accepted, false, "Invalid", problems.ErrorText())] : s_accepted;
        return new(key.Ref, attached.Count == 1 ? [new(attached[0].Key.Ref, null, conditions)] : [.. attached.Distinct().Select(a => new AncestorStatus(a.Key.Ref, null, conditions))]);
    }
}
