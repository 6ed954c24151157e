using BackendDsl.Cel.Values;

namespace BackendDsl.Tool.Inputs;

/// <summary>Changes to manifests that leave the places of everything else as they are.</summary>
internal static class ManifestEdit
{
    /// <summary>The manifest in a namespace; for kinds of the whole cluster it means nothing.</summary>
    public static Value WithNamespace(Value manifest, string @namespace)
    {
        var metadata = Copy(manifest.At("metadata"));
        metadata.Set("namespace", Value.Of(@namespace));
        var copy = Copy(manifest);
        copy.Set("metadata", Value.Of(metadata));
        return Value.Of(copy);
    }

    private static ObjectNode Copy(Value value)
    {
        var copy = new ObjectNode(value.Object.Count) { Mark = value.Object is ObjectNode node ? node.Mark : default };
        foreach (var (name, member) in value.Members())
            copy.Set(name, member);
        return copy;
    }
}
