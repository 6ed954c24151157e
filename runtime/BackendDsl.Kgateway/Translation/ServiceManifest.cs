using BackendDsl.Cel.Values;
using BackendDsl.Kgateway.Inputs;
using k8s.Models;

namespace BackendDsl.Kgateway.Translation;

/// <summary>A Service as rules read it: identity, labels and ports.</summary>
internal static class ServiceManifest
{
    public static Value Of(object item) => Value.Of(item as IObjectValue ?? Read((V1Service)item));

    private static ObjectNode Read(V1Service service)
    {
        var ports = new ArrayNode();
        foreach (var port in service.Spec?.Ports ?? [])
        {
            var node = new ObjectNode();
            node.Set("port", Value.Of((long)port.Port));
            node.Set("name", Value.Of(port.Name));
            node.Set("appProtocol", Value.Of(port.AppProtocol));
            ports.Add(Value.Of(node));
        }

        var labels = new ObjectNode();
        foreach (var (name, value) in service.Metadata?.Labels ?? new Dictionary<string, string>())
            labels.Set(name, Value.Of(value));
        var metadata = new ObjectNode();
        metadata.Set("name", Value.Of(service.Metadata?.Name));
        metadata.Set("namespace", Value.Of(service.Metadata?.NamespaceProperty));
        metadata.Set("labels", Value.Of(labels));
        var spec = new ObjectNode();
        spec.Set("ports", Value.Of(ports));
        return new([
            new("apiVersion", Value.Of("v1")),
            new("kind", Value.Of(Kinds.Service)),
            new("metadata", Value.Of(metadata)),
            new("spec", Value.Of(spec)),
        ]);
    }
}
