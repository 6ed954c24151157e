using BackendDsl.Schema.Values;
using k8s;
using k8s.Models;

namespace BackendDsl.EnvoyGateway;

/// <summary>
/// What the controller would see: Gateways, routes, the backends they name, and the policies about them. Objects are generated models,
/// objects of KubernetesClient, or objects as read from text.
/// </summary>
/// <remarks>
/// Manifests in a repository are seldom everything that is in a cluster. A GatewayClass or Namespace that is not given counts as one that
/// suits; a Service without EndpointSlices counts as one that has ready endpoints; ConfigMaps and Secrets count as present where none of their
/// kind is given. The offline form (<see cref="EnvoyGatewayOptions.AsOfflineTranslator"/>) takes absence for absence, as that translator does.
/// </remarks>
public sealed partial class EnvoyGatewayInput
{
    private readonly List<(string Group, string Kind, IObjectValue Value)> _resources = [];

    /// <summary>How many resources were added.</summary>
    public int Count => _resources.Count;

    internal IReadOnlyList<(string Group, string Kind, IObjectValue Value)> Resources => _resources;

    /// <summary>Adds one resource: a generated model, or an object as read from text.</summary>
    /// <returns>Whether clusters or policies depend on its kind; if not it was passed over.</returns>
    /// <exception cref="ManifestFormatException">It has not the form of a manifest.</exception>
    public bool Add(IObjectValue resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return Add(resource, default, FieldPath.Root) > 0;
    }

    /// <summary>Adds one resource of KubernetesClient, or a generated model.</summary>
    /// <returns>Whether clusters or policies depend on its kind; if not it was passed over.</returns>
    public bool Add(IKubernetesObject<V1ObjectMeta> resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return Add(resource as IObjectValue ?? ClientObjects.Read(resource));
    }

    /// <summary>Adds several resources.</summary>
    public void Add(IEnumerable<IKubernetesObject<V1ObjectMeta>> resources)
    {
        ArgumentNullException.ThrowIfNull(resources);
        foreach (var resource in resources)
            Add(resource);
    }
}
