using BackendDsl.Cel;

namespace BackendDsl.Validation.Admission;

/// <summary>An expression of a policy: compiled, or the error that it does not compile with.</summary>
internal sealed record PolicyExpression(string Text, CelExpression? Compiled, string? Error);
