using BackendDsl.CSharp.Naming;
using BackendDsl.Validation.Definitions;

namespace BackendDsl.CSharp.Model.Reading;

/// <summary>The names a user has chosen, found by the structure they are about: any path that leads to it will do.</summary>
internal sealed class PinnedNames
{
    private readonly Dictionary<string, List<NamePin>> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Type, string Member), string> _members = [];

    private readonly HashSet<NamePin> _used;

    private PinnedNames(HashSet<NamePin> used) => _used = used;

    /// <summary>Looks up the pins of a kind; those that turn out to have an effect are added to <paramref name="used"/>.</summary>
    public static PinnedNames Resolve(EquatableArray<NamePin> pins, string kind, SchemaNode root, Func<SchemaNode, ShapeKind, string> keyOf, HashSet<NamePin> used)
    {
        var result = new PinnedNames(used);
        foreach (var pin in pins)
        {
            if (pin.Kind.Length > 0 && pin.Kind != kind)
                continue;
            if (!pin.IsMember)
                result.AddType(pin, root, keyOf);
            else if (result.AddMember(pin, root, keyOf))
                used.Add(pin);
        }

        return result;
    }

    /// <summary>The name pinned for a structure, or null.</summary>
    public string? OfType(string key) => _types.TryGetValue(key, out var pins) ? pins[0].Name : null;

    /// <summary>Notes the name that a structure got in the end: a name that something else has is not given twice.</summary>
    public void Settle(string key, string name)
    {
        if (_types.TryGetValue(key, out var pins))
            _used.UnionWith(pins.Where(p => p.Name == name));
    }

    /// <summary>The name pinned for a member of a structure, or null.</summary>
    public string? OfMember(string key, string wireName) => _members.TryGetValue((key, wireName), out var name) ? name : null;

    private void AddType(NamePin pin, SchemaNode root, Func<SchemaNode, ShapeKind, string> keyOf)
    {
        if (Find(root, pin.Path) is not { } node)
            return;
        // The type of a list is that of its items.
        while (SchemaShapes.KindOf(node) is (ShapeKind.List or ShapeKind.Map) and var list && SchemaShapes.ItemOf(node, list) is { } item)
            node = item;
        var kind = SchemaShapes.KindOf(node);
        if (kind is ShapeKind.Object or ShapeKind.Enum && ReservedNames.IsFreeForType(pin.Name, isEnum: kind == ShapeKind.Enum))
        {
            var key = keyOf(node, kind);
            if (!_types.TryGetValue(key, out var pins))
                _types.Add(key, pins = []);
            pins.Add(pin);
        }
    }

    private bool AddMember(NamePin pin, SchemaNode root, Func<SchemaNode, ShapeKind, string> keyOf)
    {
        // Member names may hold dots: every split of the path is tried, the longest object first.
        for (var dot = pin.Path.Length; dot >= 0; dot = dot == 0 ? -1 : pin.Path.LastIndexOf('.', dot - 1))
        {
            var parent = dot <= 0 || dot == pin.Path.Length ? root : Find(root, pin.Path.Substring(0, dot));
            var name = dot <= 0 || dot == pin.Path.Length ? pin.Path : pin.Path.Substring(dot + 1);
            if (parent?.FindProperty(name) is not null && !ReservedNames.IsMember(pin.Name))
            {
                _members[(keyOf(parent, ShapeKind.Object), name)] = pin.Name;
                return true;
            }
        }

        return false;
    }

    private static SchemaNode? Find(SchemaNode node, string path)
    {
        if (path.Length == 0)
            return node;
        if (path.StartsWith(SchemaPath.ListItem, StringComparison.Ordinal))
            return node.Items is { } item ? Find(item, path.Substring(2)) : null;
        if (path.StartsWith(SchemaPath.MapValue, StringComparison.Ordinal))
            return node.AdditionalProperties is { } value ? Find(value, path.Substring(2)) : null;
        var rest = path[0] == '.' ? path.Substring(1) : path;
        foreach (var property in node.Properties)
        {
            if (rest.StartsWith(property.Name, StringComparison.Ordinal)
                && (rest.Length == property.Name.Length || rest[property.Name.Length] is '.' or '[' or '{')
                && Find(property.Schema, rest.Substring(property.Name.Length)) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
