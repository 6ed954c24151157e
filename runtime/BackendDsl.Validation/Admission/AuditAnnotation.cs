namespace BackendDsl.Validation.Admission;

/// <summary>What an audit annotation comes to.</summary>
internal sealed record AuditAnnotation(string Key, string Action, string? Value, string? Error);
