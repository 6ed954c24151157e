namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>Which scopes a quota can have, and which resources each can count.</summary>
internal static class QuotaScopes
{
    private static readonly HashSet<string> s_compute = new(StringComparer.Ordinal)
    {
        "pods", "cpu", "memory", "ephemeral-storage", "requests.cpu", "requests.memory", "requests.ephemeral-storage", "limits.cpu", "limits.memory",
        "limits.ephemeral-storage",
    };

    public static bool IsKnown(string scope, int minor) => scope is "Terminating" or "NotTerminating" or "BestEffort" or "NotBestEffort" or "PriorityClass" or "CrossNamespacePodAffinity"
        || (scope == "VolumeAttributesClass" && minor >= 34);

    public static bool Fits(string scope, string resource) => scope switch
    {
        "BestEffort" => resource == "pods",
        "VolumeAttributesClass" => resource is "persistentvolumeclaims" or "requests.storage" || resource.IndexOf(".storageclass.storage.k8s.io/", StringComparison.Ordinal) > 0,
        _ => s_compute.Contains(resource) || ResourceNames.IsHugePages(resource) || resource.IndexOf('/') > 0,
    };
}
