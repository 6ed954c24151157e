using System.Collections.Immutable;
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

        var ancestors = ImmutableArray.CreateBuilder<AncestorStatus>(kept.Count);
        foreach (var (ancestor, found) in kept)
        {
            var isLast = aggregated is not null && ancestors.Count == MaxAncestors - 1;
            var conditions = ImmutableArray.CreateBuilder<StatusCondition>(found.Count + (isLast ? 1 : 0));
            foreach (var condition in found)
                conditions.Add(new(condition.Type, condition.Status, condition.Reason, condition.Message));
            if (isLast)
                conditions.Add(aggregated!);
            ancestors.Add(new(new(Kinds.GatewayApiGroup, ancestor.Kind, ancestor.Namespace, ancestor.Name), ancestor.Section, conditions.MoveToImmutable()));
        }

        return new(report.Policy.Ref, ancestors.MoveToImmutable());
    }

    private static int Rank(List<PolicyCondition> conditions) =>
        conditions.Exists(c => c is { Type: PolicyCondition.Accepted, Status: false }) ? 0 : conditions.Exists(c => c is { Type: "Overridden", Status: true }) ? 1 : 2;
}
