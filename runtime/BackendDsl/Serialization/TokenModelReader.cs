namespace BackendDsl.Serialization;

/// <summary>Reads from tokens that were all collected before.</summary>
internal sealed class TokenModelReader : ModelReader
{
    private readonly List<Token> _tokens;
    private readonly Func<Token, SourceMark>? _locate;
    private Token _current;
    private int _at;

    /// <summary>A reader of these tokens.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="locate">Where a token stands, if its mark does not say.</param>
    /// <param name="prefix">What goes before the path of whatever does not fit.</param>
    public TokenModelReader(List<Token> tokens, Func<Token, SourceMark>? locate = null, string? prefix = null)
        : base(prefix)
    {
        _tokens = tokens;
        _locate = locate;
        Next();
    }

    protected override string Text => _current.Text!;

    protected override long Bits => _current.Bits;

    protected override Token Current => _current;

    protected override SourceMark Mark => _current.Mark;

    protected override void Next()
    {
        _current = _at < _tokens.Count ? _tokens[_at++] : new(TokenKind.End, null, 0, _tokens.Count > 0 ? _tokens[^1].Mark : default);
        Kind = _current.Kind;
    }

    protected override void Finish()
    {
        // Whoever collected the tokens looked at what stands behind the document.
    }

    protected override SourceMark Locate(Token token) => _locate is null ? token.Mark : _locate(token);
}
