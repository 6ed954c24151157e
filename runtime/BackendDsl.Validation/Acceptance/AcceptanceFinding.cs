using BackendDsl.Validation.Findings;

namespace BackendDsl.Validation.Acceptance;

/// <summary>What a server has against a definition.</summary>
internal static class AcceptanceFinding
{
    /// <summary>A finding at a path of the definition.</summary>
    public static Finding Of(string path, FindingReason reason, string message, string? rule = null) => new()
    {
        Id = DiagnosticIds.SchemaRefused,
        Path = FieldPath.Parse(path),
        Reason = reason,
        Message = message,
        Rule = rule,
    };
}
