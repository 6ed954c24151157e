namespace BackendDsl.Cel.Regex;

internal enum RegexOperation : byte
{
    /// <summary>Consumes a code point of set <c>Argument</c>, then goes to <c>Next</c>.</summary>
    Set,

    /// <summary>Goes to <c>Next</c>, or with less priority to <c>Argument</c>.</summary>
    Split,
    Jump,

    /// <summary>Goes to <c>Next</c> if the <see cref="RegexNodeKind"/> in <c>Argument</c> holds here.</summary>
    Assert,
    Match,
}

/// <summary>A pattern as instructions, with the alphabet divided into classes that no set tells apart.</summary>
internal sealed class RegexProgram
{
    private const int MaxTable = 1 << 22;

    private readonly List<RegexOperation> _operations = [];
    private readonly List<int> _next = [];
    private readonly List<int> _arguments = [];
    private readonly List<CodePointSet> _sets = [];
    private readonly Dictionary<int, List<int>> _setsByHash = [];
    private int[] _starts = [0];
    private int[] _classes = [0];

    private RegexProgram(RegexNode root)
    {
        Emit(root);
        Add(RegexOperation.Match, 0);
        Operations = [.. _operations];
        Next = [.. _next];
        Arguments = [.. _arguments];
        Sets = [.. _sets];
        UsesWords = HasAssertion(RegexNodeKind.WordBoundary) || HasAssertion(RegexNodeKind.NoWordBoundary);
        UsesLines = HasAssertion(RegexNodeKind.BeginLine) || HasAssertion(RegexNodeKind.EndLine);
        DivideAlphabet();
        for (var c = 0; c < AsciiClasses.Length; c++)
            AsciiClasses[c] = HasTable ? (ushort)ClassOf(c) : (ushort)0;
    }

    public RegexOperation[] Operations { get; }

    public int[] Next { get; }

    public int[] Arguments { get; }

    public CodePointSet[] Sets { get; }

    public bool UsesWords { get; }

    public bool UsesLines { get; }

    /// <summary>False where the pattern has so many sets and classes that tables would not be worth their memory.</summary>
    public bool HasTable { get; private set; }

    public int ClassCount { get; private set; } = 1;

    public ushort[] AsciiClasses { get; } = new ushort[128];

    /// <summary>Whether set s holds class c, at s * ClassCount + c.</summary>
    public bool[] SetHasClass { get; private set; } = [];

    /// <summary>A code point of each class.</summary>
    public int[] Representatives { get; private set; } = [0];

    public static RegexProgram Compile(RegexNode root) => new(root);

    public static bool IsWord(int codePoint) =>
        codePoint is (>= '0' and <= '9') or (>= 'A' and <= 'Z') or '_' or (>= 'a' and <= 'z');

    public int ClassOf(int codePoint)
    {
        var at = Array.BinarySearch(_starts, codePoint);
        return _classes[at < 0 ? ~at - 1 : at];
    }

    private bool HasAssertion(RegexNodeKind kind)
    {
        for (var i = 0; i < Operations.Length; i++)
        {
            if (Operations[i] == RegexOperation.Assert && Arguments[i] == (int)kind)
                return true;
        }

        return false;
    }

    private int Add(RegexOperation operation, int argument)
    {
        _operations.Add(operation);
        _arguments.Add(argument);
        _next.Add(_operations.Count);
        return _operations.Count - 1;
    }

    /// <summary>Emits code that continues behind its last instruction.</summary>
    private void Emit(RegexNode node)
    {
        switch (node.Kind)
        {
            case RegexNodeKind.Empty:
                break;
            case RegexNodeKind.Set:
                Add(RegexOperation.Set, IndexOf(node.Set!));
                break;
            case RegexNodeKind.Concatenation:
                foreach (var child in node.Children)
                    Emit(child);
                break;
            case RegexNodeKind.Group:
                Emit(node.Children[0]);
                break;
            case RegexNodeKind.Alternation:
                EmitAlternation(node.Children);
                break;
            case RegexNodeKind.Repeat:
                EmitRepeat(node);
                break;
            default:
                Add(RegexOperation.Assert, (int)node.Kind);
                break;
        }
    }

