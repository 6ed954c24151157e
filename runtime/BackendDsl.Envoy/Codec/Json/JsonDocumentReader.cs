using System.Globalization;
using System.Text;

namespace BackendDsl.Envoy.Codec.Json;

/// <summary>
/// Reads JSON into nodes with lines and columns, as Envoy reads it: beyond the standard it takes commas before a closing bracket, strings in single
/// quotes, names without quotes and control characters in strings; no comments and no byte order mark. Of equal names the last one counts.
/// </summary>
internal ref struct JsonDocumentReader
{
    private readonly ReadOnlySpan<byte> _text;
    private int _at;
    private int _scanned;
    private int _line = 1;
    private int _lineStart;

    private JsonDocumentReader(ReadOnlySpan<byte> text) => _text = text;

    /// <summary>Reads a whole text.</summary>
    /// <exception cref="EnvoyJsonException">It is not JSON.</exception>
    public static DocumentNode Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    /// <summary>Reads a whole text.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="firstLine">The line on which it starts, where it is a part of a larger text.</param>
    /// <exception cref="EnvoyJsonException">It is not JSON.</exception>
    public static DocumentNode Read(ReadOnlySpan<byte> utf8, int firstLine = 1)
    {
        var reader = new JsonDocumentReader(utf8) { _line = firstLine };
        reader.SkipSpace();
        var root = reader.ReadValue(0);
        reader.SkipSpace();
        if (reader._at < utf8.Length) throw reader.Fault("extraneous characters after the end of the value");
        return root;
    }

    /// <summary>Reads every value of a text, as in JSON lines.</summary>
    /// <exception cref="EnvoyJsonException">It is not JSON.</exception>
    public static List<DocumentNode> ReadAll(ReadOnlySpan<byte> utf8)
    {
        var reader = new JsonDocumentReader(utf8);
        var values = new List<DocumentNode>();
        var line = 0;
        do
        {
            reader.SkipSpace();
            // Values follow each other on lines of their own.
            if (values.Count > 0 && reader.Place().Line == line) throw reader.Fault("extraneous characters after the end of the value");
            values.Add(reader.ReadValue(0));
            line = reader.Place().Line;
            reader.SkipSpace();
        }
        while (reader._at < utf8.Length);
        return values;
    }

    private DocumentNode ReadValue(int depth)
    {
        if (depth > EnvoyLimits.Depth) throw Fault($"nested deeper than {EnvoyLimits.Depth}");
        var (line, column) = Place();
        switch (Peek())
        {
            case '{': return new DocumentNode { Kind = DocumentKind.Object, Members = ReadMembers(depth), Line = line, Column = column };
            case '[': return new DocumentNode { Kind = DocumentKind.Array, Items = ReadItems(depth), Line = line, Column = column };
            case '"' or '\'': return new DocumentNode { Kind = DocumentKind.String, Text = ReadString(), Line = line, Column = column };
            case '-' or (>= '0' and <= '9'): return new DocumentNode { Kind = DocumentKind.Number, Text = ReadNumber(), Line = line, Column = column };
            case 't' when TryWord("true"u8): return new DocumentNode { Kind = DocumentKind.True, Line = line, Column = column };
            case 'f' when TryWord("false"u8): return new DocumentNode { Kind = DocumentKind.False, Line = line, Column = column };
            case 'n' when TryWord("null"u8): return new DocumentNode { Kind = DocumentKind.Null, Line = line, Column = column };
            default: throw Fault(_at >= _text.Length ? "the text ends where a value is expected" : "expected a value");
        }
    }

    private List<DocumentMember> ReadMembers(int depth)
    {
        var members = new List<DocumentMember>();
        _at++;
        for (SkipSpace(); Peek() != '}'; SkipSpace())
        {
            var name = Peek() is '"' or '\'' ? ReadString() : ReadBareName();
            SkipSpace();
            Expect(':');
            SkipSpace();
            members.Add(new DocumentMember(name, ReadValue(depth + 1)));
            SkipSpace();
            if (Peek() == '}') break;
            Expect(',');
        }
        _at++;
        return members;
    }

    private List<DocumentNode> ReadItems(int depth)
    {
        var items = new List<DocumentNode>();
        _at++;
        for (SkipSpace(); Peek() != ']'; SkipSpace())
        {
            items.Add(ReadValue(depth + 1));
            SkipSpace();
            if (Peek() == ']') break;
            Expect(',');
        }
        _at++;
        return items;
    }

    private string ReadBareName()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit((char)_text[_at]) || _text[_at] is (byte)'_' or (byte)'$')) _at++;
        if (_at == start || char.IsAsciiDigit((char)_text[start])) throw Fault("expected a name");
        return Encoding.ASCII.GetString(_text[start.._at]);
    }

    private string ReadString()
    {
        var quote = _text[_at++];
        var start = _at;
        var length = _text[_at..].IndexOfAny(quote, (byte)'\\');
        if (length < 0) throw Fault("a string that does not end");
        if (_text[_at + length] == quote)
        {
            _at += length + 1;
            return Text(_text.Slice(start, length));
        }
        var bytes = new List<byte>(length + 16);
        while (true)
        {
            if (_at >= _text.Length) throw Fault("a string that does not end");
            var c = _text[_at++];
            if (c == quote) return Text(bytes.ToArray());
            if (c == '\\') ReadEscape(bytes);
            else bytes.Add(c);
        }
    }

    private void ReadEscape(List<byte> bytes)
    {
        if (_at >= _text.Length) throw Fault("a string that does not end");
        var c = _text[_at++];
        if (c != 'u')
        {
            bytes.Add(c switch { (byte)'b' => 8, (byte)'f' => 12, (byte)'n' => 10, (byte)'r' => 13, (byte)'t' => 9, (byte)'v' => 11, _ => c });
            return;
        }
        int code = ReadHex();
        if (code is >= 0xD800 and < 0xDC00)
        {
            if (_at + 1 >= _text.Length || _text[_at] != '\\' || _text[_at + 1] != 'u') throw Fault("half of a surrogate pair");
            _at += 2;
            int low = ReadHex();
            if (low is < 0xDC00 or > 0xDFFF) throw Fault("half of a surrogate pair");
            code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
        }
        else if (code is >= 0xDC00 and <= 0xDFFF)
        {
            throw Fault("half of a surrogate pair");
        }
        Span<byte> buffer = stackalloc byte[4];
        bytes.AddRange(buffer[..new Rune(code).EncodeToUtf8(buffer)]);
    }

    private int ReadHex()
    {
        if (_at + 4 > _text.Length || !int.TryParse(_text.Slice(_at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)) throw Fault("expected four hexadecimal digits");
        _at += 4;
        return code;
    }

    private string ReadNumber()
    {
        var start = _at;
        if (Peek() == '-') _at++;
        var whole = Digits();
        if (whole == 0) throw Fault("expected a number");
        if (whole > 1 && _text[_at - whole] == '0') throw Fault("a number with a leading zero");
        if (Peek() == '.')
        {
            _at++;
            if (Digits() == 0) throw Fault("expected digits behind the point");
        }
        if (Peek() is 'e' or 'E')
        {
            _at++;
            if (Peek() is '+' or '-') _at++;
            if (Digits() == 0) throw Fault("expected digits of an exponent");
        }
        if (char.IsAsciiLetterOrDigit(Peek()) || Peek() is '.' or '_') throw Fault("not a number");
        return Encoding.ASCII.GetString(_text[start.._at]);
    }

    private int Digits()
    {
        var start = _at;
        while (_at < _text.Length && char.IsAsciiDigit((char)_text[_at])) _at++;
        return _at - start;
    }

    private bool TryWord(ReadOnlySpan<byte> word)
    {
        if (!_text[_at..].StartsWith(word) || (_at + word.Length < _text.Length && char.IsAsciiLetterOrDigit((char)_text[_at + word.Length]))) return false;
        _at += word.Length;
        return true;
    }

    private readonly char Peek() => _at < _text.Length ? (char)_text[_at] : '\0';

    private void Expect(char c)
    {
        if (Peek() != c || _at >= _text.Length) throw Fault(_at >= _text.Length ? $"the text ends where '{c}' is expected" : $"expected '{c}'");
        _at++;
    }

    private void SkipSpace()
    {
        while (_at < _text.Length && _text[_at] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r') _at++;
    }

    private string Text(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return s_utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw Fault("a string that is not Unicode text");
        }
    }

    private (int Line, int Column) Place()
    {
        var start = Math.Min(_at, _text.Length);
        while (_text[_scanned..start].IndexOf((byte)'\n') is >= 0 and var index)
        {
            _scanned += index + 1;
            _lineStart = _scanned;
            _line++;
        }
        _scanned = start;
        return (_line, start - _lineStart + 1);
    }

    private EnvoyJsonException Fault(string reason)
    {
        var (line, column) = Place();
        return new("not JSON: " + reason, "", line, column);
    }

    private static readonly UTF8Encoding s_utf8 = new(false, throwOnInvalidBytes: true);
}
