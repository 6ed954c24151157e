using BackendDsl.Schema.Cel;

namespace BackendDsl.Schema.Policies;

/// <summary>A variable of a policy, compiled.</summary>
internal sealed record PolicyVariable(string Name, CelExpression? Expression, string? Error);
