using BackendDsl.Cel.Values;
using BackendDsl.Tool.Findings;
using BackendDsl.Tool.Inputs;

namespace BackendDsl.Tool.Evaluation;

/// <summary>The objects that are deployed, by group, kind, namespace and name.</summary>
internal sealed class OldObjects
{
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
}
