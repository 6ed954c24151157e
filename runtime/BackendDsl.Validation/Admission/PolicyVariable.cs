using BackendDsl.Cel;

namespace BackendDsl.Validation.Admission;

/// <summary>A variable of a policy, compiled.</summary>
internal sealed record PolicyVariable(string Name, CelExpression? Expression, string? Error);
