namespace BackendDsl.Serialization;

/// <summary>Tokens that were all read before.</summary>
internal sealed class ListTokens(List<Token> tokens, Func<Token, SourceMark>? locate = null) : TokenSource
{
    private int _at;

    public override Token Next() => _at < tokens.Count ? tokens[_at++] : new(TokenKind.End, null, 0, tokens.Count > 0 ? tokens[^1].Mark : default);

    public override SourceMark Locate(Token token) => locate is null ? token.Mark : locate(token);
}
