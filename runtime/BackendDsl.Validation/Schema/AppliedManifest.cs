using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Schema;

/// <summary>What a server judges when a manifest of a custom resource is applied over an object that is there.</summary>
public static class AppliedManifest
{
    /// <summary>What the server owns in metadata: an apply does not touch it, and a manifest does not carry it.</summary>
    private static readonly string[] s_serverOwned = ["uid", "resourceVersion", "generation", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "managedFields", "selfLink"];

    /// <summary>The manifest, with what the server owns (identity, status, and the namespace where the manifest leaves it out) taken over from the deployed object.</summary>
    /// <param name="manifest">The manifest; given back as it is where it is no object with metadata.</param>
    /// <param name="deployed">The object that is there.</param>
    public static Value Of(Value manifest, Value deployed)
    {
        if (manifest.Kind != ValueKind.Object || deployed.Kind != ValueKind.Object || manifest.Object["metadata"] is not { Kind: ValueKind.Object } own)
            return manifest;
        var metadata = Copy(own.Object);
        var oldMetadata = deployed.Object["metadata"];
        foreach (var name in s_serverOwned)
        {
            if (Member(oldMetadata, name) is { IsAbsent: false } value && !metadata[name].IsPresent)
                metadata.Set(name, value);
        }

        if (!metadata["namespace"].IsPresent && Member(oldMetadata, "namespace") is { IsAbsent: false } home)
            metadata.Set("namespace", home);
        var applied = Copy(manifest.Object);
        applied.Set("metadata", Value.Of(metadata));
        if (!applied["status"].IsPresent && deployed.Object["status"] is { IsAbsent: false } status)
            applied.Set("status", status);
        return Value.Of(applied);
    }

    private static Value Member(in Value value, string name) => value.Kind == ValueKind.Object ? value.Object[name] : default;

    private static ObjectNode Copy(IObjectValue value)
    {
        var copy = new ObjectNode(value.Count);
        for (var i = 0; i < value.Count; i++)
            copy.Set(value.NameAt(i), value.ValueAt(i));
        return copy;
    }
}
