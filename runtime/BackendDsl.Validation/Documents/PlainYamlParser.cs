namespace BackendDsl.Validation.Documents;

/// <summary>
/// Reads the YAML that people write for Kubernetes: block mappings and sequences, plain, quoted and block scalars, collections in brackets that stand on
/// one line. A document with anything else in it (anchors, tags, directives, tabs, brackets over several lines, and whatever is wrong) is not read here:
/// the parser of all of YAML reads it, and says what is wrong. What is read here are the very events that it would tell.
/// </summary>
internal sealed class PlainYamlParser(string text) : YamlScalarScanner(text)
{
    // Deeper documents, and longer names, are for the parser that has a limit for them.
    private const int DeepestRead = 64;
    private const int LongestName = 900;

    // Of a larger document the events would be most of the memory that it takes: 32 bytes each.
    private const int MostEvents = 1 << 20;

    // After so many it is told whether the whole document will have too many.
    private const int SomeEvents = 1 << 16;

    private int _depth;
    private int _start;
    private int _end;
    private bool _isTooLarge;

    /// <summary>The events of the document that was read last.</summary>
    public EventBuffer Events { get; } = new();

    /// <summary>Where the document that was read last ends: at the sign of the next one, or at the end of the text.</summary>
    public int End => At;

    /// <summary>The line of <see cref="End"/>, from 1.</summary>
    public int EndLine => LineNumber;

    /// <summary>Reads the document that begins at a place: at its sign (<c>---</c>), or at the begin of the text. False where it is not for this parser.</summary>
    /// <param name="start">The place, the first sign of a line.</param>
    /// <param name="line">Its line, from 1.</param>
    public bool TryRead(int start, int line)
    {
        Events.Clear();
        (_depth, _start, _end, _isTooLarge) = (0, start, -1, false);
        (At, LineStart, LineNumber) = (start, start, line);
        if (YamlLines.IsMark(Source, start))
        {
            At += 3;
            if (!TryEndLine())
                return false;
        }

        Add(EventKind.DocumentStart);
        if (!TryReachInk() || IsAtEnd || !TryReadNode(-1) || !IsAtEnd || YamlLines.HasUnusual(Source, start, At))
        {
            // Another parser reads it, beside which they would be in the way.
            if (_isTooLarge)
                Events.Release();
            return false;
        }

        Add(EventKind.DocumentEnd);
        return true;
    }

    /// <summary>Passes over blank lines and comments before the first document; false where something else stands there.</summary>
    public bool TryReachMark(int start, int line)
    {
        (At, LineStart, LineNumber) = (start, start, line);
        return TryReachInk() && IsAtEnd && At < Source.Length && !YamlLines.HasUnusual(Source, start, At);
    }

    private bool IsTooLarge()
    {
        if (Events.Count < SomeEvents || _isTooLarge)
            return _isTooLarge;
        if (_end < 0)
        {
            _end = Source.IndexOf("\n---", At, StringComparison.Ordinal) is >= 0 and var next ? next : Source.Length;
            _isTooLarge = (long)Events.Count * (_end - _start) / (At - _start) > MostEvents;
        }

        return _isTooLarge |= Events.Count >= MostEvents;
    }

    private ref YamlEvent Add(EventKind kind) => ref Add(kind, LineNumber, Column);

    private ref YamlEvent Add(EventKind kind, int line, int column)
    {
        ref var added = ref Events.Add();
        added.Kind = kind;
        added.Line = line;
        added.Column = column;
        return ref added;
    }

    // Reads the node that the parser stands on; ends on the next sign that counts behind it. The parent's indent is the column its lines stand at, from 0.
    private bool TryReadNode(int parent)
    {
        if (_depth >= DeepestRead)
            return false;
        _depth++;
        var isRead = Current == '-' && IsBlankOrEnd(At + 1) ? TryReadSequence() : TryReadOther(parent);
        _depth--;
        return isRead;
    }

    private bool TryReadOther(int parent)
    {
        switch (Current)
        {
            case '|' or '>':
                return TryReadBlock(parent);
            case '[' or '{':
                return TryReadFlow() && TryEndLine() && TryReachInk() && IsBehind(parent);
        }

        var scalar = default(YamlEvent);
        if (!TryReadScalar(ref scalar, parent))
            return false;
        if (IsColon)
            return TryReadMapping(in scalar);
        return TryEndScalar(ref scalar, parent);
    }

    private bool TryReadBlock(int parent)
    {
        var scalar = default(YamlEvent);
        if (!TryReadBlockScalar(ref scalar, parent))
            return false;
        Add(EventKind.Scalar) = scalar;
        return true;
    }

    // The scalar is read up to its end, or to that of its first line.
    private bool TryEndScalar(ref YamlEvent scalar, int parent)
    {
        if (!scalar.IsPlain)
        {
            Add(EventKind.Scalar) = scalar;
            return TryEndLine() && TryReachInk() && IsBehind(parent);
        }

        var isOver = IsBeforeComment;
        if (!TryEndLine())
            return false;
        var from = LineNumber;
        if (!TryReachInk())
            return false;
        if (IsBehind(parent))
        {
            Add(EventKind.Scalar) = scalar;
            return true;
        }

        if (isOver || !TryFold(ref scalar, from, parent))
            return false;
        Add(EventKind.Scalar) = scalar;
        return true;
    }

