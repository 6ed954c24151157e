namespace BackendDsl.Serialization;

/// <summary>The tokens of one document, one after the other.</summary>
internal abstract class TokenSource
{
    /// <summary>The next token; behind the last one, a token of kind <see cref="TokenKind.End"/> at the place of the last.</summary>
    public abstract Token Next();

    /// <summary>Where a token stands.</summary>
    public virtual SourceMark Locate(Token token) => token.Mark;

    /// <summary>Called when the document has been read: what stands behind it is told now.</summary>
    public virtual void Finish()
    {
    }
}
