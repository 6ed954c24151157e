using System.Text;
using System.Text.Json;

namespace BackendDsl.Reading;

/// <summary>The tokens of JSON text.</summary>
internal static class JsonTokens
{
    private static readonly JsonReaderOptions s_options = new() { MaxDepth = ModelReader.MaximumDepth };

    public static ModelReader Read(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var start = bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        var reader = new Utf8JsonReader(bytes.AsSpan(start), s_options);
        try
        {
            reader.Read();
            var tokens = Collect(ref reader);
            while (reader.Read())
            {
            }

            return new(tokens, token => Locate(bytes.AsSpan(start), token.Mark.Column));
        }
        catch (JsonException e)
        {
            var line = (int)(e.LineNumber ?? 0);
            var text = bytes.AsSpan(start);
            for (var i = 0; i < line; i++)
                text = text[(text.IndexOf((byte)'\n') + 1)..];
            var column = Encoding.UTF8.GetCharCount(text[..(int)Math.Min(text.Length, e.BytePositionInLine ?? 0)]) + 1;
            throw new ManifestFormatException(
                reader.CurrentDepth >= ModelReader.MaximumDepth - 1 ? $"the document is nested deeper than {ModelReader.MaximumDepth} levels" : $"this is not JSON: {Shorten(e.Message)}", "", line + 1, column, e);
        }
        catch (OverflowException e)
        {
            var place = Locate(bytes.AsSpan(start), (int)reader.TokenStartIndex);
            throw new ManifestFormatException(e.Message, "", place.Line, place.Column, e);
        }
        catch (InvalidOperationException e)
        {
            var place = Locate(bytes.AsSpan(start), (int)reader.TokenStartIndex);
            throw new ManifestFormatException("this is not JSON: the string holds half a surrogate pair", "", place.Line, place.Column, e);
        }
    }

    /// <summary>The tokens of the value that the reader stands on; it is left on the last of them.</summary>
    public static List<Token> Collect(ref Utf8JsonReader reader)
    {
        var tokens = new List<Token>();
        var depth = 0;
        do
        {
            var mark = new SourceMark(-1, (int)reader.TokenStartIndex);
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    depth++;
                    tokens.Add(new(TokenKind.BeginObject, null, 0, mark));
                    break;
                case JsonTokenType.StartArray:
                    depth++;
                    tokens.Add(new(TokenKind.BeginArray, null, 0, mark));
                    break;
                case JsonTokenType.EndObject:
                    depth--;
                    tokens.Add(new(TokenKind.EndObject, null, 0, mark));
                    break;
                case JsonTokenType.EndArray:
                    depth--;
                    tokens.Add(new(TokenKind.EndArray, null, 0, mark));
                    break;
                case JsonTokenType.PropertyName:
                    tokens.Add(new(TokenKind.Name, reader.GetString(), 0, mark));
                    break;
                case JsonTokenType.String:
                    tokens.Add(new(TokenKind.String, reader.GetString(), 0, mark));
                    break;
                case JsonTokenType.Number:
                    tokens.Add(Number(ref reader, mark));
                    break;
                case JsonTokenType.True:
                case JsonTokenType.False:
                    tokens.Add(new(TokenKind.Boolean, null, reader.TokenType == JsonTokenType.True ? 1 : 0, mark));
                    break;
                default:
                    tokens.Add(new(TokenKind.Null, null, 0, mark));
                    break;
            }
        }
        while (depth > 0 && reader.Read());
        return tokens;
    }

    private static Token Number(ref Utf8JsonReader reader, SourceMark mark)
    {
        if (reader.TryGetInt64(out var whole) && !(whole == 0 && reader.ValueSpan.StartsWith("-"u8)))
            return new(TokenKind.Integer, null, whole, mark);
        var number = reader.GetDouble();
        if (!double.IsFinite(number))
            throw new OverflowException("the number is beyond what a 64-bit float holds");
        return new(TokenKind.Double, null, BitConverter.DoubleToInt64Bits(number), mark);
    }

    private static SourceMark Locate(ReadOnlySpan<byte> text, int offset)
    {
        var before = text[..Math.Clamp(offset, 0, text.Length)];
        var line = before.Count((byte)'\n');
        return new(line + 1, Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1);
    }

    /// <summary>The parser's message without the place, which is told apart.</summary>
    private static string Shorten(string message)
    {
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (end > 0 ? message[..end] : message).TrimEnd('.');
    }
}