    private bool TryReadMapping(in YamlEvent first)
    {
        var indent = first.Column - 1;
        Add(EventKind.ObjectStart, first.Line, first.Column);
        var name = first;
        while (true)
        {
            name.IsName = true;
            if (name.Length > LongestName || name.Text?.Length > LongestName)
                return false;
            Add(EventKind.Scalar) = name;
            At++;
            if (IsTooLarge() || !TryReadMember(indent))
                return false;
            if (IsAtEnd || Column - 1 < indent)
                break;
            name = default;
            if (Column - 1 > indent || (Current == '-' && IsBlankOrEnd(At + 1)) || !TryReadScalar(ref name, indent) || !IsColon)
                return false;
        }

        Add(EventKind.ObjectEnd);
        return true;
    }

    // The value behind a colon, of a mapping at an indent.
    private bool TryReadMember(int indent)
    {
        var (line, column) = (LineNumber, Column);
        var behind = At;
        SkipBlanks();
        if (Current != '#' && !IsLineEnd(At))
            return !(Current == '-' && IsBlankOrEnd(At + 1)) && TryReadInlineValue(indent);
        At = behind;
        if (!TryEndLine() || !TryReachInk())
            return false;
        if (!IsAtEnd)
        {
            if (Column - 1 > indent)
                return TryReadNode(indent);
            // The items of a list may stand as far out as the name of the list.
            if (Column - 1 == indent && Current == '-' && IsBlankOrEnd(At + 1))
                return TryReadNode(indent);
        }

        AddNull(line, column);
        return true;
    }

    // A value on the line of its name is no mapping of its own.
    private bool TryReadInlineValue(int indent)
    {
        switch (Current)
        {
            case '|' or '>':
                return TryReadBlock(indent);
            case '[' or '{':
                return TryReadFlow() && TryEndLine() && TryReachInk() && IsBehind(indent);
        }

        var scalar = default(YamlEvent);
        return TryReadScalar(ref scalar, indent) && !IsColon && TryEndScalar(ref scalar, indent);
    }

    private void AddNull(int line, int column)
    {
        ref var added = ref Add(EventKind.Scalar, line, column);
        added.IsPlain = true;
        added.Text = "";
    }

    private bool TryReadSequence()
    {
        var indent = Column - 1;
        Add(EventKind.ArrayStart);
        while (true)
        {
            if (IsTooLarge())
                return false;
            At++;
            var (line, column) = (LineNumber, Column);
            var behind = At;
            SkipBlanks();
            if (Current == '#' || IsLineEnd(At))
            {
                At = behind;
                if (!TryEndLine() || !TryReachInk())
                    return false;
                if (IsAtEnd || Column - 1 <= indent)
                    AddNull(line, column);
                else if (!TryReadNode(indent))
                    return false;
            }
            else if (!TryReadNode(indent))
            {
                return false;
            }

            if (IsAtEnd || Column - 1 < indent)
                break;
            if (Column - 1 > indent)
                return false;
            if (Current != '-' || !IsBlankOrEnd(At + 1))
                break;
        }

        Add(EventKind.ArrayEnd);
        return true;
    }

    // Collections in brackets, on one line, of names, words, numbers and quoted texts.
    private bool TryReadFlow()
    {
        if (_depth >= DeepestRead)
            return false;
        var isObject = Current == '{';
        var end = isObject ? '}' : ']';
        Add(isObject ? EventKind.ObjectStart : EventKind.ArrayStart);
        At++;
        SkipBlanks();
        _depth++;
        for (var isFirst = true; Current != end; isFirst = false)
        {
            if (!isFirst)
            {
                if (Current != ',')
                    return false;
                At++;
                SkipBlanks();
            }

            if (isObject && !TryReadFlowName())
                return false;
            if (Current is '[' or '{')
            {
                if (!TryReadFlow())
                    return false;
            }
            else if (!TryReadFlowScalar(isName: false))
            {
                return false;
            }

            SkipBlanks();
        }

        _depth--;
        Add(isObject ? EventKind.ObjectEnd : EventKind.ArrayEnd);
        At++;
        return true;
    }

    private bool TryReadFlowName()
    {
        if (!TryReadFlowScalar(isName: true) || Current != ':' || At + 1 >= Source.Length || Source[At + 1] != ' ')
            return false;
        At++;
        SkipBlanks();
        return true;
    }

    private bool TryReadFlowScalar(bool isName)
    {
        var scalar = new YamlEvent { Kind = EventKind.Scalar, Line = LineNumber, Column = Column, IsName = isName };
        if (Current == '"' ? !TryReadDoubleQuoted(ref scalar, parent: 0) : Current == '\'' ? !TryReadSingleQuoted(ref scalar, parent: 0) : !TryReadFlowWord(ref scalar))
            return false;
        if (scalar.Line != LineNumber || (isName && (scalar.Length > LongestName || scalar.Text?.Length > LongestName)))
            return false;
        Add(EventKind.Scalar) = scalar;
        return true;
    }
}
