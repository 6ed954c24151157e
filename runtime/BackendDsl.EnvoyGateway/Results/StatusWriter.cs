using System.Collections.Immutable;
using BackendDsl.EnvoyGateway.Attachment;
using BackendDsl.EnvoyGateway.Reading;
using BackendDsl.GatewayApi;

namespace BackendDsl.EnvoyGateway.Results;

/// <summary>The status of a policy as the result carries it.</summary>
internal static class StatusWriter
{
    public static PolicyStatus Write(PolicyReport report)
    {
        var ancestors = ImmutableArray.CreateBuilder<AncestorStatus>(report.Ancestors.Count);
        foreach (var (ancestor, found) in report.Ancestors)
        {
            var conditions = ImmutableArray.CreateBuilder<StatusCondition>(found.Count);
            foreach (var condition in found)
                conditions.Add(new(condition.Type, condition.Status, condition.Reason, condition.Message));
            ancestors.Add(new(new(Kinds.GatewayApiGroup, ancestor.Kind, ancestor.Namespace, ancestor.Name), ancestor.Section, conditions.MoveToImmutable()));
        }

        return new(report.Policy.Ref, ancestors.MoveToImmutable());
    }
}
