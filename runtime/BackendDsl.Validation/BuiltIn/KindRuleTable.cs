using BackendDsl.Validation.BuiltIn.Defaults;
using BackendDsl.Validation.BuiltIn.Rules;

namespace BackendDsl.Validation.BuiltIn;

/// <summary>The kinds whose rules are known here.</summary>
internal static class KindRuleTable
{
    private static readonly Dictionary<string, KindRules> s_rules = new(StringComparer.Ordinal)
    {
        ["core.v1.Pod"] = new() { Defaults = PodDefaults.Pod, Create = WorkloadRules.Pod },
        ["core.v1.PodTemplate"] = new() { Defaults = WorkloadDefaults.PodTemplate, Create = WorkloadRules.PodTemplateKind },
        ["core.v1.ReplicationController"] = new() { Defaults = WorkloadDefaults.ReplicationController, Create = WorkloadRules.ReplicationController },
        ["apps.v1.Deployment"] = new() { Defaults = WorkloadDefaults.Deployment, Create = WorkloadRules.Deployment },
        ["apps.v1.ReplicaSet"] = new() { Defaults = WorkloadDefaults.ReplicaSet, Create = WorkloadRules.ReplicaSet },
        ["apps.v1.DaemonSet"] = new() { Defaults = WorkloadDefaults.DaemonSet, Create = WorkloadRules.DaemonSet },
        ["apps.v1.StatefulSet"] = new() { Name = NameRule.StatefulSet, Defaults = WorkloadDefaults.StatefulSet, Create = WorkloadRules.StatefulSet },
        ["policy.v1.PodDisruptionBudget"] = new() { Name = NameRule.Any },
        ["rbac.v1.Role"] = new() { Name = NameRule.PathSegment },
        ["rbac.v1.ClusterRole"] = new() { Name = NameRule.PathSegment },
        ["rbac.v1.RoleBinding"] = new() { Name = NameRule.PathSegment },
        ["rbac.v1.ClusterRoleBinding"] = new() { Name = NameRule.PathSegment },
    };

    /// <summary>The rules of a kind; null where only its types are known.</summary>
    public static KindRules? Find(BuiltInKind kind) => s_rules.TryGetValue(kind.TypeName, out var rules) ? rules : null;
}
