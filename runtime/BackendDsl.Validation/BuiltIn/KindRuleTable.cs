using BackendDsl.Validation.BuiltIn.Defaults;
using BackendDsl.Validation.BuiltIn.Rules;
using BackendDsl.Validation.BuiltIn.Updates;
using BackendDsl.Validation.BuiltIn.Warnings;

namespace BackendDsl.Validation.BuiltIn;

/// <summary>The kinds whose rules are known here.</summary>
internal static class KindRuleTable
{
    private static readonly Dictionary<string, KindRules> s_rules = new(StringComparer.Ordinal)
    {
        ["core.v1.Pod"] = new() { Defaults = PodDefaults.Pod, Create = WorkloadRules.Pod, Update = PodUpdate.Check, Warn = PodWarnings.Pod },
        ["core.v1.PodTemplate"] = new() { Defaults = WorkloadDefaults.PodTemplate, Create = WorkloadRules.PodTemplateKind, Warn = KindWarnings.PodTemplate },
        ["core.v1.ReplicationController"] = new() { Defaults = WorkloadDefaults.ReplicationController, Create = WorkloadRules.ReplicationController, Warn = KindWarnings.Deployment },
        ["apps.v1.Deployment"] = new() { Defaults = WorkloadDefaults.Deployment, Create = WorkloadRules.Deployment, Update = WorkloadUpdate.Deployment, Warn = KindWarnings.Deployment },
        ["apps.v1.ReplicaSet"] = new() { Defaults = WorkloadDefaults.ReplicaSet, Create = WorkloadRules.ReplicaSet, Update = WorkloadUpdate.ReplicaSet, Warn = KindWarnings.Deployment },
        ["apps.v1.DaemonSet"] = new() { Defaults = WorkloadDefaults.DaemonSet, Create = WorkloadRules.DaemonSet, Update = WorkloadUpdate.DaemonSet, Warn = KindWarnings.Workload },
        ["apps.v1.StatefulSet"] = new() { Name = NameRule.StatefulSet, Defaults = WorkloadDefaults.StatefulSet, Create = WorkloadRules.StatefulSet, Update = WorkloadUpdate.StatefulSet, Warn = KindWarnings.StatefulSet },
        ["batch.v1.Job"] = new() { Defaults = BatchDefaults.Job, Generate = BatchDefaults.Selector, Create = JobRules.Job, Update = WorkloadUpdate.Job, Warn = KindWarnings.Deployment },
        ["batch.v1.CronJob"] = new() { Defaults = BatchDefaults.CronJob, Create = CronJobRules.Create, Update = WorkloadUpdate.CronJob, Warn = KindWarnings.CronJob },
        ["core.v1.Service"] = new() { Name = NameRule.ServiceName, Defaults = ServiceDefaults.Service, Generate = ServiceDefaults.Families, Create = ServiceRules.Create, Update = ServiceUpdate.Check, Warn = ServiceWarnings.Check },
        ["discovery.v1.EndpointSlice"] = new() { Defaults = SmallDefaults.EndpointSlice, Create = EndpointRules.Slice, Update = SmallUpdates.EndpointSlice, Warn = KindWarnings.EndpointSlice },
        ["networking.v1.Ingress"] = new() { Create = IngressRules.Create, Warn = KindWarnings.Ingress },
        ["networking.v1.IngressClass"] = new() { Defaults = SmallDefaults.IngressClass, Create = IngressRules.Class, Update = SmallUpdates.IngressClass },
        ["networking.v1.NetworkPolicy"] = new() { Defaults = SmallDefaults.NetworkPolicy, Create = NetworkPolicyRules.Create },
        ["autoscaling.v2.HorizontalPodAutoscaler"] = new() { Defaults = AutoscalerDefaults.Autoscaler, Create = AutoscalerRules.Create },
        ["autoscaling.v1.HorizontalPodAutoscaler"] = new() { Defaults = AutoscalerDefaults.AutoscalerV1, Create = AutoscalerRules.CreateV1 },
        ["policy.v1.PodDisruptionBudget"] = new() { Name = NameRule.PathSegment, MetadataComesLast = true, Create = DisruptionRules.Create },
        ["core.v1.ConfigMap"] = new() { Create = ConfigRules.ConfigMap, Update = ConfigUpdate.ConfigMap },
        ["core.v1.Secret"] = new() { Defaults = SmallDefaults.Secret, Create = ConfigRules.Secret, Update = ConfigUpdate.Secret, Warn = KindWarnings.Secret },
        ["core.v1.ServiceAccount"] = new() { Defaults = SmallDefaults.ServiceAccount, Warn = KindWarnings.ServiceAccount },
        ["core.v1.Namespace"] = new() { Name = NameRule.Label, Defaults = SmallDefaults.NamespaceLabel, Generate = SmallDefaults.Namespace, Create = ClusterRules.Namespace, Update = SmallUpdates.Namespace },
        ["rbac.v1.Role"] = new() { Name = NameRule.PathSegment, Create = RbacRules.Role },
        ["rbac.v1.ClusterRole"] = new() { Name = NameRule.PathSegment, Create = RbacRules.ClusterRole },
        ["rbac.v1.RoleBinding"] = new() { Name = NameRule.PathSegment, Defaults = SmallDefaults.RoleBinding, Create = RbacRules.RoleBinding, Update = SmallUpdates.RoleBinding },
        ["rbac.v1.ClusterRoleBinding"] = new() { Name = NameRule.PathSegment, Defaults = SmallDefaults.RoleBinding, Create = RbacRules.ClusterRoleBinding, Update = SmallUpdates.ClusterRoleBinding },
        ["core.v1.PersistentVolumeClaim"] = new() { Defaults = SmallDefaults.Claim, Create = StorageRules.Claim, Update = StorageUpdate.Claim, Warn = KindWarnings.Claim },
        ["core.v1.PersistentVolume"] = new() { Defaults = SmallDefaults.Volume, Create = StorageRules.Volume, Update = StorageUpdate.Volume, Warn = KindWarnings.Volume },
        ["storage.v1.StorageClass"] = new() { Defaults = SmallDefaults.StorageClass, Create = StorageRules.StorageClass, Update = StorageUpdate.StorageClass },
        ["storage.v1.CSIDriver"] = new() { Defaults = SmallDefaults.CsiDriver, Create = StorageRules.CsiDriver, Update = StorageUpdate.CsiDriver, Warn = KindWarnings.CsiDriver },
        ["core.v1.ResourceQuota"] = new() { Defaults = SmallDefaults.Quota, Create = QuotaRules.Create, Update = SmallUpdates.Quota, Warn = KindWarnings.Quota },
        ["core.v1.LimitRange"] = new() { Defaults = SmallDefaults.LimitRange, Create = LimitRangeRules.Create },
        ["scheduling.v1.PriorityClass"] = new() { Defaults = SmallDefaults.PriorityClass, Create = ClusterRules.PriorityClass, Update = SmallUpdates.PriorityClass },
        ["coordination.v1.Lease"] = new() { Defaults = SmallDefaults.Lease, Create = ClusterRules.Lease },
        ["admissionregistration.v1.ValidatingWebhookConfiguration"] = new() { Defaults = AdmissionDefaults.Webhooks, Create = WebhookRules.Create },
        ["admissionregistration.v1.MutatingWebhookConfiguration"] = new() { Defaults = AdmissionDefaults.Webhooks, Create = WebhookRules.Create },
        ["admissionregistration.v1.ValidatingAdmissionPolicy"] = new() { Defaults = AdmissionDefaults.Policy, Create = AdmissionPolicyRules.Policy },
        ["admissionregistration.v1.ValidatingAdmissionPolicyBinding"] = new() { Defaults = AdmissionDefaults.Binding, Create = AdmissionPolicyRules.Binding },
        ["node.v1.RuntimeClass"] = new() { Create = ClusterRules.RuntimeClass, Update = SmallUpdates.RuntimeClass },
    };

    /// <summary>The rules of a kind; null where only its types are known.</summary>
    public static KindRules? Find(BuiltInKind kind) => s_rules.TryGetValue(kind.TypeName, out var rules) ? rules : null;
}
