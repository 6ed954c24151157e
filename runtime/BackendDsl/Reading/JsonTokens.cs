using System.Text.Json;

namespace BackendDsl.Reading;

/// <summary>The tokens of what a reader of System.Text.Json stands on: for KubernetesClient, which reads with that.</summary>
internal static class JsonTokens
{
    /// <summary>The tokens of the value that the reader stands on; it is left on the last of them.</summary>
    public static List<Token> Collect(ref Utf8JsonReader reader)
    {
        var tokens = new List<Token>();
        var depth = 0;
        do
        {
            SourceMark mark = default;
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
}
