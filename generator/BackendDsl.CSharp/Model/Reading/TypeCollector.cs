using System.Globalization;
using BackendDsl.Validation.Definitions;

namespace BackendDsl.CSharp.Model.Reading;

/// <summary>
/// Finds the structures of a kind, each once. Breadth first and in ordinal order, so that the first path met is the
/// shortest; equal structures are entered once only, so the work grows with the distinct ones.
/// </summary>
internal sealed class TypeCollector(Func<SchemaNode, int> definitionOf, CancellationToken cancellation)
{
    private readonly Func<SchemaNode, int> _definitionOf = definitionOf;
    private readonly Dictionary<string, TypeNode> _types = new(StringComparer.Ordinal);
    private readonly Queue<(SchemaNode Node, SchemaPath Path)> _queue = new();

    /// <summary>The structures found, in the order met.</summary>
    public List<TypeNode> Found { get; } = [];

    /// <summary>Takes the properties of the root, but for those every resource has, and all below.</summary>
    public void CollectFrom(IEnumerable<SchemaProperty> properties)
    {
        foreach (var property in properties)
            _queue.Enqueue((property.Schema, SchemaPath.Root.Then(property.Name)));
        while (_queue.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            var (node, path) = _queue.Dequeue();
            Enter(node, path);
        }
    }

    /// <summary>The keys of the types that a member of the root is not needed to reach.</summary>
    public static HashSet<string> KeysWithout(SchemaNode root, string member, TypeCollector like, CancellationToken cancellation)
    {
        var others = new TypeCollector(like._definitionOf, cancellation);
        others.CollectFrom(root.Properties.Where(p => p.Name != member && p.Name is not ("apiVersion" or "kind" or "metadata")));
        return [.. others._types.Keys];
    }

    /// <summary>The key under which the type of a node is known.</summary>
    public string KeyOf(SchemaNode node, ShapeKind kind) => kind == ShapeKind.Enum
        ? string.Join("\n", (IEnumerable<string>)[node.Type == SchemaType.Integer ? "i" : "s", .. Enumerations.ValuesOf(node)])
        : _definitionOf(node).ToString(CultureInfo.InvariantCulture);

    private void Enter(SchemaNode node, SchemaPath path)
    {
        switch (SchemaShapes.KindOf(node))
        {
            case ShapeKind.Enum when TryAdd(node, path, ShapeKind.Enum):
                break;
            case ShapeKind.Object when TryAdd(node, path, ShapeKind.Object):
                foreach (var property in node.Properties)
                    _queue.Enqueue((property.Schema, path.Then(property.Name)));
                break;
            case ShapeKind.List when node.Items is { } item:
                _queue.Enqueue((item, path.Then(SchemaPath.ListItem)));
                break;
            case ShapeKind.Map when node.AdditionalProperties is { } value:
                _queue.Enqueue((value, path.Then(SchemaPath.MapValue)));
                break;
        }
    }

    private bool TryAdd(SchemaNode node, SchemaPath path, ShapeKind kind)
    {
        var key = KeyOf(node, kind);
        if (_types.ContainsKey(key))
            return false;
        var type = new TypeNode(key, node, path, kind == ShapeKind.Enum);
        _types.Add(key, type);
        Found.Add(type);
        return true;
    }
}
