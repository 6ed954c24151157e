using System.Buffers;
using BackendDsl.Cel.Values;
using BackendDsl.Serialization;
using BackendDsl.Validation.Documents;

namespace BackendDsl.Models;

/// <summary>Reads from a JSON text as the one tokenizer of JSON goes through it: nothing is kept between two tokens, and a thread reads all its texts with one of these.</summary>
internal sealed class JsonModelReader : ModelReader
{
    // What is kept for the next text: names, and strings as short as names (kinds, durations, enum values), since they come again and again.
    [ThreadStatic]
    private static JsonModelReader? s_idle;

    // Where the part of a string ends that stands for itself.
    private static readonly SearchValues<char> s_ends = SearchValues.Create([.. Enumerable.Range(0, ' ').Select(c => (char)c), '"', '\\']);

    private readonly JsonEventReader _events = new("", new NameTable(), leavesNames: true);
    private readonly ShortTexts _texts = new();
    private SourceMark _last;
    private Value _number;
    private bool _isAtEnd;

    private JsonModelReader()
        : base(null)
    {
    }

    /// <summary>Reads a text of JSON that holds one document.</summary>
    /// <exception cref="ManifestFormatException">It is not JSON, holds none, or does not fit.</exception>
    public static T Read<T>(string text, Func<ModelReader, T> read)
    {
        ArgumentNullException.ThrowIfNull(text);
        var reader = s_idle ?? new();
        // Whatever is read meanwhile, and whatever goes wrong, this one is not used by two.
        s_idle = null;
        try
        {
            reader.Open(text);
            var result = reader.ReadDocument(read);
            reader._events.Begin("");
            s_idle = reader;
            return result;
        }
        catch (DocumentSyntaxException e)
        {
            throw new ManifestFormatException("this is not JSON: " + e.Message, "", e.Mark.Line, e.Mark.Column, e);
        }
    }

    protected override string Text => _events.Text;

    protected override long Bits => Kind switch
    {
        TokenKind.Integer => _events.Scalar == JsonScalar.Integer ? _events.Integer : _number.Integer,
        TokenKind.Boolean => _events.Scalar == JsonScalar.True ? 1 : 0,
        _ => BitConverter.DoubleToInt64Bits(_number.Double),
    };

    protected override SourceMark Mark => _events.Mark;

    protected override Token Current => Kind switch
    {
        TokenKind.Integer or TokenKind.Boolean => new(Kind, null, Bits, Mark),
        TokenKind.Double => new(Kind, _events.Text, Bits, Mark),
        TokenKind.End => new(Kind, null, 0, _last),
        TokenKind.String or TokenKind.Name => new(Kind, _events.Text, 0, Mark),
        _ => new(Kind, null, 0, Mark),
    };

    public override bool IsNull => (!IsUnread || _events.PeekValue() is 'n' or ' ') && base.IsNull;

    public override string ReadString()
    {
        if (!IsUnread || _events.PeekValue() != '"')
            return base.ReadString();
        var rest = _events.Source.AsSpan(_events.Position + 1);
        var length = rest.IndexOfAny(s_ends);
        if (length < 0 || rest[length] != '"')
            return base.ReadString();
        var text = _texts.Get(rest[..length]);
        _events.TakeString(text);
        return text;
    }

    public override bool TrySkip(string expected)
    {
        if (!IsUnread || _events.PeekValue() != '"')
            return false;
        var rest = _events.Source.AsSpan(_events.Position + 1);
        if ((uint)expected.Length >= (uint)rest.Length || rest[expected.Length] != '"' || !rest.StartsWith(expected))
            return false;
        _events.TakeString(expected);
        return true;
    }

    public override bool ReadBoolean()
    {
        var first = IsUnread ? _events.PeekValue() : ' ';
        if (first is not ('t' or 'f'))
            return base.ReadBoolean();
        _events.Next();
        return first == 't';
    }

    public override object ReadInteger()
    {
        if (!IsUnread || !_events.TryTakeInteger(out var value))
            return base.ReadInteger();
        NoteInteger(value);
        return KeptNumbers.Box(value);
    }

    protected override void Next() => PutOff();

    protected override bool TryOpenObject() => IsUnread && _events.TryOpenObject();

    protected override bool TryReachItem() => IsUnread && _events.TryReachItem();

    protected override bool TryCloseObject() => IsUnread && _events.TryCloseObject();

    protected override void Load()
    {
        if (_isAtEnd)
        {
            Kind = TokenKind.End;
            return;
        }

        var before = _events.Mark;
        _events.Next();
        switch (_events.Kind)
        {
            case EventKind.Scalar:
                Kind = _events.IsName ? TokenKind.Name : _events.Scalar switch
                {
                    JsonScalar.String => TokenKind.String,
                    JsonScalar.Integer => TokenKind.Integer,
                    JsonScalar.Number => NumberKind(),
                    JsonScalar.Null => TokenKind.Null,
                    _ => TokenKind.Boolean,
                };
                break;
            case EventKind.ObjectStart:
                Kind = TokenKind.BeginObject;
                break;
            case EventKind.ObjectEnd:
                Kind = TokenKind.EndObject;
                break;
            case EventKind.ArrayStart:
                Kind = TokenKind.BeginArray;
                break;
            case EventKind.ArrayEnd:
                Kind = TokenKind.EndArray;
                break;
            default:
                Kind = TokenKind.End;
                _isAtEnd = true;
                _last = before;
                break;
        }
    }

    // Whoever writes an object writes its members in order, as a rule: the next one is not far.
    protected override int TryTakeMember(IMemberNames shape, int from)
    {
        if (IsUnread)
        {
            if (!_events.TryReachName())
                return -1;
            Kind = TokenKind.Name;
        }

        if (_events.WaitingName is not (>= 0 and var start))
            return -1;
        var rest = _events.Source.AsSpan(start);
        var names = shape.WireNames;
        if (names.IsEmpty)
            return -1;
        var found = Find(rest, names[from..]) is >= 0 and var after ? from + after : Find(rest, names[..from]);
        if (found >= 0)
            _events.TakeName(names[found]);
        return found;
    }

    private static int Find(ReadOnlySpan<char> text, ReadOnlySpan<string> names)
    {
        for (var i = 0; i < names.Length; i++)
        {
            var name = names[i];
            if ((uint)name.Length < (uint)text.Length && text[name.Length] == '"' && text.StartsWith(name))
                return i;
        }

        return -1;
    }

    protected override void Finish()
    {
        while (Kind != TokenKind.End)
            Next();
        _events.Next();
        if (_events.Kind != EventKind.End)
            throw new ManifestFormatException("this is not JSON: something stands behind the document", "", _events.Line, _events.Column);
    }

    private void Open(string text)
    {
        Reset();
        _events.Begin(text);
        _isAtEnd = false;
        _last = default;
        _events.Next();
        if (_events.Kind == EventKind.End)
            throw new ManifestFormatException("this is not JSON: there is no document in this text", "", 1, 1);
        PutOff();
    }

    private TokenKind NumberKind()
    {
        _number = _events.ScalarValue();
        return _number.Kind == ValueKind.Integer ? TokenKind.Integer : TokenKind.Double;
    }
}
