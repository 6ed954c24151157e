using System.Reflection;
using BackendDsl.Cel.Values;
using k8s;
using k8s.Models;

namespace BackendDsl.Models;

/// <summary>Any resource as the engine and the writers read it.</summary>
internal static class ResourceValue
{
    /// <summary>A model as it is; an object of KubernetesClient by way of its JSON.</summary>
    public static IObjectValue Of(IKubernetesObject resource, IEnumerable<KeyValuePair<string, string>>? annotations = null)
    {
        ArgumentNullException.ThrowIfNull(resource);
        IObjectValue value = resource is IObjectValue model ? model : Convert(resource);
        return annotations is null ? value : Annotate(value, annotations);
    }

    private static IObjectValue Convert(IKubernetesObject resource)
    {
        var members = UntypedValue.Parse(KubernetesJson.Serialize(resource)).AsObject()
            ?? throw new ArgumentException($"{resource.GetType()} is not written as an object", nameof(resource));
        var node = Copy(members);
        if (resource.GetType().GetCustomAttribute<KubernetesEntityAttribute>() is { } entity)
        {
            if (!node["apiVersion"].IsPresent)
                node.Set("apiVersion", Value.Of(string.IsNullOrEmpty(entity.Group) ? entity.ApiVersion : entity.Group + "/" + entity.ApiVersion));
            if (!node["kind"].IsPresent)
                node.Set("kind", Value.Of(entity.Kind));
        }

        return BuiltInTimes.Apply(node, node["apiVersion"] is { Kind: ValueKind.String } version ? version.String : "", node["kind"] is { Kind: ValueKind.String } kind ? kind.String : "");
    }

    /// <summary>A copy with annotations added.</summary>
    public static IObjectValue Annotate(IObjectValue value, IEnumerable<KeyValuePair<string, string>> annotated)
    {
        var added = annotated.ToList();
        if (added.Count == 0)
            return value;
        var root = Copy(value);
        var metadata = root["metadata"].Kind == ValueKind.Object ? Copy(root["metadata"].Object) : new();
        var annotations = metadata["annotations"].Kind == ValueKind.Object ? Copy(metadata["annotations"].Object) : new();
        foreach (var (name, text) in added)
            annotations.Set(name, Value.Of(text));
        metadata.Set("annotations", Value.Of(annotations));
        root.Set("metadata", Value.Of(metadata));
        return root;
    }

    /// <summary>A copy that can be changed: its members as they are, absent ones left out.</summary>
    public static ObjectNode Copy(IObjectValue value)
    {
        var copy = new ObjectNode(value.Count);
        for (var i = 0; i < value.Count; i++)
        {
            var member = value.ValueAt(i);
            if (member.IsPresent)
                copy.Set(value.NameAt(i), member);
        }

        return copy;
    }
}
