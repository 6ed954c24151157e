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
            foreach (var key in policy.Attached)
            {
                if (IsFoundByDns(key, context) || !Counts(policy, key, context))
                    continue;
                policy.Problems.Warn(FieldPath.Parse(balancer.HashingPath), $"works only for a backend found by DNS, and {key} is not: it is switched off for every backend of this policy", Id);
                balancer.StopHashingHostnames();
                break;
            }
        }
    }

    /// <summary>Whether the policy's load balancer reaches the cluster at all.</summary>
    private static bool Counts(PolicySource policy, ResourceKey key, TranslationContext context)
    {
        if (!context.Facts.OldestWins)
            return true;
        foreach (var other in context.Find(key)!.Policies)
        {
            if (other.LoadBalancer is not null)
                return other == policy;
        }

        return false;
    }

    private static bool IsFoundByDns(ResourceKey key, TranslationContext context)
    {
        if (context.FindBackend(key) is not { } backend)
            return false;
        var draft = BaseClusters.OfBackend(backend, context);
        // A backend that fails is not touched by policies.
        return backend.Problems.HasErrors || draft.IsResolvedByDns;
    }
}
