namespace BackendDsl.Cel.Regex;

internal enum RegexNodeKind
{
    Empty,
    Set,
    Concatenation,
    Alternation,
    Repeat,
    Group,
    BeginText,
    EndText,
    BeginLine,
    EndLine,
    WordBoundary,
    NoWordBoundary,
}

/// <summary>A node of a parsed pattern, with the measures that Go limits.</summary>
internal sealed class RegexNode
{
    private bool? _nullable;

    public RegexNode(RegexNodeKind kind) => Kind = kind;

    public RegexNodeKind Kind { get; }

    /// <summary>What a <see cref="RegexNodeKind.Set"/> matches.</summary>
    public CodePointSet? Set { get; init; }

    public RegexNode[] Children { get; init; } = [];

    public int Min { get; init; }

    /// <summary>The most repeats, or -1.</summary>
    public int Max { get; init; }

    public bool Lazy { get; init; }

    /// <summary>Written with braces; only those count against the limit on nested repeats.</summary>
    public bool Counted { get; init; }

    public int Height { get; init; } = 1;

    public long Size { get; init; } = 1;

    /// <summary>May match without consuming anything.</summary>
    public bool IsNullable => _nullable ??= Kind switch
    {
        RegexNodeKind.Set => false,
        RegexNodeKind.Concatenation => Array.TrueForAll(Children, static c => c.IsNullable),
        RegexNodeKind.Alternation => Array.Exists(Children, static c => c.IsNullable),
        RegexNodeKind.Repeat => Min == 0 || Children[0].IsNullable,
        RegexNodeKind.Group => Children[0].IsNullable,
        _ => true,
    };
}
