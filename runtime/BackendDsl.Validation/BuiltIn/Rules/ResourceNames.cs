using BackendDsl.Validation.BuiltIn.Reporting;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>The names of resources: those Kubernetes knows, and those that vendors add.</summary>
internal static class ResourceNames
{
    private static readonly HashSet<string> s_standard = new(StringComparer.Ordinal)
    {
        "cpu", "memory", "ephemeral-storage", "requests.cpu", "requests.memory", "requests.ephemeral-storage", "limits.cpu", "limits.memory",
        "limits.ephemeral-storage", "pods", "resourcequotas", "services", "replicationcontrollers", "secrets", "configmaps", "persistentvolumeclaims",
        "storage", "requests.storage", "services.nodeports", "services.loadbalancers",
    };

    private static readonly HashSet<string> s_counted = new(StringComparer.Ordinal)
    {
        "pods", "resourcequotas", "services", "replicationcontrollers", "secrets", "configmaps", "persistentvolumeclaims", "services.nodeports",
        "services.loadbalancers",
    };

    public static bool IsHugePages(string name) => name.StartsWith("hugepages-", StringComparison.Ordinal);

    public static bool IsStandard(string name) => s_standard.Contains(name) || IsHugePages(name) || name.StartsWith("requests.hugepages-", StringComparison.Ordinal);

    public static bool IsStandardForContainers(string name) => name is "cpu" or "memory" or "ephemeral-storage" || IsHugePages(name);

    /// <summary>Without a domain, or of Kubernetes' own.</summary>
    public static bool IsNative(string name) => name.IndexOf('/') < 0 || name.StartsWith("kubernetes.io/", StringComparison.Ordinal)
        || name.IndexOf(".kubernetes.io/", StringComparison.Ordinal) > 0;

    /// <summary>A vendor's resource whose quota has a name too.</summary>
    public static bool IsExtended(string name) => !IsNative(name) && !name.StartsWith("requests.", StringComparison.Ordinal)
        && NameRules.QualifiedMessages("requests." + name).Count == 0;

    /// <summary>May more be asked for than there is?</summary>
    public static bool MayOvercommit(string name) => IsNative(name) && !IsHugePages(name);

    /// <summary>Does it count whole things?</summary>
    public static bool IsInteger(string name) => s_counted.Contains(name) || IsExtended(name);

    /// <summary>Any resource's name.</summary>
    public static bool Any(string name, Field at, Report report)
    {
        var messages = NameRules.QualifiedMessages(name);
        report.InvalidText(at, name, messages);
        if (messages.Count > 0)
            return false;
        if (name.IndexOf('/') < 0 && !IsStandard(name))
        {
            report.InvalidText(at, name, "must be a standard resource type or fully qualified");
            return false;
        }

        return true;
    }

    /// <summary>The name of something that a container asks for.</summary>
    public static void Container(string name, Field at, Report report)
    {
        Any(name, at, report);
        if (name.IndexOf('/') < 0)
        {
            if (!IsStandardForContainers(name))
                report.InvalidText(at, name, "must be a standard resource for containers");
        }
        else if (!IsNative(name) && !IsExtended(name))
        {
            report.InvalidText(at, name, "doesn't follow extended resource name standard");
        }
    }
}
