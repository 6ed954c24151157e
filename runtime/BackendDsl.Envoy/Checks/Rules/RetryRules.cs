using BackendDsl.Envoy.Checks.Context;
using BackendDsl.Envoy.Config.Route.V3;

namespace BackendDsl.Envoy.Checks.Rules;

/// <summary>Retries that a cluster asks for.</summary>
internal static class RetryRules
{
    public static readonly ClusterRule Intervals = new("retry-interval-not-above-maximum", "", FindingEffect.Refused,
        "the base interval of retries is not above their maximum interval", "common/router/retry_policy_impl.cc");

    public static IReadOnlyList<ClusterRule> All { get; } = [Intervals];

    public static void Check(Inspection inspection, RetryPolicy? policy, Place at)
    {
        if (policy is null) return;
        for (var i = 0; i < policy.RetryHostPredicate.Count; i++)
            Constraints.Extensions.Registered(inspection, Slots.RetryHostPredicates, policy.RetryHostPredicate[i].Name, policy.RetryHostPredicate[i].TypedConfig, at.Member("retry_host_predicate", i));
        for (var i = 0; i < policy.RetryOptionsPredicates.Count; i++)
            Constraints.Extensions.Registered(inspection, Slots.RetryOptionsPredicates, policy.RetryOptionsPredicates[i].Name, policy.RetryOptionsPredicates[i].TypedConfig, at.Member("retry_options_predicates", i));
        if (policy.RetryPriority is { } priority) Constraints.Extensions.Registered(inspection, Slots.RetryPriorities, priority.Name, priority.TypedConfig, at.Member("retry_priority"));
        if (policy.RetryBackOff is not { BaseInterval: { } least, MaxInterval: { } most }) return;
        if (Milliseconds(most) < Milliseconds(least)) inspection.Report(Intervals, at.Member("retry_back_off").Member("max_interval"), "retry_policy.max_interval must greater than or equal to the base_interval");
    }

    private static decimal Milliseconds(Google.Protobuf.WellKnownTypes.Duration duration) => Math.Max(1, duration.Seconds * 1000m + duration.Nanos / 1_000_000);
}
