using System.Buffers;
using System.Text;
using System.Text.Json;

namespace BackendDsl.Envoy.Codec.Json;

/// <summary>Reads JSON into nodes with lines and columns.</summary>
internal ref struct JsonDocumentReader
{
    /// <summary>Deepest nesting read.</summary>
    public const int MaxDepth = 300;

    private readonly ReadOnlySpan<byte> _text;
    private Utf8JsonReader _reader;
    private int _scanned;
    private int _line = 1;
    private int _lineStart;

    private JsonDocumentReader(ReadOnlySpan<byte> text)
    {
        _text = text;
        _reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = MaxDepth });
    }

    /// <summary>Reads a whole text.</summary>
    /// <exception cref="EnvoyJsonException">It is not JSON.</exception>
    public static DocumentNode Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    /// <summary>Reads a whole text.</summary>
    /// <exception cref="EnvoyJsonException">It is not JSON.</exception>
    public static DocumentNode Read(ReadOnlySpan<byte> utf8)
    {
        if (utf8.StartsWith("\uFEFF"u8)) utf8 = utf8[3..];
        var reader = new JsonDocumentReader(utf8);
        try
        {
            reader._reader.Read();
            var root = reader.ReadValue();
            reader._reader.Read();   // anything after the value is a fault
            return root;
        }
        catch (JsonException e)
        {
            throw new EnvoyJsonException("not JSON: " + FirstSentence(e.Message), "", (int)(e.LineNumber ?? -1) + 1, (int)(e.BytePositionInLine ?? -1) + 1, e);
        }
        catch (InvalidOperationException e)
        {
            var (line, column) = reader.Place();
            throw new EnvoyJsonException("not JSON: a string that is not Unicode text", "", line, column, e);
        }
    }

    private DocumentNode ReadValue()
    {
        var (line, column) = Place();
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var members = new List<DocumentMember>();
                while (_reader.Read() && _reader.TokenType != JsonTokenType.EndObject)
                {
                    var name = _reader.GetString()!;
                    _reader.Read();
                    members.Add(new DocumentMember(name, ReadValue()));
                }
                return new DocumentNode { Kind = DocumentKind.Object, Members = members, Line = line, Column = column };
            case JsonTokenType.StartArray:
                var items = new List<DocumentNode>();
                while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray) items.Add(ReadValue());
                return new DocumentNode { Kind = DocumentKind.Array, Items = items, Line = line, Column = column };
            case JsonTokenType.String:
                return new DocumentNode { Kind = DocumentKind.String, Text = _reader.GetString()!, Line = line, Column = column };
            case JsonTokenType.Number:
                return new DocumentNode { Kind = DocumentKind.Number, Text = Encoding.ASCII.GetString(_reader.ValueSpan), Line = line, Column = column };
            default:
                var kind = _reader.TokenType switch { JsonTokenType.True => DocumentKind.True, JsonTokenType.False => DocumentKind.False, _ => DocumentKind.Null };
                return new DocumentNode { Kind = kind, Line = line, Column = column };
        }
    }

    private (int Line, int Column) Place()
    {
        var start = (int)_reader.TokenStartIndex;
        while (_text[_scanned..start].IndexOf((byte)'\n') is >= 0 and var index)
        {
            _scanned += index + 1;
            _lineStart = _scanned;
            _line++;
        }
        _scanned = start;
        return (_line, start - _lineStart + 1);
    }

    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (end < 0 ? message : message[..end]).TrimEnd('.');
    }
}
