namespace BackendDsl.Cel.Regex;

/// <summary>
/// Finds where the leftmost-first match is: all possibilities advance together, in order of preference, each with the place where it began. Time is
/// text length times program length at most, memory is one entry per instruction.
/// </summary>
internal sealed class ThreadMachine
{
    private readonly RegexProgram _program;
    private readonly int[] _marks;
    private readonly Stack<int> _pending = new();
    private List<Entry> _waiting = [];
    private List<Entry> _following = [];
    private int _mark;

    public ThreadMachine(RegexProgram program)
    {
        _program = program;
        _marks = new int[program.Operations.Length];
    }

    /// <summary>Looks from <paramref name="start"/> on; the text before it still counts for the assertions.</summary>
    public bool Find(string text, int start, bool anyMatch, out int index, out int length)
    {
        index = -1;
        length = 0;
        _waiting.Clear();
        var position = start;
        var before = CodePointBefore(text, start);
        while (true)
        {
            var after = CodePointAt(text, position, out var width);
            if (index < 0)
                _waiting.Add(new(0, position));
            _following.Clear();
            Begin();
            foreach (var entry in _waiting)
            {
                if (Advance(entry, before, after, out var matched))
                    continue;
                if (matched)
                {
                    // Everything of lower preference is given up; what is preferred over this match runs on.
                    index = entry.Start;
                    length = position - entry.Start;
                    if (anyMatch)
                        return true;
                }

                break;
            }

            if (width == 0 || (index >= 0 && _following.Count == 0))
                return index >= 0;
            (_waiting, _following) = (_following, _waiting);
            position += width;
            before = after;
        }
    }

    /// <summary>Runs one possibility over the next character, best path first. False if it matched here.</summary>
    private bool Advance(Entry entry, int before, int after, out bool matched)
    {
        matched = false;
        _pending.Push(entry.At);
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
                    matched = true;
                    return false;
                case RegexOperation.Split:
                    _pending.Push(_program.Arguments[at]);
                    _pending.Push(_program.Next[at]);
                    break;
                case RegexOperation.Jump:
                    _pending.Push(_program.Next[at]);
                    break;
                case RegexOperation.Assert:
                    if (Holds((RegexNodeKind)_program.Arguments[at], before, after))
                        _pending.Push(_program.Next[at]);
                    break;
                default:
                    if (after >= 0 && _program.Sets[_program.Arguments[at]].Contains(after))
                        _following.Add(new(_program.Next[at], entry.Start));
                    break;
            }
        }

        return true;
    }

    private void Begin()
    {
        if (_mark == int.MaxValue)
        {
            Array.Clear(_marks, 0, _marks.Length);
            _mark = 0;
        }

        _mark++;
    }

    private static bool Holds(RegexNodeKind assertion, int before, int after) => assertion switch
    {
        RegexNodeKind.BeginText => before < 0,
        RegexNodeKind.BeginLine => before is < 0 or '\n',
        RegexNodeKind.EndText => after < 0,
        RegexNodeKind.EndLine => after is < 0 or '\n',
        RegexNodeKind.WordBoundary => RegexProgram.IsWord(before) != RegexProgram.IsWord(after),
        _ => RegexProgram.IsWord(before) == RegexProgram.IsWord(after),
    };

    private static int CodePointBefore(string text, int position)
    {
        if (position == 0)
            return -1;
        var c = text[position - 1];
        if (!char.IsSurrogate(c))
            return c;
        return position > 1 && char.IsLowSurrogate(c) && char.IsHighSurrogate(text[position - 2])
            ? char.ConvertToUtf32(text[position - 2], c)
            : 0xFFFD;
    }

    private static int CodePointAt(string text, int position, out int width)
    {
        width = 0;
        if (position >= text.Length)
            return -1;
        width = 1;
        var c = text[position];
        if (!char.IsSurrogate(c))
            return c;
        if (!char.IsHighSurrogate(c) || position + 1 >= text.Length || !char.IsLowSurrogate(text[position + 1]))
            return 0xFFFD;
        width = 2;
        return char.ConvertToUtf32(c, text[position + 1]);
    }

    private readonly struct Entry(int at, int start)
    {
        public int At { get; } = at;

        public int Start { get; } = start;
    }
}
