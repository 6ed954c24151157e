using System.Text;

namespace BackendDsl.Validation.Documents;

/// <summary>Reads the scalars of a YAML text: plain ones, quoted ones on one line, and blocks.</summary>
internal abstract class YamlScalarScanner(string text) : YamlCursor(text)
{
    private const int LargestKept = 1 << 14;

    private readonly StringBuilder _buffer = new();

    /// <summary>Whether a comment stands behind the plain scalar that was read last.</summary>
    protected bool IsBeforeComment;

    // A plain scalar goes on: a line's end is a blank, and n empty lines are n line ends.
    protected bool TryFold(ref YamlEvent scalar, int expected, int parent)
    {
        _buffer.Clear().Append(Source, scalar.Start, scalar.Length);
        while (!IsBehind(parent))
        {
            // Comments between the lines would end it.
            if (HasCommentBefore(expected))
                return false;
            _buffer.Append(LineNumber == expected ? " " : new string('\n', LineNumber - expected));
            var part = default(YamlEvent);
            if (!TryReadPlain(ref part) || IsColon || IsBeforeComment || !TryEndLine())
                return false;
            _buffer.Append(Source, part.Start, part.Length);
            expected = LineNumber;
            if (!TryReachInk())
                return false;
        }

        scalar.Text = TakeBuffer();
        return true;
    }

    // A scalar up to its end, or up to the end of its first line; ends before the blanks' end behind it.
    protected bool TryReadScalar(ref YamlEvent scalar, int parent)
    {
        scalar.Kind = EventKind.Scalar;
        scalar.Line = LineNumber;
        scalar.Column = Column;
        var isRead = Current switch
        {
            '"' => TryReadDoubleQuoted(ref scalar, parent),
            '\'' => TryReadSingleQuoted(ref scalar, parent),
            '\0' or ',' or '[' or ']' or '{' or '}' or '#' or '&' or '*' or '!' or '|' or '>' or '%' or '@' or '`' or '\t' or '?' or ':' => false,
            '-' when IsBlankOrEnd(At + 1) => false,
            _ => TryReadPlain(ref scalar),
        };
        if (isRead && !scalar.IsPlain)
        {
            // Blanks before a colon; those before a comment are looked at again.
            var behind = At;
            SkipBlanks();
            if (!IsColon)
                At = behind;
            else if (scalar.Line != LineNumber)
                return false;
        }

        return isRead;
    }

    protected bool TryReadPlain(ref YamlEvent scalar)
    {
        var text = Source;
        var start = At;
        var end = start;
        var at = start;
        var hasStar = false;
        for (; (uint)at < (uint)text.Length; at++)
        {
            var c = text[at];
            if (c > ':')
            {
                end = at + 1;
                continue;
            }

            if (c == '\n' || (c == ':' && IsBlankOrEnd(at + 1)) || (c == '#' && at > start && text[at - 1] == ' '))
                break;
            if (c == '\r')
            {
                if (IsLineEnd(at))
                    break;
                return false;
            }

            if (c == '*' && (at == start || text[at - 1] == ' '))
                hasStar = true;
            if (c == '\t' || (c == ':' && at + 1 < text.Length && text[at + 1] == '\t'))
                return false;
            if (c != ' ')
                end = at + 1;
        }

        scalar.IsPlain = true;
        scalar.Start = start;
        scalar.Length = end - start;
        IsBeforeComment = at < text.Length && text[at] == '#';
        // A colon is seen from where it stands, all else from behind the text.
        var isColon = at < text.Length && text[at] == ':';
        At = isColon ? at : end;
        // To the other parser a word that begins like an alias does not end before a colon.
        return end > start && !(isColon && hasStar);
    }

