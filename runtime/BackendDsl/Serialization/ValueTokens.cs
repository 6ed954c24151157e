using BackendDsl.Cel.Values;

namespace BackendDsl.Serialization;

/// <summary>The tokens of a value tree.</summary>
internal static class ValueTokens
{
    public static List<Token> Of(Value value)
    {
        var tokens = new List<Token>();
        Add(tokens, value);
        return tokens;
    }

    private static void Add(List<Token> tokens, Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Boolean:
                tokens.Add(new(TokenKind.Boolean, null, value.Boolean ? 1 : 0, default));
                break;
            case ValueKind.Integer:
                tokens.Add(new(TokenKind.Integer, null, value.Integer, default));
                break;
            case ValueKind.Double:
                tokens.Add(new(TokenKind.Double, null, BitConverter.DoubleToInt64Bits(value.Double), default));
                break;
            case ValueKind.String:
                tokens.Add(new(TokenKind.String, value.String, 0, default));
                break;
            case ValueKind.Array:
                tokens.Add(new(TokenKind.BeginArray, null, 0, default));
                for (var i = 0; i < value.Array.Count; i++)
                    Add(tokens, value.Array[i]);
                tokens.Add(new(TokenKind.EndArray, null, 0, default));
                break;
            case ValueKind.Object:
                tokens.Add(new(TokenKind.BeginObject, null, 0, default));
                for (var i = 0; i < value.Object.Count; i++)
                {
                    var member = value.Object.ValueAt(i);
                    if (!member.IsPresent)
                        continue;
                    tokens.Add(new(TokenKind.Name, value.Object.NameAt(i), 0, default));
                    Add(tokens, member);
                }

                tokens.Add(new(TokenKind.EndObject, null, 0, default));
                break;
            default:
                tokens.Add(new(TokenKind.Null, null, 0, default));
                break;
        }
    }
}
