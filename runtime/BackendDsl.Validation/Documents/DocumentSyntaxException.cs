namespace BackendDsl.Validation.Documents;

/// <summary>The text is not readable from here on. Never leaves this namespace: readers turn it into a problem.</summary>
internal sealed class DocumentSyntaxException(string message, SourceMark mark, bool isLimit = false) : Exception(message)
{
    public SourceMark Mark { get; } = mark;

    /// <summary>True where the text is well-formed but larger or deeper than allowed.</summary>
    public bool IsLimit { get; } = isLimit;
}
