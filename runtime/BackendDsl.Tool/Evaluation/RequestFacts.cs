using BackendDsl.Cel.Values;
using BackendDsl.Tool.Inputs;

namespace BackendDsl.Tool.Evaluation;

/// <summary>What admission policies know beside the object.</summary>
internal sealed class RequestFacts
{
    private readonly Dictionary<string, Value> _namespaces = new(StringComparer.Ordinal);

    /// <summary>Nothing.</summary>
    public static RequestFacts None { get; } = new();

    /// <summary>Who asks; absent where it is not known.</summary>
    public Value User { get; init; }

    /// <summary>The namespace as an object, whichever the request is for; absent where each has its own.</summary>
    public Value NamespaceObject { get; init; }

    /// <summary>The facts of a set of manifests: its Namespaces.</summary>
    public static RequestFacts Of(IEnumerable<ManifestResource> resources)
    {
        var facts = new RequestFacts();
        foreach (var resource in resources)
        {
            if (resource is { ApiVersion: "v1", Kind: "Namespace", Name.Length: > 0 })
                facts._namespaces[resource.Name] = resource.Root;
        }

        return facts;
    }

    /// <summary>A namespace as an object; absent where it is not known.</summary>
    public Value NamespaceOf(string name) => !NamespaceObject.IsAbsent ? NamespaceObject : _namespaces.TryGetValue(name, out var found) ? found : default;
}
