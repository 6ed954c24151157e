using BackendDsl.Cel.Values;
using BackendDsl.Models;
using BackendDsl.Validation.Admission;
using k8s;
using k8s.Models;

namespace BackendDsl.Testing;

/// <summary>Makes the request that a server would judge.</summary>
internal static class AdmissionRequests
{
    public static AdmissionRequest Of(IKubernetesObject<V1ObjectMeta> resource, Situation situation)
    {
        var value = ResourceValue.Of(resource);
        var plain = AdmissionRequest.Create(Value.Of(value), "");
        var scope = ResourceScope.Of(resource, plain.Group, plain.Kind);
        var isNamespaced = scope.IsNamespaced ?? !string.IsNullOrEmpty(resource.Metadata?.NamespaceProperty);
        return new()
        {
            Object = plain.Object,
            OldObject = situation.OldObject is { } old ? Value.Of(ResourceValue.Of(old)) : default,
            Operation = situation.OldObject is null ? "CREATE" : "UPDATE",
            Group = plain.Group,
            Version = plain.Version,
            Kind = plain.Kind,
            Resource = scope.Plural,
            IsNamespaced = isNamespaced,
            Name = plain.Name,
            Namespace = !isNamespaced ? "" : situation.Namespace?.Metadata?.Name ?? plain.Namespace,
            NamespaceObject = situation.Namespace is { } space ? Value.Of(ResourceValue.Of(space)) : default,
            UserInfo = situation.User is { } user ? UserInfo(user, situation.Groups) : default,
        };
    }

    private static Value UserInfo(string user, IReadOnlyList<string> groups)
    {
        var info = new ObjectNode();
        info.Set("username", Value.Of(user));
        info.Set("groups", Value.Of(new ArrayNode([.. groups.Select(g => Value.Of(g))])));
        return Value.Of(info);
    }
}
