using System.Globalization;
using System.Text;
using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Documents;

/// <summary>JSON as document events, strictly by the grammar; several values in one text are several documents.</summary>
internal sealed class JsonEventReader(string text) : EventReader
{
    private readonly List<bool> _isObject = [];
    private readonly StringBuilder _buffer = new();
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

    public override Value ScalarValue() => Resolve(Text, IsPlain, Mark);

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
        Text = ReadString();
        SkipBlanks();
        if (Peek() != ':')
            throw Error("expected ':'");
        _at++;
        Kind = EventKind.Scalar;
        IsPlain = false;
        _state = State.Value;
    }

    private void ReadValue()
    {
        switch (Peek())
        {
            case '{':
                Open(isObject: true);
                return;
            case '[':
                Open(isObject: false);
                return;
            case '"':
                Text = ReadString();
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
                Text = text.Substring(start, _at - start);
                IsPlain = true;
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

    private string ReadString()
    {
        var start = ++_at;
        while (_at < text.Length && text[_at] is not ('"' or '\\' or < ' '))
            _at++;
        if (_at < text.Length && text[_at] == '"')
            return text.Substring(start, _at++ - start);

        _buffer.Clear().Append(text, start, _at - start);
        while (true)
        {
            if (_at >= text.Length)
                throw Error("a string does not end");
            var c = text[_at++];
            if (c == '"')
                return WholePairs();
            if (c < ' ')
                throw Error("a control character in a string must be escaped");
            _buffer.Append(c == '\\' ? Escape() : c);
        }
    }

    // Half a surrogate pair, which only an escape can bring, becomes the replacement character, as for the server.
    private string WholePairs()
    {
        for (var i = 0; i < _buffer.Length; i++)
        {
            if (!char.IsSurrogate(_buffer[i]))
                continue;
            if (char.IsHighSurrogate(_buffer[i]) && i + 1 < _buffer.Length && char.IsLowSurrogate(_buffer[i + 1]))
                i++;
            else
                _buffer[i] = '\uFFFD';
        }

        return _buffer.ToString();
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
