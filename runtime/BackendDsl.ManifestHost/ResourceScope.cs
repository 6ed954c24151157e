using System.Reflection;
using BackendDsl.Models;
using BackendDsl.Validation.BuiltIn;
using k8s;
using k8s.Models;

namespace BackendDsl.ManifestHost;

/// <summary>What a kind is in the API: from its definition where it is a generated one, from the table of built-in kinds otherwise.</summary>
/// <param name="Plural">The resource's name in URLs; empty where unknown.</param>
/// <param name="IsNamespaced">Null where unknown.</param>
internal readonly record struct ResourceScope(string Plural, bool? IsNamespaced)
{
    /// <summary>Looks a resource's kind up.</summary>
    public static ResourceScope Of(IKubernetesObject<V1ObjectMeta> resource, ResourceIdentity identity)
    {
        var type = resource.GetType();
        if (type.GetCustomAttribute<CustomResourceSchemaAttribute>() is { } schema)
            return new(schema.Plural, schema.Namespaced);
        if (BuiltInKinds.TryGetNewest(identity.Group, identity.Kind, out var kind))
            return new(kind.Plural, kind.IsNamespaced);
        return new(type.GetCustomAttribute<KubernetesEntityAttribute>()?.PluralName ?? "", null);
    }
}
