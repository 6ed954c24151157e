namespace BackendDsl.Cel.Regex;

/// <summary>
/// Parses what Go's <c>regexp.Compile</c> parses, and refuses the rest with Go's words. A stack and not recursion holds the open groups, so depth is
/// limited by Go's own rule and not by the thread.
/// </summary>
internal sealed partial class Re2Parser
{
    private const int MaxRepeat = 1000;
    private const int MaxHeight = 1000;
    private const long MaxSize = (128 << 20) / 40;
    private const long MaxRunes = (128 << 20) / 4;

    private readonly string _pattern;
    private readonly Stack<Frame> _open = new();
    private Frame _frame = new();
    private bool _fold;
    private bool _multiLine;
    private bool _dotAll;
    private bool _ungreedy;
    private int _at;
    private long _runes;

    private Re2Parser(string pattern) => _pattern = pattern;

    public static RegexNode Parse(string pattern) => new Re2Parser(pattern).Parse();

    private RegexNode Parse()
    {
        // Where the repeat operator right before the current position begins, or -1: operators do not stack.
        var lastRepeat = -1;
        while (_at < _pattern.Length)
        {
            var repeat = -1;
            var start = _at;
            switch (_pattern[_at])
            {
                case '(':
                    if (Peek(1) == '?')
                    {
                        ParseFlags();
                        break;
                    }

                    _at++;
                    OpenGroup(capture: true);
                    break;
                case '|':
                    _at++;
                    _frame.NextAlternative(this);
                    break;
                case ')':
                    _at++;
                    CloseGroup();
                    break;
                case '^':
                    _at++;
                    Push(new(_multiLine ? RegexNodeKind.BeginLine : RegexNodeKind.BeginText));
                    break;
                case '$':
                    _at++;
                    Push(new(_multiLine ? RegexNodeKind.EndLine : RegexNodeKind.EndText));
                    break;
                case '.':
                    _at++;
                    PushSet(_dotAll ? CodePointSet.Any : CodePointSet.NotNewline);
                    break;
                case '[':
                    ParseClass();
                    break;
                case '*':
                    _at++;
                    Repeat(0, -1, false, start, lastRepeat);
                    repeat = start;
                    break;
                case '+':
                    _at++;
                    Repeat(1, -1, false, start, lastRepeat);
                    repeat = start;
                    break;
                case '?':
                    _at++;
                    Repeat(0, 1, false, start, lastRepeat);
                    repeat = start;
                    break;
                case '{':
                    if (ParseCount(out var min, out var max))
                    {
                        if (min is < 0 or > MaxRepeat || max > MaxRepeat || (max >= 0 && min > max))
                            throw Error("invalid repeat count", start, _at);
                        Repeat(min, max, true, start, lastRepeat);
                        repeat = start;
                    }
                    else
                    {
                        _at++;
                        PushLiteral('{');
                    }

                    break;
                case '\\':
                    ParseBackslash();
                    break;
                default:
                    PushLiteral(Next());
                    break;
            }

            lastRepeat = repeat;
        }

        if (_open.Count > 0)
            throw Error("missing closing )", 0, _pattern.Length);
        return _frame.Close(this);
    }

    private void ParseBackslash()
    {
        switch (Peek(1))
        {
            case 'A':
                _at += 2;
                Push(new(RegexNodeKind.BeginText));
                return;
            case 'b':
                _at += 2;
                Push(new(RegexNodeKind.WordBoundary));
                return;
            case 'B':
                _at += 2;
                Push(new(RegexNodeKind.NoWordBoundary));
                return;
            case 'C':
                throw Error("invalid escape sequence", _at, _at + 2);
            case 'z':
                _at += 2;
                Push(new(RegexNodeKind.EndText));
                return;
            case 'Q':
                _at += 2;
                var end = _pattern.IndexOf("\\E", _at, StringComparison.Ordinal);
                var stop = end < 0 ? _pattern.Length : end;
                while (_at < stop)
                    PushLiteral(Next());
                _at = end < 0 ? stop : end + 2;
                return;
        }

        if ((ParseUnicodeClass() ?? ParsePerlClass()) is { } set)
            PushSet(set);
        else
            PushLiteral(ParseEscape());
    }

