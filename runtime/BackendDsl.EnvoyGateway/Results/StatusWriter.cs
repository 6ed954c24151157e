using BackendDsl.EnvoyGateway.Attachment;
using BackendDsl.EnvoyGateway.Reading;
using BackendDsl.GatewayApi;

namespace BackendDsl.EnvoyGateway.Results;

/// <summary>The status of a policy as the result carries it.</summary>
internal static class StatusWriter
{
    public static PolicyStatus Write(PolicyReport report) => new(
        report.Policy.Ref,
        [.. report.Ancestors.Select(a => new AncestorStatus(
            new(Kinds.GatewayApiGroup, a.Ancestor.Kind, a.Ancestor.Namespace, a.Ancestor.Name),
            a.Ancestor.Section,
            [.. a.Conditions.Select(c => new StatusCondition(c.Type, c.Status, c.Reason, c.Message))]))]);
}
