using BackendDsl.Schema.Cel;

namespace BackendDsl.Schema.Policies;

/// <summary>An expression of a policy: compiled, or the error that it does not compile with.</summary>
internal sealed record PolicyExpression(string Text, CelExpression? Compiled, string? Error);