    private void ParseFlags()
    {
        var start = _at;
        var named = _pattern.Length - start > 4 && _pattern[start + 2] == 'P' && _pattern[start + 3] == '<' ? 4
            : _pattern.Length - start > 3 && _pattern[start + 2] == '<' ? 3 : 0;
        if (named > 0)
        {
            var end = _pattern.IndexOf('>', start);
            if (end < 0)
                throw Error("invalid named capture", start, _pattern.Length);
            if (!IsCaptureName(start + named, end))
                throw Error("invalid named capture", start, end + 1);
            _at = end + 1;
            OpenGroup(capture: true);
            return;
        }

        _at += 2;
        bool fold = _fold, multiLine = _multiLine, dotAll = _dotAll, ungreedy = _ungreedy, on = true, saw = false;
        while (_at < _pattern.Length)
        {
            var c = Next();
            switch (c)
            {
                case 'i':
                    fold = on;
                    saw = true;
                    continue;
                case 'm':
                    multiLine = on;
                    saw = true;
                    continue;
                case 's':
                    dotAll = on;
                    saw = true;
                    continue;
                case 'U':
                    ungreedy = on;
                    saw = true;
                    continue;
                case '-' when on:
                    on = false;
                    saw = false;
                    continue;
                case ':' or ')' when on || saw:
                    if (c == ':')
                        OpenGroup(capture: false);
                    (_fold, _multiLine, _dotAll, _ungreedy) = (fold, multiLine, dotAll, ungreedy);
                    return;
            }

            break;
        }

        throw Error("invalid or unsupported Perl syntax", start, _at);
    }

    private bool IsCaptureName(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (_pattern[i] != '_' && !IsAlphanumeric(_pattern[i]))
                return false;
        }

