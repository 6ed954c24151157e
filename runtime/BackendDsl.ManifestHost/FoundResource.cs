using BackendDsl.Cel.Values;
using BackendDsl.Models;
using BackendDsl.Validation.Findings;
using k8s;
using k8s.Models;

namespace BackendDsl.ManifestHost;

/// <summary>A resource and the member that made it.</summary>
/// <param name="resource">The object.</param>
/// <param name="origin">Where it came from.</param>
internal sealed class FoundResource(IKubernetesObject<V1ObjectMeta> resource, SourceOrigin origin)
{
    private List<string>? _leftOut;

    /// <summary>The object.</summary>
    public IKubernetesObject<V1ObjectMeta> Resource { get; } = resource;

    /// <summary>Where it came from.</summary>
    public SourceOrigin Origin { get; } = origin;

    /// <summary>What the member that made it accepts.</summary>
    public IReadOnlyList<AcceptedFinding> Accepted { get; init; } = [];

    /// <summary>What the server tells resources apart by.</summary>
    public ResourceIdentity Identity { get; } = ResourceIdentity.Of(resource);

    /// <summary>What its kind is in the API.</summary>
    public ResourceScope Scope => ResourceScope.Of(Resource, Identity.Group, Identity.Kind);

    /// <summary>What is judged and written: the object without what is the server's.</summary>
    public IObjectValue Written => field ??= ServerView.Of(ResourceValue.Of(Resource), Identity, out _leftOut);

    /// <summary>Paths of what the object says and the manifest does not.</summary>
    public IReadOnlyList<string> LeftOut => Written is null ? [] : _leftOut!;
}
