namespace BackendDsl.Validation.Admission;

/// <summary>All decisions of a policy about a request.</summary>
internal sealed record PolicyDecisions(IReadOnlyList<PolicyDecision> Decisions, bool IsSkipped, bool IsOpen, IReadOnlyList<AuditAnnotation> Annotations);
