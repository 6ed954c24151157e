namespace BackendDsl.ManifestHost;

/// <summary>
/// The order in which resources can be applied one after the other: what others need to exist comes first. Kinds that are not
/// named here come last but before webhooks and policies that could refuse them.
/// </summary>
internal static class ApplyOrder
{
    private static readonly string[] s_first =
    [
        "Namespace", "CustomResourceDefinition", "PriorityClass", "RuntimeClass", "StorageClass", "IngressClass", "GatewayClass",
        "ResourceQuota", "LimitRange", "NetworkPolicy", "PodDisruptionBudget", "ServiceAccount", "ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding",
        "ConfigMap", "Secret", "PersistentVolume", "PersistentVolumeClaim", "Service", "Endpoints", "EndpointSlice",
        "DaemonSet", "Deployment", "ReplicaSet", "StatefulSet", "Pod", "Job", "CronJob", "HorizontalPodAutoscaler", "Ingress",
    ];

    private static readonly string[] s_last =
    [
        "APIService", "MutatingWebhookConfiguration", "ValidatingWebhookConfiguration", "ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding",
    ];

    private static readonly Dictionary<string, int> s_rank = Ranks();

    /// <summary>Sorts resources into that order; within a kind by namespace, name and group (ordinal).</summary>
    public static IEnumerable<FoundResource> Sort(IEnumerable<FoundResource> resources) => resources
        .OrderBy(r => s_rank.GetValueOrDefault(r.Identity.Kind, s_first.Length))
        .ThenBy(r => r.Identity.Kind, StringComparer.Ordinal)
        .ThenBy(r => r.Identity.Namespace, StringComparer.Ordinal)
        .ThenBy(r => r.Identity.Name, StringComparer.Ordinal)
        .ThenBy(r => r.Identity.Group, StringComparer.Ordinal);

    private static Dictionary<string, int> Ranks()
    {
        var ranks = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < s_first.Length; i++)
            ranks[s_first[i]] = i;
        for (var i = 0; i < s_last.Length; i++)
            ranks[s_last[i]] = s_first.Length + 1 + i;
        return ranks;
    }
}
