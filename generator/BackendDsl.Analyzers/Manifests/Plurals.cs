namespace BackendDsl.Analyzers.Manifests;

/// <summary>The names of resources in URLs, for kinds whose definition is not at hand: the ones built into Kubernetes.</summary>
internal static class Plurals
{
    private static readonly HashSet<string> s_clusterScoped = new(StringComparer.Ordinal)
    {
        "Namespace", "Node", "PersistentVolume", "ClusterRole", "ClusterRoleBinding", "StorageClass", "PriorityClass", "IngressClass",
        "CustomResourceDefinition", "APIService", "MutatingWebhookConfiguration", "ValidatingWebhookConfiguration",
        "ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding", "CertificateSigningRequest", "RuntimeClass", "VolumeAttachment",
        "CSIDriver", "CSINode", "FlowSchema", "PriorityLevelConfiguration", "GatewayClass",
    };

    public static bool IsNamespaced(string kind) => !s_clusterScoped.Contains(kind);

    public static string Of(string kind)
    {
        var name = kind.ToLowerInvariant();
        if (name.Length == 0 || name == "endpoints")
            return name;
        if (name.EndsWith("s", StringComparison.Ordinal) || name.EndsWith("x", StringComparison.Ordinal) || name.EndsWith("ch", StringComparison.Ordinal))
            return name + "es";
        return name.EndsWith("y", StringComparison.Ordinal) && name.Length > 1 && "aeiou".IndexOf(name[name.Length - 2]) < 0
            ? name.Substring(0, name.Length - 1) + "ies"
            : name + "s";
    }
}
