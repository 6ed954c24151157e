namespace BackendDsl.Serialization;

/// <summary>One step of a document, be it YAML, JSON or a value tree.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The string or name; for other scalars of YAML the text they were written with.</param>
/// <param name="Bits">The boolean or number.</param>
/// <param name="Mark">The place in the text; in JSON the line holds -1 and the column the offset, until somebody asks.</param>
internal readonly record struct Token(TokenKind Kind, string? Text, long Bits, SourceMark Mark)
{
    public double Double => BitConverter.Int64BitsToDouble(Bits);

    /// <summary>In words, for messages.</summary>
    public string Describe() => Kind switch
    {
        TokenKind.Null => "null",
        TokenKind.Boolean => Text is { } t && t is not ("true" or "false") ? $"the boolean {t}" : Bits != 0 ? "true" : "false",
        TokenKind.Integer => $"the number {Text ?? Bits.ToString(System.Globalization.CultureInfo.InvariantCulture)}",
        TokenKind.Double => $"the number {Text ?? Double.ToString("R", System.Globalization.CultureInfo.InvariantCulture)}",
        TokenKind.String => "a string",
        TokenKind.BeginObject => "an object",
        TokenKind.BeginArray => "a list",
        _ => "the end",
    };
}
