namespace BackendDsl.Validation.Definitions;

/// <summary>
/// A schema as one line of JSON without descriptions, in which equal sub-schemas stand once: what travels with a
/// generated type. <c>{"v":1,"d":[definition, ...],"r":index of the root}</c>; a definition names its children by index, and
/// children come before their parents, so the same schema always gives the same text and the same indexes.
/// </summary>
public sealed class CompactSchema
{
    /// <summary>The version of the form: another one is refused, never half understood.</summary>
    public const int Version = 1;

    private readonly Dictionary<SchemaNode, int> _indexes;

    private CompactSchema(string text, SchemaNode root, IReadOnlyList<SchemaNode> definitions, Dictionary<SchemaNode, int> indexes)
    {
        Text = text;
        Root = root;
        Definitions = definitions;
        _indexes = indexes;
    }

    /// <summary>The compact text.</summary>
    public string Text { get; }

    /// <summary>The root.</summary>
    public SchemaNode Root { get; }

    /// <summary>The definitions, by index. After <see cref="Create"/>: the first node met of each.</summary>
    public IReadOnlyList<SchemaNode> Definitions { get; }

    /// <summary>The index of the definition that stands for <paramref name="node"/>; -1 for a node that is not of this schema.</summary>
    public int IndexOf(SchemaNode node) => _indexes.TryGetValue(node, out var index) ? index : -1;

    /// <summary>Makes the compact form of <paramref name="root"/>.</summary>
    public static CompactSchema Create(SchemaNode root)
    {
        var writer = new CompactSchemaWriter();
        var text = writer.Write(root);
        return new(text, root, writer.Definitions, writer.Indexes);
    }

    /// <summary>The compact text of <paramref name="root"/>.</summary>
    public static string Write(SchemaNode root) => new CompactSchemaWriter().Write(root);

    /// <summary>Reads a compact text with all its definitions.</summary>
    /// <exception cref="FormatException">It is not one.</exception>
    public static CompactSchema Parse(string text)
    {
        var (definitions, root) = new CompactSchemaParser(text).Read();
        var indexes = new Dictionary<SchemaNode, int>(definitions.Length);
        for (var i = 0; i < definitions.Length; i++)
            indexes[definitions[i]] = i;
        return new(text, definitions[root], definitions, indexes);
    }

    /// <summary>The root of a compact text.</summary>
    /// <exception cref="FormatException">It is not one.</exception>
    public static SchemaNode Read(string text)
    {
        var (definitions, root) = new CompactSchemaParser(text).Read();
        return definitions[root];
    }
}
