namespace BackendDsl.Cel.Parsing;

/// <summary>A lexical element; <see cref="Value"/> holds the decoded text of strings and the bytes of byte strings.</summary>
internal readonly struct Token(TokenKind kind, int start, int end, object? value = null)
{
    public TokenKind Kind { get; } = kind;

    public int Start { get; } = start;

    public int End { get; } = end;

    public object? Value { get; } = value;
}
