using System.Reflection;
using k8s;
using k8s.Models;

namespace BackendDsl.Testing;

/// <summary>A resource in a sentence.</summary>
internal static class ResourceText
{
    public static string Of(IKubernetesObject<V1ObjectMeta> resource)
    {
        var kind = resource.Kind is { Length: > 0 } own ? own : resource.GetType().GetCustomAttribute<KubernetesEntityAttribute>()?.Kind ?? resource.GetType().Name;
        var space = resource.Metadata?.NamespaceProperty;
        return $"{kind} {(string.IsNullOrEmpty(space) ? "" : space + "/")}{resource.Metadata?.Name ?? resource.Metadata?.GenerateName}";
    }
}
