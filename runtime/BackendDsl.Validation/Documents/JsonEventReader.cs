using System.Globalization;
using System.Text;
using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Documents;

/// <summary>JSON as document events, strictly by the grammar; several values in one text are several documents.</summary>
internal sealed class JsonEventReader : EventReader
{
    private const int LargestKept = 1 << 14;

    private readonly NameTable? _names;
    private readonly bool _leavesNames;
    private bool _isWaiting;
    private bool[] _isObject = new bool[16];
    private int _depth;
    private StringBuilder? _buffer;
    private string _source;
    private string? _text = "";
    private int _textStart;
    private int _textLength;
    private long _integer;
    private int _at;
    private int _line = 1;
    private int _lineStart;
    private State _state = State.BeforeDocument;

    /// <summary>A reader of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="names">Keeps names from one text to the next; null for none.</param>
    /// <param name="leavesNames">True to leave a name unread until it is taken (<see cref="TakeName"/>) or its text is asked for.</param>
    public JsonEventReader(string text, NameTable? names = null, bool leavesNames = false)
    {
        _leavesNames = leavesNames;
        _source = text;
        _names = names;
    }

    private enum State : byte
    {
        BeforeDocument,
        Value,
        FirstNameOrEnd,
        Name,
        FirstItemOrEnd,
        AfterValue,
        AfterDocument,
    }

    /// <summary>True where the current scalar is the name of a member.</summary>
    public bool IsName { get; private set; }

    /// <summary>What the current scalar is, where it is not the name of a member.</summary>
    public JsonScalar Scalar { get; private set; }

    /// <summary>The number, where <see cref="Scalar"/> says that it is known.</summary>
    public long Integer => _integer;

    /// <summary>The text of a scalar, made when somebody asks.</summary>
    public override string Text
    {
        get
        {
            if (_isWaiting)
                ScanName();
            return _text ??= MakeText();
        }

        protected set => _text = value;
    }

    /// <summary>Begins another text, with nothing left of the one before.</summary>
    public void Begin(string text)
    {
        _source = text;
        _text = "";
        // One long string does not stay for ever.
        if (_buffer is { Capacity: > LargestKept })
            _buffer = null;
        _depth = _at = _lineStart = 0;
        _line = 1;
        _state = State.BeforeDocument;
        IsName = _isWaiting = false;
    }

    /// <summary>The text that is read.</summary>
    public string Source => _source;

    /// <summary>How far the text is read.</summary>
    public int Position => _at;

    /// <summary>Where the name that waits to be read begins, behind its quote; -1 where none waits.</summary>
    public int WaitingName => _isWaiting ? _at + 1 : -1;

    /// <summary>Takes the name that waits, which somebody has found to be this one, and a quote behind it. (Only of names that JSON writes as they are.)</summary>
    public void TakeName(string name)
    {
        _at += name.Length + 2;
        _text = name;
        EndName();
    }

    /// <summary>What stands next behind blanks, where a value does; else a character that begins none.</summary>
    public char PeekValue()
    {
        if (_state != State.Value)
            return ' ';
        if (!IsAtInk)
            SkipBlanks();
        return Peek();
    }

    /// <summary>Takes the string that stands next, which somebody has found to be this one, and a quote behind it. (Only of strings that JSON writes as they are.)</summary>
    public void TakeString(string text)
    {
        Begin();
        IsName = IsPlain = false;
        Kind = EventKind.Scalar;
        Scalar = JsonScalar.String;
        _at += text.Length + 2;
        _text = text;
        AfterValue();
    }

    /// <summary>Goes to the next item of a list; false where something else stands there, which <see cref="Next"/> then reads.</summary>
    public bool TryReachItem()
    {
        if (!IsAtInk)
            SkipBlanks();
        if (_state == State.FirstItemOrEnd && Peek() != ']')
        {
            _state = State.Value;
            return true;
        }

        if (_state != State.AfterValue || Peek() != ',' || _isObject[_depth - 1])
            return false;
        _at++;
        _state = State.Value;
        return true;
    }

    /// <summary>Reads the whole number of a few digits that stands next; false where something else does, which is left there.</summary>
    public bool TryTakeInteger(out long value)
    {
        value = 0;
        if (PeekValue() is not ('-' or (>= '0' and <= '9')))
            return false;
        var end = _at + 1;
        while (end < _source.Length && _source[end] is >= '0' and <= '9')
            end++;
        if ((end < _source.Length && _source[end] is '.' or 'e' or 'E' or '+' or '-') || !IsShortInteger(_at, end))
            return false;
        Begin();
        IsName = false;
        IsPlain = true;
        Kind = EventKind.Scalar;
        Scalar = JsonScalar.Integer;
        _text = null;
        _textStart = _at;
        _textLength = end - _at;
        _at = end;
        AfterValue();
        value = _integer;
        return true;
    }

    /// <summary>Steps into the object that stands next; false where something else does.</summary>
    public bool TryOpenObject()
    {
        if (PeekValue() != '{')
            return false;
        Begin();
        IsName = false;
        Open(isObject: true);
        return true;
    }

