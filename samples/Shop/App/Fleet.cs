using BackendDsl;
using k8s;
using k8s.Models;

namespace Shop;

/// <summary>Every resource of the shop, for the environment that the build asks for.</summary>
[Manifest]
public sealed class Fleet : IManifestSource
{
    /// <inheritdoc/>
    public IEnumerable<IKubernetesObject<V1ObjectMeta>> GetManifests(ManifestContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var @namespace = "shop-" + context.Environment;
        yield return new V1Namespace
        {
            ApiVersion = "v1",
            Kind = "Namespace",
            Metadata = new() { Name = @namespace, Labels = new Dictionary<string, string> { ["environment"] = context.Environment } },
        };
        foreach (var service in Catalogue.Services)
        {
            yield return Backends.Service(service, @namespace);
            yield return Backends.Policy(service, @namespace).In(context.Environment);
        }
    }
}
