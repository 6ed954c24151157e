using BackendDsl.Cel.Regex;
using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Definitions;

namespace BackendDsl.Validation.Schema;

/// <summary>A schema node made ready to judge values: names in arrays, patterns compiled, what lies below summed up.</summary>
internal sealed class NodePlan
{
    /// <summary>The plan of everything below an object without any schema: all of it is pruned.</summary>
    public static readonly NodePlan Nothing = new(new());

    private volatile CompiledPattern? _pattern;

    public NodePlan(SchemaNode node)
    {
        Node = node;
        Type = node.Type;
    }

    public SchemaNode Node { get; }

    public SchemaType Type { get; }

    /// <summary>Names of properties, sorted; beside <see cref="Properties"/>.</summary>
    public string[] Names { get; set; } = [];

    public NodePlan[] Properties { get; set; } = [];

    public string[] Required { get; set; } = [];

    public NodePlan? Items { get; set; }

    /// <summary>The plan of map values; null where additionalProperties is absent or a boolean.</summary>
    public NodePlan? Additional { get; set; }

    /// <summary>True where additionalProperties is given, in either form: unknown names are then kept.</summary>
    public bool KeepsUnknownNames { get; set; }

    public NodePlan[] AllOf { get; set; } = [];

    public NodePlan[] AnyOf { get; set; } = [];

    public NodePlan[] OneOf { get; set; } = [];

    public NodePlan? Not { get; set; }

    /// <summary>The format as far as the server of this version enforces it, else null.</summary>
    public string? Format { get; set; }

    /// <summary>The pattern, compiled when the first text meets it, as most nodes of a schema are never met; null where there is none that compiles.</summary>
    public Re2Pattern? Pattern => Node.Pattern is null ? null : Patterned.Pattern;

    /// <summary>What is wrong with a pattern that does not compile; else null.</summary>
    public string? PatternError => Node.Pattern is null ? null : Patterned.Error;

    /// <summary>Indexes of the properties that have a default.</summary>
    public int[] Defaulted { get; set; } = [];

    /// <summary>The default with the defaults inside it applied; absent where there is none.</summary>
    public Value Default { get; set; }

    public CelRule[] Rules { get; set; } = [];

    /// <summary>True where this node or one below has a default.</summary>
    public bool HasDefaults { get; set; }

    /// <summary>True where this node or one below has a list of type set or map.</summary>
    public bool HasListTypes { get; set; }

    /// <summary>True where this node or one below is an embedded resource.</summary>
    public bool HasEmbedded { get; set; }

    /// <summary>True where this node or one below has CEL rules.</summary>
    public bool HasRules { get; set; }

    /// <summary>True where some rule at or below this node reads oldSelf or could be ratcheted by it.</summary>
    public bool IsVisited { get; set; }

    /// <summary>True where a value of this node can break nothing: no type and no keyword.</summary>
    public bool IsFree { get; set; }

    // Two threads may make it twice; it comes out the same.
    private CompiledPattern Patterned => _pattern ??= new(Node.Pattern!);

    public bool Preserves => Node.PreserveUnknownFields;

    /// <summary>The index of a property; <paramref name="hint"/> is where it is looked for first.</summary>
    public int IndexOf(string name, int hint)
    {
        var names = Names;
        if ((uint)hint < (uint)names.Length && string.Equals(names[hint], name))
            return hint;
        int low = 0, high = names.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            var order = string.CompareOrdinal(names[middle], name);
            if (order == 0)
                return middle;
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return -1;
    }

    private sealed class CompiledPattern
    {
        public CompiledPattern(string pattern)
        {
            if (Re2Pattern.TryCompile(pattern, out var compiled, out var refused))
                Pattern = compiled;
            else
                Error = refused;
        }

        public Re2Pattern? Pattern { get; }

        public string? Error { get; }
    }
}
