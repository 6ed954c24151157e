using System.Globalization;
using System.Text;
using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Documents;

/// <summary>JSON as document events, strictly by the grammar; several values in one text are several documents.</summary>
/// <param name="text">The text.</param>
/// <param name="names">Keeps names from one text to the next; null for none.</param>
internal sealed class JsonEventReader(string text, NameTable? names = null) : EventReader
{
    private readonly List<bool> _isObject = [];
    private StringBuilder? _buffer;
    private string? _text = "";
    private int _textStart;
    private int _textLength;
    private bool _isShortInteger;
    private long _integer;
    private int _at;
    private int _line = 1;
    private int _lineStart;
    private State _state = State.BeforeDocument;

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

    /// <summary>The text of a scalar; that of a number is made when somebody asks.</summary>
    public override string Text
    {
        get => _text ??= text.Substring(_textStart, _textLength);
        protected set => _text = value;
    }

    public override void Next()
    {
        SkipBlanks();
        Line = _line;
        Column = _at - _lineStart + 1;
        switch (_state)
        {
            case State.BeforeDocument:
                if (_at >= text.Length)
                {
                    Kind = EventKind.End;
                    return;
                }

                Kind = EventKind.DocumentStart;
                _state = State.Value;
                return;
            case State.AfterDocument:
                Kind = EventKind.DocumentEnd;
                _state = State.BeforeDocument;
                return;
            case State.Value:
                ReadValue();
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
            case State.Name:
                ReadName();
                return;
            default:
                var isObject = _isObject[_isObject.Count - 1];
                var c = Peek();
                if (c == ',')
                {
                    _at++;
                    _state = isObject ? State.Name : State.Value;
                    Next();
                }
                else if (c == (isObject ? '}' : ']'))
                {
                    Close(isObject);
                }
                else
                {
                    throw Error(isObject ? "expected ',' or '}'" : "expected ',' or ']'");
                }

                return;
        }
    }

    public override Value ScalarValue() => IsPlain && _isShortInteger ? Value.Of(_integer) : Resolve(Text, IsPlain, Mark);

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

    private char Peek() => _at < text.Length ? text[_at] : '\0';

    private void SkipBlanks()
    {
        for (; _at < text.Length; _at++)
        {
            var c = text[_at];
            if (c == '\n')
            {
                _line++;
                _lineStart = _at + 1;
            }
            else if (c is not (' ' or '\t' or '\r' or '\uFEFF'))
            {
                return;
            }
        }
    }

    private void ReadName()
    {
        if (Peek() != '"')
            throw Error("expected a name in double quotes");
        Text = ReadString(names);
        SkipBlanks();
        if (Peek() != ':')
            throw Error("expected ':'");
        _at++;
        Kind = EventKind.Scalar;
        IsPlain = false;
        IsName = true;
        _state = State.Value;
    }

    private void ReadValue()
    {
        IsName = false;
        _isShortInteger = false;
        switch (Peek())
        {
            case '{':
                Open(isObject: true);
                return;
            case '[':
                Open(isObject: false);
                return;
            case '"':
                Text = ReadString(null);
                IsPlain = false;
                break;
            case 't':
                Literal("true");
                break;
            case 'f':
                Literal("false");
                break;
            case 'n':
                Literal("null");
                break;
            case '-' or (>= '0' and <= '9'):
                var start = _at;
                while (_at < text.Length && text[_at] is '-' or '+' or '.' or 'e' or 'E' or (>= '0' and <= '9'))
                    _at++;
                IsPlain = true;
                _text = null;
                _textStart = start;
                _textLength = _at - start;
                if (IsShortInteger(start, _at))
                    break;
                if (!JsonNumber.IsWellFormed(Text))
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
        if (_isObject.Count >= DocumentLimits.Depth)
            throw new DocumentSyntaxException($"nesting is deeper than {DocumentLimits.Depth}", Mark, isLimit: true);
        _isObject.Add(isObject);
        Kind = isObject ? EventKind.ObjectStart : EventKind.ArrayStart;
        _state = isObject ? State.FirstNameOrEnd : State.FirstItemOrEnd;
    }

    private void Close(bool isObject)
    {
        _at++;
        _isObject.RemoveAt(_isObject.Count - 1);
        Kind = isObject ? EventKind.ObjectEnd : EventKind.ArrayEnd;
        AfterValue();
    }

    private void AfterValue() => _state = _isObject.Count == 0 ? State.AfterDocument : State.AfterValue;

    private void Literal(string word)
    {
        if (string.CompareOrdinal(text, _at, word, 0, word.Length) != 0)
            throw Error("expected a value");
        _at += word.Length;
        if (_at < text.Length && (char.IsLetterOrDigit(text[_at]) || text[_at] == '_'))
            throw Error("expected a value");
        Text = word;
        IsPlain = true;
    }

    // Most numbers: no sign of zero, no leading zeros, and no more digits than fit.
    private bool IsShortInteger(int start, int end)
    {
        var first = text[start] == '-' ? start + 1 : start;
        if (first == end || end - first > 18 || (text[first] == '0' && end - start > 1))
            return false;
        var value = 0L;
        for (var i = first; i < end; i++)
        {
            if (text[i] is not (>= '0' and <= '9'))
                return false;
            value = (value * 10) + (text[i] - '0');
        }

        _integer = first == start ? value : -value;
        return _isShortInteger = true;
    }

    private string ReadString(NameTable? known)
    {
        var start = ++_at;
        while (_at < text.Length && text[_at] is not ('"' or '\\' or < ' '))
            _at++;
        if (_at < text.Length && text[_at] == '"')
        {
            var length = _at++ - start;
            return known is null ? text.Substring(start, length) : known.Get(text, start, length);
        }

        _buffer ??= new();
        _buffer.Clear().Append(text, start, _at - start);
        while (true)
        {
            if (_at >= text.Length)
                throw Error("a string does not end");
            var c = text[_at++];
            if (c == '"')
                return WholePairs(_buffer);
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
            case 'u' when _at + 4 <= text.Length:
                var code = 0;
                for (var end = _at + 4; _at < end; _at++)
                {
                    var digit = text[_at] switch
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
