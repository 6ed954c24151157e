namespace BackendDsl.Validation.BuiltIn.Facts;

/// <summary>API versions that servers from 1.16 to 1.30 stopped serving, with the version that did and what to write instead.</summary>
internal static class GoneVersions
{
    // apiVersion, the release without it, its successor ("" for none), the kinds.
    private static readonly (string ApiVersion, string Gone, string Successor, string Kinds)[] s_rows =
    [
        ("extensions/v1beta1", "1.16", "apps/v1", "Deployment DaemonSet ReplicaSet"),
        ("extensions/v1beta1", "1.16", "networking.k8s.io/v1", "NetworkPolicy"),
        ("extensions/v1beta1", "1.16", "", "PodSecurityPolicy"),
        ("extensions/v1beta1", "1.22", "networking.k8s.io/v1", "Ingress"),
        ("apps/v1beta1", "1.16", "apps/v1", "Deployment StatefulSet ControllerRevision"),
        ("apps/v1beta2", "1.16", "apps/v1", "Deployment StatefulSet DaemonSet ReplicaSet ControllerRevision"),
        ("admissionregistration.k8s.io/v1beta1", "1.22", "admissionregistration.k8s.io/v1", "MutatingWebhookConfiguration ValidatingWebhookConfiguration"),
        ("apiextensions.k8s.io/v1beta1", "1.22", "apiextensions.k8s.io/v1", "CustomResourceDefinition"),
        ("apiregistration.k8s.io/v1beta1", "1.22", "apiregistration.k8s.io/v1", "APIService"),
        ("authentication.k8s.io/v1beta1", "1.22", "authentication.k8s.io/v1", "TokenReview"),
        ("authorization.k8s.io/v1beta1", "1.22", "authorization.k8s.io/v1", "LocalSubjectAccessReview SelfSubjectAccessReview SubjectAccessReview SelfSubjectRulesReview"),
        ("certificates.k8s.io/v1beta1", "1.22", "certificates.k8s.io/v1", "CertificateSigningRequest"),
        ("coordination.k8s.io/v1beta1", "1.22", "coordination.k8s.io/v1", "Lease"),
        ("networking.k8s.io/v1beta1", "1.22", "networking.k8s.io/v1", "Ingress IngressClass"),
        ("rbac.authorization.k8s.io/v1beta1", "1.22", "rbac.authorization.k8s.io/v1", "ClusterRole ClusterRoleBinding Role RoleBinding"),
        ("rbac.authorization.k8s.io/v1alpha1", "1.23", "rbac.authorization.k8s.io/v1", "ClusterRole ClusterRoleBinding Role RoleBinding"),
        ("scheduling.k8s.io/v1beta1", "1.22", "scheduling.k8s.io/v1", "PriorityClass"),
        ("scheduling.k8s.io/v1alpha1", "1.23", "scheduling.k8s.io/v1", "PriorityClass"),
        ("storage.k8s.io/v1beta1", "1.22", "storage.k8s.io/v1", "CSIDriver CSINode StorageClass VolumeAttachment"),
        ("storage.k8s.io/v1beta1", "1.27", "storage.k8s.io/v1", "CSIStorageCapacity"),
        ("batch/v1beta1", "1.25", "batch/v1", "CronJob"),
        ("batch/v2alpha1", "1.21", "batch/v1", "CronJob"),
        ("discovery.k8s.io/v1beta1", "1.25", "discovery.k8s.io/v1", "EndpointSlice"),
        ("events.k8s.io/v1beta1", "1.25", "events.k8s.io/v1", "Event"),
        ("autoscaling/v2beta1", "1.25", "autoscaling/v2", "HorizontalPodAutoscaler"),
        ("autoscaling/v2beta2", "1.26", "autoscaling/v2", "HorizontalPodAutoscaler"),
        ("policy/v1beta1", "1.25", "policy/v1", "PodDisruptionBudget"),
        ("policy/v1beta1", "1.25", "", "PodSecurityPolicy"),
        ("node.k8s.io/v1beta1", "1.25", "node.k8s.io/v1", "RuntimeClass"),
        ("flowcontrol.apiserver.k8s.io/v1beta1", "1.26", "flowcontrol.apiserver.k8s.io/v1", "FlowSchema PriorityLevelConfiguration"),
        ("flowcontrol.apiserver.k8s.io/v1beta2", "1.29", "flowcontrol.apiserver.k8s.io/v1", "FlowSchema PriorityLevelConfiguration"),
    ];

    /// <summary>What to say about an API version that is gone; null for one that is not in the table.</summary>
    public static string? Find(string apiVersion, string kind)
    {
        foreach (var row in s_rows)
        {
            if (row.ApiVersion == apiVersion && Array.IndexOf(row.Kinds.Split(' '), kind) >= 0)
            {
                return $"no kind \"{kind}\" in version \"{apiVersion}\": Kubernetes {row.Gone} removed it"
                    + (row.Successor.Length == 0 ? "; it has no successor" : $"; use {row.Successor}");
            }
        }

        return null;
    }
}
