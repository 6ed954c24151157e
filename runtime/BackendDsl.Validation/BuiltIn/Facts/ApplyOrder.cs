namespace BackendDsl.Validation.BuiltIn;

/// <summary>
/// The order in which resources can be applied one after the other: what others need to exist comes first. Kinds that are not
/// named here come last but before webhooks and policies that could refuse them.
/// </summary>
public static class ApplyOrder
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
        "MutatingAdmissionPolicy", "MutatingAdmissionPolicyBinding",
    ];

    private static readonly Dictionary<string, int> s_rank = Ranks();

    /// <summary>The place of a kind, known or not, in that order: smaller comes first.</summary>
    public static int RankOf(string kind) => s_rank.TryGetValue(kind, out var rank) ? rank : s_first.Length;

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
