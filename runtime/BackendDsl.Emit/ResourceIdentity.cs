using k8s;
using k8s.Models;

namespace BackendDsl.Emit;

/// <summary>What the server tells resources apart by. The version is not part of it.</summary>
internal readonly record struct ResourceIdentity(string Group, string Kind, string Namespace, string Name)
{
    /// <summary>Reads it off a resource; missing parts are empty.</summary>
    public static ResourceIdentity Of(IKubernetesObject<V1ObjectMeta> resource)
    {
        var metadata = resource.Metadata;
        var apiVersion = resource.ApiVersion ?? "";
        var slash = apiVersion.IndexOf('/', StringComparison.Ordinal);
        return new(
            slash < 0 ? "" : apiVersion[..slash],
            resource.Kind ?? "",
            metadata?.NamespaceProperty ?? "",
            metadata?.Name ?? metadata?.GenerateName ?? "");
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Kind}{(Group.Length > 0 ? "." + Group : "")} {(Namespace.Length > 0 ? Namespace + "/" : "")}{Name}";
}
