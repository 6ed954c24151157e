using k8s;
using k8s.Models;

namespace BackendDsl.Testing;

/// <summary>How a resource comes to the server, as far as a verdict depends on it.</summary>
public sealed record Situation
{
    /// <summary>The server's version, for example <c>1.34</c>; the newest known where it is not given.</summary>
    public KubernetesVersion ServerVersion { get; init; } = KubernetesVersion.Default;

    /// <summary>The object as it was before: the request is an update then, a create otherwise.</summary>
    public IKubernetesObject<V1ObjectMeta>? OldObject { get; init; }

    /// <summary>The namespace the resource goes to, with its labels: what policies read as <c>namespaceObject</c> and select by.</summary>
    public V1Namespace? Namespace { get; init; }

    /// <summary>The name of the user who asks (<c>request.userInfo.username</c>); null where a policy may not depend on it.</summary>
    public string? User { get; init; }

    /// <summary>The groups of the user (<c>request.userInfo.groups</c>); they count where <see cref="User"/> is given.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];
}
