using System.Reflection;
using k8s;
using k8s.Models;

namespace Apply;

/// <summary>Where the server keeps a kind.</summary>
internal static class Endpoint
{
    /// <summary>Group, version and plural, from what KubernetesClient and the generator say of the type.</summary>
    public static (string Group, string Version, string Plural) Of(IKubernetesObject resource) =>
        resource.GetType().GetCustomAttribute<KubernetesEntityAttribute>() is { } entity
            ? (entity.Group ?? "", entity.ApiVersion, entity.PluralName)
            : throw new ArgumentException($"{resource.GetType().Name} does not say where the server keeps it", nameof(resource));
}
