namespace BackendDsl.Kgateway.Translation;

/// <summary>One thing that is the matter with a resource.</summary>
internal sealed record Problem(FindingSeverity Severity, FieldPath Path, string Message, string Id = "");
