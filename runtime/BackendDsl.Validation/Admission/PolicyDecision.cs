namespace BackendDsl.Validation.Admission;

/// <summary>The decision of one expression; <see cref="Index"/> is its place among the validations.</summary>
internal sealed record PolicyDecision(int Index, PolicyOutcome Outcome, bool Denies, string Message, string Reason, string Expression);