        return end > start;
    }

    /// <summary>Reads <c>{n}</c>, <c>{n,}</c> or <c>{n,m}</c>; anything else leaves the brace to be a literal.</summary>
    private bool ParseCount(out int min, out int max)
    {
        max = -1;
        var at = _at + 1;
        if (!ParseInteger(ref at, out min) || at >= _pattern.Length)
            return false;
        if (_pattern[at] != ',')
        {
            max = min;
        }
        else
        {
            at++;
            if (at >= _pattern.Length)
                return false;
            if (_pattern[at] != '}')
            {
                if (!ParseInteger(ref at, out max))
                    return false;
                if (max < 0)
                    min = -1;
            }
        }

        if (at >= _pattern.Length || _pattern[at] != '}')
            return false;
        _at = at + 1;
        return true;
    }

    private bool ParseInteger(ref int at, out int value)
    {
        value = 0;
        if (at >= _pattern.Length || _pattern[at] is < '0' or > '9')
            return false;
        if (_pattern[at] == '0' && at + 1 < _pattern.Length && _pattern[at + 1] is >= '0' and <= '9')
            return false;
        for (; at < _pattern.Length && _pattern[at] is >= '0' and <= '9'; at++)
            value = value is < 0 or >= 100_000_000 ? -1 : (value * 10) + _pattern[at] - '0';
        return true;
    }

    private void Repeat(int min, int max, bool counted, int start, int lastRepeat)
    {
        var end = _at;
        var lazy = _ungreedy;
        if (Peek(0) == '?')
        {
            _at++;
            lazy = !lazy;
        }

        if (lastRepeat >= 0)
            throw Error("invalid nested repetition operator", lastRepeat, _at);
        var items = _frame.Items;
        if (items.Count == 0)
            throw Error("missing argument to repetition operator", start, _at);
        var child = items[items.Count - 1];
        long size = counted
            ? max < 0 ? (min == 0 ? 2 + child.Size : 1 + (min * child.Size)) : (max * child.Size) + max - min
            : 1 + child.Size + (min == 0 && max < 0 ? 1 : 0);
        var node = new RegexNode(RegexNodeKind.Repeat)
        {
            Children = [child],
            Min = min,
            Max = max,
            Lazy = lazy,
            Counted = counted,
            Height = child.Height + 1,
            Size = Math.Max(1, size),
        };
        Check(node);
        items[items.Count - 1] = node;
        if (counted && (min >= 2 || max >= 2) && !RepeatIsValid(node, MaxRepeat))
            throw Error("invalid repeat count", start, _at);
    }

    /// <summary>Nested counts multiply; the product is limited too.</summary>
    private static bool RepeatIsValid(RegexNode node, int limit)
    {
        if (node.Counted)
        {
            if (node.Max == 0)
                return true;
            var count = node.Max < 0 ? node.Min : node.Max;
            if (count > limit)
                return false;
            if (count > 0)
                limit /= count;
        }

        foreach (var child in node.Children)
        {
            if (!RepeatIsValid(child, limit))
                return false;
        }

        return true;
    }

    private void OpenGroup(bool capture)
    {
        _open.Push(_frame);
        _frame = new() { Capture = capture, Fold = _fold, MultiLine = _multiLine, DotAll = _dotAll, Ungreedy = _ungreedy };
    }

    private void CloseGroup()
    {
        var frame = _frame;
        var content = frame.Close(this);
        if (_open.Count == 0)
            throw Error("unexpected )", 0, _pattern.Length);
        _frame = _open.Pop();
        (_fold, _multiLine, _dotAll, _ungreedy) = (frame.Fold, frame.MultiLine, frame.DotAll, frame.Ungreedy);
        Push(frame.Capture
            ? new(RegexNodeKind.Group) { Children = [content], Height = content.Height + 1, Size = content.Size + 2 }
            : content);
    }

    private void PushLiteral(int codePoint) =>
        PushSet(_fold ? new CodePointSet.Builder().AddFolded(codePoint, codePoint).Build() : CodePointSet.Single(codePoint));

    private void PushSet(CodePointSet set)
    {
        _runes += set.Ranges.Length;
        if (_runes > MaxRunes)
            throw Error("expression too large", 0, _pattern.Length);
        Push(new(RegexNodeKind.Set) { Set = set });
    }

    private void Push(RegexNode node)
    {
        Check(node);
        _frame.Items.Add(node);
    }

    private void Check(RegexNode node)
    {
        if (node.Size > MaxSize)
            throw Error("expression too large", 0, _pattern.Length);
        if (node.Height > MaxHeight)
            throw Error("expression nests too deeply", 0, _pattern.Length);
    }

    private int Peek(int ahead) => _at + ahead < _pattern.Length ? _pattern[_at + ahead] : -1;

    /// <summary>The next code point; half a surrogate pair counts as U+FFFD, as it would after its way through JSON.</summary>
    private int Next()
    {
        var c = _pattern[_at++];
        if (!char.IsSurrogate(c))
            return c;
        if (char.IsHighSurrogate(c) && _at < _pattern.Length && char.IsLowSurrogate(_pattern[_at]))
            return char.ConvertToUtf32(c, _pattern[_at++]);
        return 0xFFFD;
    }

    private static bool IsAlphanumeric(int c) => c is (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z');

    private Re2SyntaxException Error(string reason, int start, int end) =>
        new($"error parsing regexp: {reason}: `{_pattern.Substring(start, end - start)}`", start);

    /// <summary>One open group: the finished alternatives and the items of the current one.</summary>
    private sealed class Frame
    {
        private List<RegexNode>? _alternatives;

        public List<RegexNode> Items { get; private set; } = [];

        public bool Capture { get; init; }

        public bool Fold { get; init; }

        public bool MultiLine { get; init; }

        public bool DotAll { get; init; }

        public bool Ungreedy { get; init; }

        public void NextAlternative(Re2Parser parser)
        {
            (_alternatives ??= []).Add(Concatenate(parser));
            Items = [];
        }

        public RegexNode Close(Re2Parser parser)
        {
            var last = Concatenate(parser);
            if (_alternatives is null)
                return last;
            _alternatives.Add(last);
            return Combine(parser, RegexNodeKind.Alternation, _alternatives);
        }

        private RegexNode Concatenate(Re2Parser parser) => Items.Count switch
        {
            0 => new(RegexNodeKind.Empty),
            1 => Items[0],
            _ => Combine(parser, RegexNodeKind.Concatenation, Items),
        };

        private static RegexNode Combine(Re2Parser parser, RegexNodeKind kind, List<RegexNode> children)
        {
            var height = 0;
            long size = kind == RegexNodeKind.Alternation ? children.Count - 1 : 0;
            foreach (var child in children)
            {
                height = Math.Max(height, child.Height);
                size += child.Size;
            }

            var node = new RegexNode(kind) { Children = [.. children], Height = height + 1, Size = size };
            parser.Check(node);
            return node;
        }
    }
}
