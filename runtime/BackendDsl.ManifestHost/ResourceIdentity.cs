using System.Reflection;
using k8s;
using k8s.Models;

namespace BackendDsl.ManifestHost;

/// <summary>What the server tells resources apart by. The version is not part of it.</summary>
internal readonly record struct ResourceIdentity(string Group, string Kind, string Namespace, string Name)
{
    /// <summary>Reads it off a resource; missing parts are empty.</summary>
    public static ResourceIdentity Of(IKubernetesObject<V1ObjectMeta> resource)
    {
        var metadata = resource.Metadata;
        // KubernetesClient's classes know their kind even where the object does not say it.
        var entity = resource.GetType().GetCustomAttribute<KubernetesEntityAttribute>();
        var apiVersion = resource.ApiVersion is { Length: > 0 } own ? own
            : entity is null ? "" : string.IsNullOrEmpty(entity.Group) ? entity.ApiVersion : entity.Group + "/" + entity.ApiVersion;
        var slash = apiVersion.IndexOf('/', StringComparison.Ordinal);
        return new(
            slash < 0 ? "" : apiVersion[..slash],
            resource.Kind is { Length: > 0 } kind ? kind : entity?.Kind ?? "",
            metadata?.NamespaceProperty ?? "",
            metadata?.Name ?? metadata?.GenerateName ?? "");
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Kind}{(Group.Length > 0 ? "." + Group : "")} {(Namespace.Length > 0 ? Namespace + "/" : "")}{Name}";
}
