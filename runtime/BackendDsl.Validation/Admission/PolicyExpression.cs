using BackendDsl.Cel;

namespace BackendDsl.Validation.Admission;

/// <summary>An expression of a policy: compiled, or the error that it does not compile with.</summary>
internal sealed record PolicyExpression(string Text, CelExpression? Compiled, string? Error)
{
    /// <summary>Where in the text the error is, line and column from 1; (1, 1) where it is about the whole.</summary>
    public (int Line, int Column) ErrorAt { get; init; } = (1, 1);
}
