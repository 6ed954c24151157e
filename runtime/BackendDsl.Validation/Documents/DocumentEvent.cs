namespace BackendDsl.Validation.Documents;

/// <summary>One event, kept to be read again.</summary>
internal readonly record struct DocumentEvent(EventKind Kind, string Text, bool IsPlain, string? Tag, SourceMark Mark);
