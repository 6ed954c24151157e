namespace BackendDsl.Validation.BuiltIn;

/// <summary>A kind that Kubernetes itself brings.</summary>
public sealed class BuiltInKind
{
    internal BuiltInKind(string group, string version, string kind, string plural, bool isNamespaced, bool isWritable, string typeName, int since, int until)
    {
        Group = group;
        Version = version;
        Kind = kind;
        Plural = plural;
        IsNamespaced = isNamespaced;
        IsWritable = isWritable;
        TypeName = typeName;
        Since = new(since);
        Until = new(until);
    }

    /// <summary>The API group; empty for the core group.</summary>
    public string Group { get; }

    /// <summary>The API version, for example <c>v1</c>.</summary>
    public string Version { get; }

    /// <summary>The kind, for example <c>Deployment</c>.</summary>
    public string Kind { get; }

    /// <summary>The resource's name in URLs, for example <c>deployments</c>.</summary>
    public string Plural { get; }

    /// <summary>True where objects live in a namespace.</summary>
    public bool IsNamespaced { get; }

    /// <summary>False for kinds that are only read.</summary>
    public bool IsWritable { get; }

    /// <summary>The first version, of those covered, that can serve it.</summary>
    public KubernetesVersion Since { get; }

    /// <summary>The last version, of those covered, that can serve it.</summary>
    public KubernetesVersion Until { get; }

    /// <summary>Group and version as a manifest writes them, for example <c>apps/v1</c> or <c>v1</c>.</summary>
    public string ApiVersion => Group.Length == 0 ? Version : Group + "/" + Version;

    /// <summary>Where its objects stand when several kinds are applied one after the other: smaller comes first.</summary>
    public int ApplyRank => ApplyOrder.RankOf(Kind);

    internal string TypeName { get; }

    /// <summary>The server counts the changes of the specification in metadata.generation.</summary>
    internal bool CountsGenerations(int minor) => (Kind == "Pod" && minor >= 33) || Kind is "Deployment" or "ReplicaSet" or "DaemonSet" or "StatefulSet" or "Job" or "CronJob" or "ReplicationController"
        or "PodDisruptionBudget" or "Ingress" or "IngressClass" or "NetworkPolicy" or "PodTemplate" or "PriorityClass"
        || Group == "admissionregistration.k8s.io";

    /// <summary>True where a server of that version can serve it.</summary>
    public bool IsServedBy(KubernetesVersion version) => version >= Since && version <= Until;

    /// <inheritdoc/>
    public override string ToString() => ApiVersion + "/" + Kind;
}
