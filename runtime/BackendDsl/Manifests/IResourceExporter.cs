using k8s;
using k8s.Models;

namespace BackendDsl.Manifests;

/// <summary>
/// Turns a project's resources into something else that the build should write (an Envoy cluster, say). A library offers one with
/// <see cref="ResourceExporterAttribute"/>; the build's host finds it there, so that this package needs to know nothing of it.
/// </summary>
public interface IResourceExporter
{
    /// <summary>The files for these resources, and what there is to say of them.</summary>
    ExportResult Export(IReadOnlyList<IKubernetesObject<V1ObjectMeta>> resources, ExportContext context);
}