    protected bool TryReadSingleQuoted(ref YamlEvent scalar, int parent)
    {
        var start = ++At;
        while (At < Source.Length && Source[At] is not ('\'' or '\n' or '\r'))
            At++;
        if (Current == '\'' && !(At + 1 < Source.Length && Source[At + 1] == '\''))
        {
            TakeQuoted(ref scalar, start);
            return true;
        }

        At = start;
        _buffer.Clear();
        for (var solid = 0; At < Source.Length;)
        {
            var c = Source[At++];
            switch (c)
            {
                case '\n' or '\r':
                    if (!TryFoldQuoted(solid, parent))
                        return false;
                    solid = _buffer.Length;
                    continue;
                case '\'' when Current == '\'':
                    At++;
                    break;
                case '\'':
                    scalar.Text = TakeBuffer();
                    return true;
            }

            _buffer.Append(c);
            if (c is not (' ' or '\t'))
                solid = _buffer.Length;
        }

        return false;
    }

    protected bool TryReadDoubleQuoted(ref YamlEvent scalar, int parent)
    {
        var start = ++At;
        while (At < Source.Length && Source[At] is not ('"' or '\\' or '\n' or '\r'))
            At++;
        if (Current == '"')
        {
            TakeQuoted(ref scalar, start);
            return true;
        }

        At = start;
        _buffer.Clear();
        for (var solid = 0; At < Source.Length;)
        {
            var c = Source[At++];
            switch (c)
            {
                case '\n' or '\r':
                    if (!TryFoldQuoted(solid, parent))
                        return false;
                    break;
                case '"':
                    scalar.Text = TakeBuffer();
                    return true;
                case '\\':
                    if (!TryReadEscape(parent))
                        return false;
                    break;
                case ' ' or '\t':
                    _buffer.Append(c);
                    continue;
                default:
                    _buffer.Append(c);
                    break;
            }

            solid = _buffer.Length;
        }

        return false;
    }

    // Between two quotes, as it stands.
    private void TakeQuoted(ref YamlEvent scalar, int start)
    {
        scalar.Start = start;
        scalar.Length = At - start;
        At++;
    }

    private bool TryReadEscape(int parent)
    {
        if (IsLineEnd(At))
            return TryReadEscapedEnd(parent);
        var c = Source[At++] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', '"' => '"', '\\' => '\\', '/' => '/', ' ' => ' ', 'u' => ReadHex(), _ => '\0' };
        if (c == '\0')
            return false;
        _buffer.Append(c);
        return true;
    }

    // The end of a line behind a backslash is no blank.
    private bool TryReadEscapedEnd(int parent)
    {
        if (At >= Source.Length)
            return false;
        GoToNextLine();
        if (IsAtEnd)
            return false;
        SkipBlanks();
        return !IsLineEnd(At) && Current is not ('\t' or '\r') && Column - 1 > parent && !(At == LineStart && Current == '.');
    }

    // Four digits of a sign that is whole by itself; NUL for every other.
    private char ReadHex()
    {
        var code = 0;
        for (var end = At + 4; At < end; At++)
        {
            var digit = Current switch { (>= '0' and <= '9') and var d => d - '0', (>= 'a' and <= 'f') and var d => d - 'a' + 10, (>= 'A' and <= 'F') and var d => d - 'A' + 10, _ => -1 };
            if (digit < 0)
                return '\0';
            code = (code << 4) | digit;
        }

        return char.IsSurrogate((char)code) ? '\0' : (char)code;
    }

    // In quotes the end of a line is a blank, and n empty lines are n line ends; blanks beside them do not count.
    private bool TryFoldQuoted(int solid, int parent)
    {
        At--;
        if (!IsLineEnd(At))
            return false;
        _buffer.Length = solid;
        var empty = -1;
        while (IsLineEnd(At))
        {
            if (At >= Source.Length)
                return false;
            GoToNextLine();
            // The sign of the next document ends a text that is wrong, or is one of its words.
            if (IsAtEnd || Current == '.')
                return false;
            SkipBlanks();
            empty++;
        }

        // A line that stands no further in than what holds the text is wrong.
        if (Current is '\t' or '\r' || Column - 1 <= parent)
            return false;
        if (empty == 0)
            _buffer.Append(' ');
        else
            _buffer.Append('\n', empty);
        return true;
    }

