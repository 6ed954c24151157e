namespace BackendDsl.Cel.Regex;

/// <summary>
/// Decides whether a text has a match, with states made when they are first needed. Finished transitions are read without a lock; the memory of
/// the states is limited by starting over with none. Assertions are decided when the next character is known, so a state remembers of the character
/// before it only what its own assertions ask for.
/// </summary>
internal sealed class LazyAutomaton
{
    private const int AtStart = 1;
    private const int AfterNewline = 2;
    private const int AfterWord = 4;
    private const int MaxCost = 1 << 19;

    private static readonly State s_matched = new([], 0, false, 0);
    private static readonly State s_dead = new([], 0, false, 0);

    private readonly RegexProgram _program;
    private readonly object _gate = new();
    private readonly int[] _marks;
    private readonly Stack<int> _pending = new();
    private readonly List<int> _leaves = [];
    private readonly List<int> _expanded = [];
    private readonly bool _anchored;
    private readonly int _endOfText;
    private Dictionary<Key, State> _states = [];
    private int _mark;
    private int _cost;
    private State? _start;

    public LazyAutomaton(RegexProgram program)
    {
        _program = program;
        _marks = new int[program.Operations.Length];
        _endOfText = program.ClassCount;
        Begin();
        var matches = Close(0);
        _anchored = !matches && _leaves.Count > 0 && _leaves.TrueForAll(
            i => program.Operations[i] == RegexOperation.Assert && program.Arguments[i] == (int)RegexNodeKind.BeginText);
    }

