using BackendDsl.Kgateway.Translation.Backends;
using BackendDsl.Kgateway.Translation.Parts;

namespace BackendDsl.Kgateway.Translation;

/// <summary>
/// <c>useHostnameForHashing</c> works only for a cluster found by DNS. The gateway switches it off in settings that all clusters of the policy
/// share, so one other backend is enough to lose it for all.
/// </summary>
internal static class HostnameHashing
{
    public const string Id = "BDSL4020";

    public static void Settle(TranslationContext context)
    {
        foreach (var policy in context.Targets.All)
        {
            if (policy.LoadBalancer is not { HashesHostnames: true } balancer || policy.Problems.HasErrors)
                continue;
            foreach (var target in policy.Attached)
            {
                if (IsFoundByDns(target, context) || !Counts(policy, target, context))
                    continue;
                policy.Problems.Warn(FieldPath.Parse(balancer.HashingPath), $"works only for a backend found by DNS, and {target.Key} is not: it is switched off for every backend of this policy", Id);
                balancer.StopHashingHostnames();
                break;
            }
        }
    }

    /// <summary>Whether the policy's load balancer reaches the cluster at all.</summary>
    private static bool Counts(PolicySource policy, TargetSource target, TranslationContext context)
    {
        if (!context.Facts.OldestWins)
            return true;
        foreach (var other in target.Policies)
        {
            if (other.LoadBalancer is not null)
                return other == policy;
        }

        return false;
    }

    private static bool IsFoundByDns(TargetSource target, TranslationContext context)
    {
        if (target is not BackendSource backend)
            return false;
        var draft = BaseClusters.OfBackend(backend, context);
        // A backend that fails is not touched by policies.
        return backend.Problems.HasErrors || draft.IsResolvedByDns;
    }
}
