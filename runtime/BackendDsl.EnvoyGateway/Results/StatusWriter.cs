using System.Runtime.InteropServices;
using BackendDsl.EnvoyGateway.Attachment;
using BackendDsl.EnvoyGateway.Reading;
using BackendDsl.GatewayApi;

namespace BackendDsl.EnvoyGateway.Results;

/// <summary>The status of a policy as the result carries it.</summary>
internal static class StatusWriter
{
    // The Gateway API allows no more.
    private const int MaxAncestors = 16;

    public static PolicyStatus Write(PolicyReport report)
    {
        var kept = report.Ancestors;
        StatusCondition? aggregated = null;
        if (kept.Count > MaxAncestors)
        {
            // What is wrong comes first, so that it is what is kept.
            var ordered = kept.OrderBy(a => Rank(a.Conditions)).ThenBy(a => a.Ancestor.Name, StringComparer.Ordinal).ToList();
            kept = ordered[..MaxAncestors];
            aggregated = new("Aggregated", true, "Aggregated",
                $"Ancestors have been aggregated because the number of policy ancestors exceeds 16. The aggregated ancestors: {string.Join(", ", ordered.Skip(MaxAncestors).Select(a => a.Ancestor.Name))}");
        }

        var ancestors = new AncestorStatus[kept.Count];
        for (var i = 0; i < ancestors.Length; i++)
        {
            var (ancestor, found) = kept[i];
            var isLast = aggregated is not null && i == MaxAncestors - 1;
            var conditions = new StatusCondition[found.Count + (isLast ? 1 : 0)];
            for (var at = 0; at < found.Count; at++)
                conditions[at] = new(found[at].Type, found[at].Status, found[at].Reason, found[at].Message);
            if (isLast)
                conditions[^1] = aggregated!;
            ancestors[i] = new(new(Kinds.GatewayApiGroup, ancestor.Kind, ancestor.Namespace, ancestor.Name), ancestor.Section, ImmutableCollectionsMarshal.AsImmutableArray(conditions));
        }

        return new(report.Policy.Ref, ImmutableCollectionsMarshal.AsImmutableArray(ancestors));
    }

    private static int Rank(List<PolicyCondition> conditions) =>
        conditions.Exists(c => c is { Type: PolicyCondition.Accepted, Status: false }) ? 0 : conditions.Exists(c => c is { Type: "Overridden", Status: true }) ? 1 : 2;
}