    public bool IsMatch(string text)
    {
        var state = _start ?? Start();
        var ascii = _program.AsciiClasses;
        for (var i = 0; i < text.Length; i++)
        {
            if (ReferenceEquals(state, s_matched))
                return true;
            if (ReferenceEquals(state, s_dead))
                return false;
            var c = (int)text[i];
            int letter;
            if (c < 128)
            {
                letter = ascii[c];
            }
            else
            {
                if (char.IsSurrogate((char)c))
                {
                    if (char.IsHighSurrogate((char)c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                        c = char.ConvertToUtf32((char)c, text[++i]);
                    else
                        c = 0xFFFD;
                }

                letter = _program.ClassOf(c);
            }

            state = state.Next[letter] ?? Step(state, letter);
        }

        if (ReferenceEquals(state, s_matched))
            return true;
        return !ReferenceEquals(state, s_dead) && ReferenceEquals(state.Next[_endOfText] ?? Step(state, _endOfText), s_matched);
    }

    private State Start()
    {
        lock (_gate)
        {
            if (_start is { } start)
                return start;
            Begin();
            start = Close(0) ? s_matched : Intern(AtStart | AfterNewline);
            Volatile.Write(ref _start, start);
            return start;
        }
    }

    private State Step(State state, int letter)
    {
        lock (_gate)
        {
            if (state.Next[letter] is { } known)
                return known;
            var next = Compute(state, letter);
            Volatile.Write(ref state.Next[letter], next);
            return next;
        }
    }

    private State Compute(State state, int letter)
    {
        IList<int> leaves = state.Leaves;
        if (state.HasAssertions)
        {
            Begin();
            var matched = false;
            foreach (var leaf in state.Leaves)
                matched |= CloseHere(leaf, state.Context, letter);
            if (matched)
                return s_matched;
            _expanded.Clear();
            _expanded.AddRange(_leaves);
            leaves = _expanded;
        }

        if (letter == _endOfText)
            return s_dead;
        Begin();
        for (var i = 0; i < leaves.Count; i++)
        {
            var leaf = leaves[i];
            if (_program.Operations[leaf] == RegexOperation.Set
                && _program.SetHasClass[(_program.Arguments[leaf] * _program.ClassCount) + letter]
                && Close(_program.Next[leaf]))
            {
                return s_matched;
            }
        }

        if (!_anchored && Close(0))
            return s_matched;
        var before = _program.Representatives[letter];
        return Intern((before == '\n' ? AfterNewline : 0) | (RegexProgram.IsWord(before) ? AfterWord : 0));
    }

    private void Begin()
    {
        _leaves.Clear();
        if (++_mark != int.MaxValue)
            return;

        // Marks of long ago would count again.
        Array.Clear(_marks, 0, _marks.Length);
        _mark = 1;
    }

    /// <summary>Follows what needs no decision; gathers the sets and assertions it ends at. True if it reaches a match.</summary>
    private bool Close(int start) => Close(start, context: 0, letter: 0, decides: false);

    /// <summary>As <see cref="Close(int)"/>, but with the assertions decided: the characters on both sides are known.</summary>
    private bool CloseHere(int start, int context, int letter) => Close(start, context, letter, decides: true);

    private bool Close(int start, int context, int letter, bool decides)
    {
        _pending.Push(start);
        while (_pending.Count > 0)
        {
            var at = _pending.Pop();
            if (_marks[at] == _mark)
                continue;
            _marks[at] = _mark;
            switch (_program.Operations[at])
            {
                case RegexOperation.Match:
                    _pending.Clear();
                    return true;
                case RegexOperation.Split:
                    _pending.Push(_program.Arguments[at]);
                    _pending.Push(_program.Next[at]);
                    break;
                case RegexOperation.Jump:
                    _pending.Push(_program.Next[at]);
                    break;
                case RegexOperation.Assert when decides:
                    if (Holds((RegexNodeKind)_program.Arguments[at], context, letter))
                        _pending.Push(_program.Next[at]);
                    break;
                default:
                    _leaves.Add(at);
                    break;
            }
        }

        return false;
    }

    private bool Holds(RegexNodeKind assertion, int context, int letter)
    {
        var atEnd = letter == _endOfText;
        var after = atEnd ? -1 : _program.Representatives[letter];
        return assertion switch
        {
            RegexNodeKind.BeginText => (context & AtStart) != 0,
            RegexNodeKind.BeginLine => (context & AfterNewline) != 0,
            RegexNodeKind.EndText => atEnd,
            RegexNodeKind.EndLine => atEnd || after == '\n',
            RegexNodeKind.WordBoundary => (context & AfterWord) != 0 != RegexProgram.IsWord(after),
            _ => (context & AfterWord) != 0 == RegexProgram.IsWord(after),
        };
    }

    private State Intern(int context)
    {
        if (_leaves.Count == 0)
            return s_dead;
        var relevant = 0;
        var assertions = false;
        foreach (var leaf in _leaves)
        {
            if (_program.Operations[leaf] != RegexOperation.Assert)
                continue;

            // What stands behind an assertion may hold another one, so any assertion makes the whole context relevant.
            assertions = true;
            relevant = (_program.UsesLines ? AfterNewline : 0) | (_program.UsesWords ? AfterWord : 0) | AtStart;
        }

        context &= relevant;
        int[] leaves = [.. _leaves];
        Array.Sort(leaves);
        var key = new Key(leaves, context);
        if (_states.TryGetValue(key, out var state))
            return state;
        state = new(leaves, context, assertions, _program.ClassCount + 1);
        _cost += leaves.Length + (2 * _program.ClassCount) + 32;
        if (_cost > MaxCost)
        {
            // Who is on an old state goes on from it; the old states vanish with the last of them.
            _states = [];
            _cost = 0;
            _start = null;
        }

        _states[key] = state;
        return state;
    }

    private sealed class State(int[] leaves, int context, bool hasAssertions, int letters)
    {
        public int[] Leaves { get; } = leaves;

        public int Context { get; } = context;

        public bool HasAssertions { get; } = hasAssertions;

        public State?[] Next { get; } = new State?[letters];
    }

    private readonly struct Key(int[] leaves, int context) : IEquatable<Key>
    {
        private readonly int[] _leaves = leaves;
        private readonly int _context = context;

        public bool Equals(Key other)
        {
            if (_context != other._context || _leaves.Length != other._leaves.Length)
                return false;
            for (var i = 0; i < _leaves.Length; i++)
            {
                if (_leaves[i] != other._leaves[i])
                    return false;
            }

            return true;
        }

        public override bool Equals(object? obj) => obj is Key other && Equals(other);

        public override int GetHashCode()
        {
            var hash = _context;
            foreach (var leaf in _leaves)
                hash = unchecked((hash * 31) + leaf);
            return hash;
        }
    }
}
