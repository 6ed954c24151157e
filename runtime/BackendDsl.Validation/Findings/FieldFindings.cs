namespace BackendDsl.Validation.Findings;

/// <summary>What is told of fields that an object should not have, in the server's words.</summary>
internal static class FieldFindings
{
    /// <summary>A field that the schema of a custom kind does not have.</summary>
    public static Finding OfUnknown(FieldPath path, FindingSeverity severity) => new()
    {
        Id = DiagnosticIds.UnknownField,
        Severity = severity,
        Path = path,
        Message = $"unknown field \"{path}\"",
        NamesField = true,
        Keyword = SchemaKeyword.Properties,
        Rule = "unknown field",
    };

    /// <summary>A field that is written twice, of which the last counts.</summary>
    public static Finding OfDuplicate(FieldPath path, FindingSeverity severity) => new()
    {
        Id = DiagnosticIds.FieldTwice,
        Severity = severity,
        Path = path,
        Message = $"duplicate field \"{path}\"",
        NamesField = true,
        Rule = "duplicate field",
        Source = FindingSource.Document,
    };
}
