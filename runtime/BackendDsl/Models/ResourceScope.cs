using System.Reflection;
using BackendDsl.Validation.BuiltIn;
using k8s;
using k8s.Models;

namespace BackendDsl.Models;

/// <summary>What a kind is in the API: from its definition where it is a generated one, from the table of built-in kinds otherwise.</summary>
/// <param name="Plural">The resource's name in URLs; empty where unknown.</param>
/// <param name="IsNamespaced">Null where unknown.</param>
internal readonly record struct ResourceScope(string Plural, bool? IsNamespaced)
{
    /// <summary>Looks a resource's kind up.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="group">The API group that it says, or that its type has.</param>
    /// <param name="kind">Its kind.</param>
    public static ResourceScope Of(IKubernetesObject<V1ObjectMeta> resource, string group, string kind)
    {
        var type = resource.GetType();
        if (type.GetCustomAttribute<CustomResourceSchemaAttribute>() is { } schema)
            return new(schema.Plural, schema.Namespaced);
        if (BuiltInKinds.TryGetNewest(group, kind, out var known))
            return new(known.Plural, known.IsNamespaced);
        return new(type.GetCustomAttribute<KubernetesEntityAttribute>()?.PluralName ?? "", null);
    }
}
