using BackendDsl.Envoy;
using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Kgateway.Translation.Parts;

namespace BackendDsl.Kgateway.Translation;

/// <summary>
/// Strict mode: the controller tries each policy on a cluster of its own with <c>envoy --mode validate</c> and does not accept what that Envoy refuses.
/// </summary>
internal static class StrictValidation
{
    public const string Id = "BDSL4212";

    private const string TestCluster = "test-cluster";

    public static void Run(TranslationContext context)
    {
        if (!context.Options.StrictValidation)
            return;
        var target = KgatewayBootstrap.StrictTarget(context.Options);
        foreach (var policy in context.Targets.All)
        {
            if (policy.Problems.HasErrors || policy.Attached.Count == 0)
                continue;
            var judgement = ClusterChecks.Evaluate(Cluster(policy, context), target);
            if (judgement.Decisive is { } decisive)
                policy.Problems.Error(Field(policy, decisive.Path), $"in strict mode kgateway {context.Options.Release} does not accept what Envoy refuses: {decisive}{Consequence(context)}", Id);
        }
    }

    // What comes of it beside the policy's own clusters, which fail.
    private static string Consequence(TranslationContext context) => context.Facts.StrictFreezesEndpoints
        ? $"; in {context.Options.Release} the endpoints of all other backends stay as they are, too, for as long as the policy is there"
        : "";

    /// <summary>The member of the policy that decides a field of the cluster; the policy itself where none does.</summary>
    private static FieldPath Field(PolicySource policy, FieldPath clusterField)
    {
        for (var unit = 0; unit < (int)PolicyUnit.Tunnel; unit++)
        {
            if (policy.Parts[unit] is null)
                continue;
            foreach (var field in PolicyUnits.FieldsOf((PolicyUnit)unit))
            {
                if (field.Contains(clusterField))
                    return PolicyUnits.PathOf((PolicyUnit)unit);
            }
        }

        return FieldPath.Root;
    }

    /// <summary>As plain as possible: no host, no protocol, found by DNS only where the policy is about that.</summary>
    private static Cluster Cluster(PolicySource policy, TranslationContext context)
    {
        var draft = new ClusterDraft(TestCluster, context.Facts);
        var needsDns = policy.LoadBalancer is { HashesHostnames: true }
            || policy.Parts.AsSpan((int)PolicyUnit.DnsRefreshRate, PolicyUnit.DnsLookupFamily - PolicyUnit.DnsRefreshRate + 1).ContainsAnyExcept((PolicyPart?)null);
        if (needsDns)
            draft.Dns = new();
        else
            draft.Cluster.Type = Envoy.Config.Cluster.V3.Cluster.Types.DiscoveryType.Static;
        draft.Cluster.LoadAssignment = new() { ClusterName = TestCluster };
        for (var unit = 0; unit < (int)PolicyUnit.Tunnel; unit++)
            policy.Parts[unit]?.Apply(draft);
        return draft.Finish();
    }
}