    // After | and > stands how to end, and how far in the lines stand.
    protected bool TryReadBlockScalar(ref YamlEvent scalar, int parent)
    {
        (scalar.Kind, scalar.Line, scalar.Column) = (EventKind.Scalar, LineNumber, Column);
        var isLiteral = Current == '|';
        At++;
        var chomping = Current is '+' or '-' ? Source[At++] : ' ';
        var indent = Current is >= '1' and <= '9' ? Math.Max(parent, 0) + Source[At++] - '0' : 0;
        if (chomping == ' ' && Current is '+' or '-')
            chomping = Source[At++];
        if (!TryEndLine())
            return false;
        _buffer.Clear();
        // Lines before the first one that holds a sign; where no indent is given, that line has it.
        var breaks = 0;
        var isGiven = indent > 0;
        for (; At < Source.Length; breaks++)
        {
            while (Current == ' ' && !(isGiven && Column - 1 >= indent))
                At++;
            if (!IsLineEnd(At) || (Column > 1 && !isGiven) || At >= Source.Length)
                break;
            GoToNextLine();
        }

        if (!isGiven)
            indent = Column - 1;
        // What holds nothing, or blanks alone, is left to the other parser.
        if (At >= Source.Length || Column - 1 < indent || indent <= Math.Max(parent, 0) || IsLineEnd(At) || Current is '\t' or '\r' || IsBlankLine(At))
            return false;
        var (isAfterBreak, wasBlank) = (false, false);
        while (true)
        {
            // At the first sign behind the indent of a line that holds one.
            var isBlank = Current is ' ' or '\t';
            if (!isLiteral && isAfterBreak && !wasBlank && !isBlank)
            {
                if (breaks == 0)
                    _buffer.Append(' ');
            }
            else if (isAfterBreak)
            {
                _buffer.Append('\n');
            }

            _buffer.Append('\n', breaks);
            breaks = 0;
            wasBlank = isBlank;
            var end = Source.IndexOf('\n', At);
            // A text that ends without a line's end is left to the other parser.
            if (end < 0)
                return false;
            var ink = Source[end - 1] == '\r' && end > At ? end - 1 : end;
            if (YamlLines.HasLoneReturn(Source, At, ink))
                return false;
            _buffer.Append(Source, At, ink - At);
            At = end;
            GoToNextLine();
            isAfterBreak = true;
            // Empty lines, with no more blanks than the indent.
            while (At < Source.Length)
            {
                while (Current == ' ' && Column - 1 < indent)
                    At++;
                if (!IsLineEnd(At) || At >= Source.Length)
                    break;
                breaks++;
                GoToNextLine();
            }

            if (At >= Source.Length || Column - 1 < indent)
                break;
        }

        if (Current is '\t' or '\r')
            return false;
        if (chomping != '-')
            _buffer.Append('\n');
        if (chomping == '+')
            _buffer.Append('\n', breaks);
        scalar.Text = TakeBuffer();
        return TryReachInk() && IsBehind(parent);
    }

    protected bool TryReadFlowWord(ref YamlEvent scalar)
    {
        var start = At;
        while (At < Source.Length && (Source[At] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '.' or '/' || (Source[At] is '-' or '+' && (At > start || At + 1 < Source.Length && char.IsDigit(Source[At + 1])))))
            At++;
        scalar.IsPlain = true;
        scalar.Start = start;
        scalar.Length = At - start;
        return At > start && Current is ',' or ']' or '}' or ' ' or ':';
    }

    private bool IsBlankLine(int at)
    {
        while (at < Source.Length && Source[at] == ' ')
            at++;
        return IsLineEnd(at);
    }

    private string TakeBuffer()
    {
        var text = _buffer.ToString();
        // One long text does not stay for ever.
        if (_buffer.Capacity > LargestKept)
        {
            _buffer.Clear();
            _buffer.Capacity = LargestKept;
        }

        return text;
    }
}
