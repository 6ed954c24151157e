using System.Runtime.CompilerServices;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Documents;

namespace BackendDsl.GatewayApi;

/// <summary>The objects a controller would see, of any kind, in their order: what has no creation time counts as created in that order.</summary>
public sealed class GatewayInput
{
    private const string DefaultNamespace = "default";

    private readonly List<GatewayObject> _objects = [];

    /// <summary>All objects, in the order they were added.</summary>
    public IReadOnlyList<GatewayObject> Objects => _objects;

    /// <summary>Reads manifests, YAML or JSON, any number of documents, lists included.</summary>
    /// <exception cref="ManifestFormatException">The text cannot be read, or a document has not the form of a manifest; the message says where.</exception>
    public static GatewayInput FromYaml(string text, string file = "")
    {
        var input = new GatewayInput();
        input.Add(text, file);
        return input;
    }

    /// <summary>Adds the manifests of a text.</summary>
    /// <param name="text">YAML or JSON.</param>
    /// <param name="file">The name of the file, for places.</param>
    /// <returns>How many objects were added.</returns>
    /// <exception cref="ManifestFormatException">The text cannot be read, or a document has not the form of a manifest; the message says where.</exception>
    public int Add(string text, string file = "")
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(file);
        var set = DocumentReader.Read(text);
        foreach (var problem in set.Problems)
        {
            if (problem.Severity == ProblemSeverity.Error)
                throw new ManifestFormatException(problem.Message, "", problem.Mark.Line, problem.Mark.Column);
        }

        var before = _objects.Count;
        foreach (var document in set.Documents)
        {
            if (document.Root.Kind == ValueKind.Null)
                continue;
            if (document.Root.Kind != ValueKind.Object)
                throw new ManifestFormatException("a manifest is an object with apiVersion, kind and metadata", "", document.Mark.Line, document.Mark.Column);
            Add(document.Root.Object, document.Mark, "", file);
        }

        return _objects.Count - before;
    }

    /// <summary>Adds one object: a generated model, or one read from text.</summary>
    /// <param name="resource">The object.</param>
    /// <param name="file">The file it was read from; where it was not, the C# file and line that give it stand for that.</param>
    /// <param name="callerFile">Filled in by the compiler.</param>
    /// <param name="callerLine">Filled in by the compiler.</param>
    /// <exception cref="ManifestFormatException">It has not the form of a manifest.</exception>
    public void Add(IObjectValue resource, string file = "", [CallerFilePath] string callerFile = "", [CallerLineNumber] int callerLine = 0)
    {
        ArgumentNullException.ThrowIfNull(resource);
        ArgumentNullException.ThrowIfNull(file);
        if (resource is ObjectNode node)
            Add(resource, node.Mark, "", file);
        else
            Add(resource, callerLine > 0 ? new(callerLine, 1) : default, "", file.Length > 0 ? file : callerFile);
    }

    private void Add(IObjectValue resource, SourceMark mark, string path, string file)
    {
        var apiVersion = Text(resource, "apiVersion", mark, path);
        var kind = Text(resource, "kind", mark, path);
        if (kind.EndsWith("List", StringComparison.Ordinal) && resource["items"] is { Kind: ValueKind.Array } items)
        {
            AddItems(items.Array, mark, path, file);
            return;
        }

        var metadata = resource["metadata"];
        if (metadata.Kind != ValueKind.Object)
            throw Wrong("expected an object with the name of the resource", Join(path, "metadata"), mark);
        var name = metadata.Object["name"];
        if (name.Kind is not (ValueKind.Absent or ValueKind.Null or ValueKind.String))
            throw Wrong("expected a string: numbers and words such as y and no need quotes in YAML", Join(path, "metadata.name"), mark);
        if (name.Kind != ValueKind.String || name.String.Length == 0)
            throw Wrong("a name is required", Join(path, "metadata.name"), mark);
        var space = metadata.Object["namespace"];
        if (space.Kind is not (ValueKind.Absent or ValueKind.Null or ValueKind.String))
            throw Wrong("expected a string", Join(path, "metadata.namespace"), mark);
        if (resource["spec"].Kind is not (ValueKind.Absent or ValueKind.Null or ValueKind.Object))
            throw Wrong("expected an object", Join(path, "spec"), mark);
        var slash = apiVersion.IndexOf('/', StringComparison.Ordinal);
        var group = slash < 0 ? "" : apiVersion[..slash];
        var @namespace = GatewayApiKinds.IsClusterScoped(group, kind) ? "" : space.Kind == ValueKind.String && space.String.Length > 0 ? space.String : DefaultNamespace;
        _objects.Add(new(new(group, kind, @namespace, name.String), apiVersion, resource, file, mark));
    }

    private void AddItems(IArrayValue items, SourceMark mark, string path, string file)
    {
        for (var i = 0; i < items.Count; i++)
        {
            var at = $"{path}{(path.Length > 0 ? "." : "")}items[{i}]";
            if (items[i].Kind != ValueKind.Object)
                throw Wrong("an item of a list is a manifest", at, mark);
            Add(items[i].Object, items[i].Object is ObjectNode { Mark.IsKnown: true } node ? node.Mark : mark, at, file);
        }
    }

    private static string Text(IObjectValue resource, string name, SourceMark mark, string path) => resource[name] is { Kind: ValueKind.String } text
        ? text.String
        : throw Wrong("expected a string: a manifest has apiVersion and kind", Join(path, name), mark);

    private static ManifestFormatException Wrong(string problem, string path, SourceMark mark) => new(problem, path, mark.Line, mark.Column);

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
