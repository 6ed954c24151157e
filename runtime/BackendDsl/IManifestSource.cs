using k8s;
using k8s.Models;

namespace BackendDsl;

/// <summary>Resources that are computed when the manifests are written.</summary>
public interface IManifestSource
{
    /// <summary>The resources, for the environment that the context tells.</summary>
    IEnumerable<IKubernetesObject<V1ObjectMeta>> GetManifests(ManifestContext context);
}
