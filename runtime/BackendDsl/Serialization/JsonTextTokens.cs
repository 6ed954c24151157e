using BackendDsl.Cel.Values;
using BackendDsl.Validation.Documents;

namespace BackendDsl.Serialization;

/// <summary>The tokens of a JSON text as the one tokenizer of JSON comes to them: nothing is kept between two of them.</summary>
internal sealed class JsonTextTokens : TokenSource
{
    // Names repeat from text to text; a thread keeps those it has seen.
    [ThreadStatic]
    private static NameTable? s_names;

    private readonly JsonEventReader _events;
    private SourceMark _last;
    private bool _isAtEnd;

    private JsonTextTokens(string text) => _events = new(text, s_names ??= new());

    /// <summary>Opens a text of JSON that holds one document.</summary>
    /// <exception cref="ManifestFormatException">It is not JSON, or holds none.</exception>
    public static JsonTextTokens Open(string text)
    {
        var tokens = new JsonTextTokens(text);
        tokens.Step();
        return tokens._events.Kind != EventKind.End ? tokens : throw new ManifestFormatException("this is not JSON: there is no document in this text", "", 1, 1);
    }

    public override Token Next()
    {
        if (_isAtEnd)
            return new(TokenKind.End, null, 0, _last);
        Step();
        var mark = _events.Mark;
        switch (_events.Kind)
        {
            case EventKind.Scalar when _events.IsName:
                _last = mark;
                return new(TokenKind.Name, _events.Text, 0, mark);
            case EventKind.Scalar:
                _last = mark;
                return Scalar(mark);
            case EventKind.DocumentEnd:
                _isAtEnd = true;
                return new(TokenKind.End, null, 0, _last);
            default:
                _last = mark;
                return new(_events.Kind switch
                {
                    EventKind.ObjectStart => TokenKind.BeginObject,
                    EventKind.ObjectEnd => TokenKind.EndObject,
                    EventKind.ArrayStart => TokenKind.BeginArray,
                    _ => TokenKind.EndArray,
                }, null, 0, mark);
        }
    }

    public override void Finish()
    {
        while (!_isAtEnd)
            Next();
        Step();
        if (_events.Kind != EventKind.End)
            throw new ManifestFormatException("this is not JSON: something stands behind the document", "", _events.Line, _events.Column);
    }

    private Token Scalar(SourceMark mark)
    {
        if (!_events.IsPlain)
            return new(TokenKind.String, _events.Text, 0, mark);
        Value value;
        try
        {
            value = _events.ScalarValue();
        }
        catch (DocumentSyntaxException e)
        {
            throw NotJson(e);
        }

        return value.Kind switch
        {
            ValueKind.Null => new(TokenKind.Null, null, 0, mark),
            ValueKind.Boolean => new(TokenKind.Boolean, null, value.Boolean ? 1 : 0, mark),
            ValueKind.Integer => new(TokenKind.Integer, null, value.Integer, mark),
            _ => new(TokenKind.Double, _events.Text, BitConverter.DoubleToInt64Bits(value.Double), mark),
        };
    }

    private void Step()
    {
        try
        {
            _events.Next();
        }
        catch (DocumentSyntaxException e)
        {
            throw NotJson(e);
        }
    }

    private static ManifestFormatException NotJson(DocumentSyntaxException e) => new("this is not JSON: " + e.Message, "", e.Mark.Line, e.Mark.Column, e);
}
