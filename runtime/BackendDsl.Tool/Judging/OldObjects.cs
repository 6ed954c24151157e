using BackendDsl.Cel.Values;
using BackendDsl.Tool.Findings;
using BackendDsl.Tool.Inputs;

namespace BackendDsl.Tool.Judging;

/// <summary>The objects that are deployed, by group, kind, namespace and name.</summary>
internal sealed class OldObjects
{
    /// <summary>What the server owns in metadata: an apply does not touch it, and a manifest does not carry it.</summary>
    private static readonly string[] s_serverOwned = ["uid", "resourceVersion", "generation", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "managedFields", "selfLink"];

    private readonly Dictionary<(string Group, string Kind, string Namespace, string Name), Value> _objects = [];

    /// <summary>None.</summary>
    public static OldObjects None { get; } = new([], "");

    public OldObjects(IEnumerable<ManifestResource> resources, string @namespace)
    {
        foreach (var resource in resources)
            _objects[(resource.Group, resource.Kind, resource.Namespace.Length > 0 ? resource.Namespace : @namespace, resource.Name)] = resource.Root;
    }

    /// <summary>How many there are.</summary>
    public int Count => _objects.Count;

    /// <summary>The object as it is deployed; absent where it is not.</summary>
    public Value Find(ResourceReport report)
    {
        var resource = report.Resource;
        if (_objects.Count == 0 || resource.Name.Length == 0)
            return default;
        if (_objects.TryGetValue((resource.Group, resource.Kind, report.Namespace, resource.Name), out var found))
            return found;

        // A manifest may leave the namespace to the command that applies it; a deployed object has one.
        var same = report.Namespace.Length > 0
            ? []
            : _objects.Where(o => o.Key.Group == resource.Group && o.Key.Kind == resource.Kind && o.Key.Name == resource.Name).Take(2).ToList();
        return same.Count == 1 ? same[0].Value : default;
    }

    /// <summary>What the server judges when the manifest is applied over the object: the manifest, with what the server owns taken over.</summary>
    public static Value Apply(Value manifest, Value deployed)
    {
        if (manifest.Kind != ValueKind.Object || deployed.Kind != ValueKind.Object || manifest.At("metadata").Kind != ValueKind.Object)
            return manifest;
        var metadata = new ObjectNode(manifest.At("metadata").Members().Select(m => KeyValuePair.Create(m.Name, m.Value)));
        var oldMetadata = deployed.At("metadata");
        foreach (var name in s_serverOwned)
        {
            if (oldMetadata.At(name) is { IsAbsent: false } value && !metadata[name].IsPresent)
                metadata.Set(name, value);
        }

        if (!metadata["namespace"].IsPresent && oldMetadata.At("namespace") is { IsAbsent: false } home)
            metadata.Set("namespace", home);
        var applied = new ObjectNode(manifest.Members().Select(m => KeyValuePair.Create(m.Name, m.Value)));
        applied.Set("metadata", Value.Of(metadata));
        if (!applied["status"].IsPresent && deployed.At("status") is { IsAbsent: false } status)
            applied.Set("status", status);
        return Value.Of(applied);
    }
}