    private void EmitAlternation(RegexNode[] children)
    {
        var jumps = new List<int>(children.Length);
        for (var i = 0; i < children.Length - 1; i++)
        {
            var split = Add(RegexOperation.Split, 0);
            Emit(children[i]);
            jumps.Add(Add(RegexOperation.Jump, 0));
            _arguments[split] = _operations.Count;
        }

        Emit(children[children.Length - 1]);
        foreach (var jump in jumps)
            _next[jump] = _operations.Count;
    }

    private void EmitRepeat(RegexNode node)
    {
        var child = node.Children[0];
        if (child.Kind == RegexNodeKind.Empty)
            return;
        if (node.Max < 0)
        {
            for (var i = 1; i < node.Min; i++)
                Emit(child);
            if (node.Min > 0)
            {
                EmitLoop(child, node.Lazy);
                return;
            }

            // Zero or more of something that may be empty is an optional one-or-more: the order in which Go prefers its matches.
            var skip = Add(RegexOperation.Split, 0);
            if (child.IsNullable)
            {
                EmitLoop(child, node.Lazy);
            }
            else
            {
                Emit(child);
                _next[Add(RegexOperation.Jump, 0)] = skip;
            }

            Branch(skip, node.Lazy, skip + 1, _operations.Count);
            return;
        }

        for (var i = 0; i < node.Min; i++)
            Emit(child);
        var skips = new List<int>(node.Max - node.Min);
        for (var i = node.Min; i < node.Max; i++)
        {
            skips.Add(Add(RegexOperation.Split, 0));
            Emit(child);
        }

        foreach (var skip in skips)
            Branch(skip, node.Lazy, skip + 1, _operations.Count);
    }

    private void EmitLoop(RegexNode child, bool lazy)
    {
        var start = _operations.Count;
        Emit(child);
        var split = Add(RegexOperation.Split, 0);
        Branch(split, lazy, start, split + 1);
    }

    private void Branch(int split, bool lazy, int inner, int outer)
    {
        _next[split] = lazy ? outer : inner;
        _arguments[split] = lazy ? inner : outer;
    }

    private int IndexOf(CodePointSet set)
    {
        var hash = set.ContentHash();
        if (!_setsByHash.TryGetValue(hash, out var candidates))
            _setsByHash[hash] = candidates = [];
        foreach (var candidate in candidates)
        {
            if (_sets[candidate].SameAs(set))
                return candidate;
        }

        candidates.Add(_sets.Count);
        _sets.Add(set);
        return _sets.Count - 1;
    }

    private void DivideAlphabet()
    {
        var starts = new SortedSet<int> { 0 };
        var sets = new List<CodePointSet>(Sets);
        if (UsesLines)
            sets.Add(CodePointSet.Single('\n'));
        if (UsesWords)
            sets.Add(new(['0', '9', 'A', 'Z', '_', '_', 'a', 'z']));
        foreach (var set in sets)
        {
            for (var i = 0; i < set.Ranges.Length; i += 2)
            {
                starts.Add(set.Ranges[i]);
                starts.Add(set.Ranges[i + 1] + 1);
            }
        }

        starts.Remove(CodePointSet.Max + 1);
        if ((long)starts.Count * sets.Count > 4 * MaxTable)
            return;
        _starts = [.. starts];
        _classes = new int[_starts.Length];
        var count = 1;
        foreach (var set in sets)
        {
            // Splits each class into the part inside the set and the part outside.
            var split = new Dictionary<(int, bool), int>();
            var next = 0;
            for (var i = 0; i < _starts.Length; i++)
            {
                var key = (_classes[i], set.Contains(_starts[i]));
                if (!split.TryGetValue(key, out var number))
                    split[key] = number = next++;
                _classes[i] = number;
            }

            count = next;
        }

        if (count > ushort.MaxValue || (long)count * Sets.Length > MaxTable)
            return;
        ClassCount = count;
        HasTable = true;
        Representatives = new int[count];
        for (var i = 0; i < _starts.Length; i++)
            Representatives[_classes[i]] = _starts[i];
        SetHasClass = new bool[count * Sets.Length];
        for (var s = 0; s < Sets.Length; s++)
        {
            for (var c = 0; c < count; c++)
                SetHasClass[(s * count) + c] = Sets[s].Contains(Representatives[c]);
        }
    }
}