    /// <summary>Steps out of an object that ends here; false where it does not.</summary>
    public bool TryCloseObject()
    {
        if (!IsAtInk)
            SkipBlanks();
        if (Peek() != '}' || !(_state == State.FirstNameOrEnd || (_state == State.AfterValue && _isObject[_depth - 1])))
            return false;
        Begin();
        Close(isObject: true);
        return true;
    }

    /// <summary>Goes to the name of the next member of an object; false where something else stands there, which <see cref="Next"/> then reads.</summary>
    public bool TryReachName()
    {
        if (!IsAtInk)
            SkipBlanks();
        if (_state == State.AfterValue && Peek() == ',' && _isObject[_depth - 1])
        {
            _at++;
            _state = State.Name;
            if (!IsAtInk)
                SkipBlanks();
        }

        if (_state is not (State.Name or State.FirstNameOrEnd) || Peek() != '"')
            return false;
        Begin();
        ReadName();
        return true;
    }

    public override void Next()
    {
        if (_isWaiting)
            ScanName();
        if (!IsAtInk)
            SkipBlanks();
        if (_state == State.AfterValue)
        {
            var inObject = _isObject[_depth - 1];
            var c = Peek();
            if (c == ',')
            {
                _at++;
                _state = inObject ? State.Name : State.Value;
                if (!IsAtInk)
                    SkipBlanks();
            }
            else if (c != (inObject ? '}' : ']'))
            {
                throw Error(inObject ? "expected ',' or '}'" : "expected ',' or ']'");
            }
        }

        Begin();
        switch (_state)
        {
            case State.Value:
                ReadValue();
                return;
            case State.Name:
                ReadName();
                return;
            case State.AfterValue:
                Close(_isObject[_depth - 1]);
                return;
            case State.FirstItemOrEnd:
                if (Peek() == ']')
                    Close(isObject: false);
                else
                    ReadValue();
                return;
            case State.FirstNameOrEnd:
                if (Peek() == '}')
                    Close(isObject: true);
                else
                    ReadName();
                return;
            case State.BeforeDocument:
                if (_at >= _source.Length)
                {
                    Kind = EventKind.End;
                    return;
                }

                Kind = EventKind.DocumentStart;
                _state = State.Value;
                return;
            default:
                Kind = EventKind.DocumentEnd;
                _state = State.BeforeDocument;
                return;
        }
    }

    public override Value ScalarValue() => IsPlain && Scalar == JsonScalar.Integer ? Value.Of(_integer) : Resolve(Text, IsPlain, Mark);

    /// <summary>The value of a JSON scalar.</summary>
    public static Value Resolve(string text, bool isPlain, SourceMark mark)
    {
        if (!isPlain)
            return Value.Of(text);
        switch (text)
        {
            case "true":
                return Value.Of(true);
            case "false":
                return Value.Of(false);
            case "null":
                return Value.Null;
        }

        return JsonNumber.TryRead(text, out var number)
            ? number
            : throw new DocumentSyntaxException($"the number {text} does not fit a 64-bit float", mark, isLimit: true);
    }

    private string MakeText()
    {
        var table = IsName ? _names : null;
        return table is null ? _source.Substring(_textStart, _textLength) : table.Get(_source, _textStart, _textLength);
    }

    private char Peek() => _at < _source.Length ? _source[_at] : '\0';

    private void Begin()
    {
        Line = _line;
        Column = _at - _lineStart + 1;
    }

    private bool IsAtInk => (uint)_at < (uint)_source.Length && _source[_at] is > ' ' and not '\uFEFF';

    private void SkipBlanks()
    {
        var source = _source;
        var at = _at;
        while (true)
        {
            while ((uint)at < (uint)source.Length && source[at] == ' ')
                at++;
            if ((uint)at >= (uint)source.Length)
                break;
            var c = source[at];
            if (c is not ('\n' or '\t' or '\r' or '\uFEFF'))
                break;
            at++;
            if (c == '\n')
            {
                _line++;
                _lineStart = at;
            }
        }

        _at = at;
    }

    private void ReadName()
    {
        if (Peek() != '"')
            throw Error("expected a name in double quotes");
        Kind = EventKind.Scalar;
        IsPlain = false;
        IsName = true;
        _isWaiting = _leavesNames;
        if (!_isWaiting)
            ScanName();
    }

    private void ScanName()
    {
        ReadString();
        EndName();
    }

    private void EndName()
    {
        _isWaiting = false;
        if (Peek() != ':')
        {
            SkipBlanks();
            if (Peek() != ':')
                throw Error("expected ':'");
        }

        _at++;
        _state = State.Value;
    }

