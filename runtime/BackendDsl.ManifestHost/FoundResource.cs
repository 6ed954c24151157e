using k8s;
using k8s.Models;

namespace BackendDsl.ManifestHost;

/// <summary>A resource and the member that made it.</summary>
/// <param name="Resource">The object.</param>
/// <param name="Origin">Where it came from.</param>
internal sealed record FoundResource(IKubernetesObject<V1ObjectMeta> Resource, SourceOrigin Origin)
{
    /// <summary>What the server tells resources apart by.</summary>
    public ResourceIdentity Identity { get; } = ResourceIdentity.Of(Resource);

    /// <summary>What its kind is in the API.</summary>
    public ResourceScope Scope => ResourceScope.Of(Resource, Identity);
}
