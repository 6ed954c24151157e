using System.Reflection;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Documents;
using k8s;
using k8s.Models;

namespace BackendDsl.EnvoyGateway.Reading;

/// <summary>Objects of KubernetesClient as the engine reads objects, by way of their JSON.</summary>
internal static class ClientObjects
{
    public static ObjectNode Read(IKubernetesObject<V1ObjectMeta> resource)
    {
        if (DocumentReader.ReadOne(KubernetesJson.Serialize(resource)) is not { Kind: ValueKind.Object, Object: ObjectNode node })
            throw new ArgumentException($"{resource.GetType()} is not written as an object", nameof(resource));
        // The client fills these in only on the way to a server.
        if (resource.GetType().GetCustomAttribute<KubernetesEntityAttribute>() is { } entity)
        {
            if (!node["apiVersion"].IsPresent)
                node.Set("apiVersion", Value.Of(string.IsNullOrEmpty(entity.Group) ? entity.ApiVersion : $"{entity.Group}/{entity.ApiVersion}"));
            if (!node["kind"].IsPresent)
                node.Set("kind", Value.Of(entity.Kind));
        }

        return node;
    }
}