    private void ReadValue()
    {
        IsName = false;
        switch (Peek())
        {
            case '{':
                Open(isObject: true);
                return;
            case '[':
                Open(isObject: false);
                return;
            case '"':
                ReadString();
                IsPlain = false;
                Scalar = JsonScalar.String;
                break;
            case 't':
                Literal("true", JsonScalar.True);
                break;
            case 'f':
                Literal("false", JsonScalar.False);
                break;
            case 'n':
                Literal("null", JsonScalar.Null);
                break;
            case '-' or (>= '0' and <= '9'):
                var start = _at;
                while (_at < _source.Length && _source[_at] is '-' or '+' or '.' or 'e' or 'E' or (>= '0' and <= '9'))
                    _at++;
                IsPlain = true;
                _text = null;
                _textStart = start;
                _textLength = _at - start;
                Scalar = IsShortInteger(start, _at) ? JsonScalar.Integer : JsonScalar.Number;
                if (Scalar == JsonScalar.Number && !JsonNumber.IsWellFormed(Text))
                    throw Error($"'{(Text.Length > 40 ? Text.Substring(0, 40) + "..." : Text)}' is not a number");
                break;
            default:
                throw Error("expected a value");
        }

        Kind = EventKind.Scalar;
        AfterValue();
    }

    private void Open(bool isObject)
    {
        _at++;
        if (_depth >= DocumentLimits.Depth)
            throw new DocumentSyntaxException($"nesting is deeper than {DocumentLimits.Depth}", Mark, isLimit: true);
        if (_depth == _isObject.Length)
            Array.Resize(ref _isObject, _depth * 2);
        _isObject[_depth++] = isObject;
        Kind = isObject ? EventKind.ObjectStart : EventKind.ArrayStart;
        _state = isObject ? State.FirstNameOrEnd : State.FirstItemOrEnd;
    }

    private void Close(bool isObject)
    {
        _at++;
        _depth--;
        Kind = isObject ? EventKind.ObjectEnd : EventKind.ArrayEnd;
        AfterValue();
    }

    private void AfterValue() => _state = _depth == 0 ? State.AfterDocument : State.AfterValue;

    private void Literal(string word, JsonScalar kind)
    {
        if (string.CompareOrdinal(_source, _at, word, 0, word.Length) != 0)
            throw Error("expected a value");
        _at += word.Length;
        if (_at < _source.Length && (char.IsLetterOrDigit(_source[_at]) || _source[_at] == '_'))
            throw Error("expected a value");
        _text = word;
        IsPlain = true;
        Scalar = kind;
    }

    // Most numbers: no sign of zero, no leading zeros, and no more digits than fit.
    private bool IsShortInteger(int start, int end)
    {
        var first = _source[start] == '-' ? start + 1 : start;
        if (first == end || end - first > 18 || (_source[first] == '0' && end - start > 1))
            return false;
        var value = 0L;
        for (var i = first; i < end; i++)
        {
            if (_source[i] is not (>= '0' and <= '9'))
                return false;
            value = (value * 10) + (_source[i] - '0');
        }

        _integer = first == start ? value : -value;
        return true;
    }

    // A string without an escape is a part of the text until somebody asks for it.
    private void ReadString()
    {
        var source = _source;
        var start = ++_at;
        var at = start;
        while (at < source.Length && source[at] is not ('"' or '\\' or < ' '))
            at++;
        _at = at;
        if (at < source.Length && source[at] == '"')
        {
            _at++;
            _text = null;
            _textStart = start;
            _textLength = at - start;
            return;
        }

        _buffer ??= new();
        _buffer.Clear().Append(source, start, at - start);
        while (true)
        {
            if (_at >= source.Length)
                throw Error("a string does not end");
            var c = source[_at++];
            if (c == '"')
            {
                _text = WholePairs(_buffer);
                return;
            }

            if (c < ' ')
                throw Error("a control character in a string must be escaped");
            _buffer.Append(c == '\\' ? Escape() : c);
        }
    }

    // Half a surrogate pair, which only an escape can bring, becomes the replacement character, as for the server.
    private static string WholePairs(StringBuilder buffer)
    {
        for (var i = 0; i < buffer.Length; i++)
        {
            if (!char.IsSurrogate(buffer[i]))
                continue;
            if (char.IsHighSurrogate(buffer[i]) && i + 1 < buffer.Length && char.IsLowSurrogate(buffer[i + 1]))
                i++;
            else
                buffer[i] = '\uFFFD';
        }

        return buffer.ToString();
    }

    private char Escape()
    {
        var c = Peek();
        _at++;
        switch (c)
        {
            case '"' or '\\' or '/':
                return c;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u' when _at + 4 <= _source.Length:
                var code = 0;
                for (var end = _at + 4; _at < end; _at++)
                {
                    var digit = _source[_at] switch
                    {
                        >= '0' and <= '9' and var d => d - '0',
                        >= 'a' and <= 'f' and var d => d - 'a' + 10,
                        >= 'A' and <= 'F' and var d => d - 'A' + 10,
                        _ => throw Error("a bad \\u escape"),
                    };
                    code = (code << 4) | digit;
                }

                return (char)code;
            default:
                throw Error("a bad escape");
        }
    }

    private DocumentSyntaxException Error(string message) => new(message, new(_line, Math.Max(1, _at - _lineStart + 1)));
}
