using k8s;
using k8s.Models;

namespace BackendDsl;

/// <summary>What a verdict may depend on besides the object itself.</summary>
public sealed record ValidationOptions
{
    /// <summary>The server's version, for example <c>1.34</c>; the newest known where it is not given.</summary>
    public KubernetesVersion ServerVersion { get; init; } = KubernetesVersion.Default;

    /// <summary>The object as it was before: rules about transitions (<c>oldSelf</c>) are judged only where it is given.</summary>
    public IKubernetesObject<V1ObjectMeta>? OldObject { get; init; }
}
