using BackendDsl.Cel.Values;
using BackendDsl.Validation.Documents;

namespace BackendDsl.ManifestHost;

/// <summary>The objects that are deployed, as manifests in a folder or in a commit say.</summary>
internal sealed class DeployedObjects
{
    private readonly Dictionary<ResourceIdentity, Value> _objects = [];

    /// <summary>How many there are.</summary>
    public int Count => _objects.Count;

    /// <summary>Reads what <c>DeployedManifests</c> names.</summary>
    /// <exception cref="EmitUsageException">It names no folder and no commit that is known here, or a file is neither YAML nor JSON.</exception>
    public static DeployedObjects Load(EmitOptions options)
    {
        var objects = new DeployedObjects();
        foreach (var (name, text) in DeployedFiles.Read(options))
            objects.Add(name, text);
        return objects;
    }

    /// <summary>Adds the objects of a text.</summary>
    /// <exception cref="EmitUsageException">It is neither YAML nor JSON.</exception>
    public void Add(string name, string text)
    {
        var set = DocumentReader.Read(text);
        foreach (var problem in set.Problems)
        {
            if (problem.Severity == ProblemSeverity.Error)
                throw new EmitUsageException($"DeployedManifests: {name}{problem.Mark}: {problem.Message}");
        }

        foreach (var document in set.Documents)
            Add(document.Root, 0);
    }

    /// <summary>The object as it is deployed; absent where it is not.</summary>
    public Value Find(ResourceIdentity identity)
    {
        if (_objects.TryGetValue(identity, out var found))
            return found;
        // Code may leave the namespace to the command that applies it; what is deployed may have one, or the other way round.
        var same = _objects.Where(o => o.Key.Group == identity.Group && o.Key.Kind == identity.Kind && o.Key.Name == identity.Name
            && (o.Key.Namespace.Length == 0 || identity.Namespace.Length == 0)).Take(2).ToList();
        return same.Count == 1 ? same[0].Value : default;
    }

    private void Add(Value value, int depth)
    {
        if (value.Kind != ValueKind.Object)
            return;
        var (apiVersion, kind) = (Text(value, "apiVersion"), Text(value, "kind"));
        if (depth < ManifestLimits.Lists && kind.EndsWith("List", StringComparison.Ordinal) && value.Object["items"] is { Kind: ValueKind.Array } items)
        {
            for (var i = 0; i < items.Array.Count; i++)
                Add(items.Array[i], depth + 1);
            return;
        }

        var metadata = value.Object["metadata"];
        if (kind.Length == 0 || metadata.Kind != ValueKind.Object || Text(metadata, "name") is not { Length: > 0 } name)
            return;
        var slash = apiVersion.IndexOf('/', StringComparison.Ordinal);
        _objects[new(slash < 0 ? "" : apiVersion[..slash], kind, Text(metadata, "namespace"), name)] = value;
    }

    private static string Text(Value value, string name) => value.Object[name] is { Kind: ValueKind.String } text ? text.String : "";
}
