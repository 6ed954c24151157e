using BackendDsl.Cel.Values;

namespace BackendDsl.Tool.Expressions;

/// <summary>A part of an expression with what it came to.</summary>
/// <param name="Text">The part, on one line.</param>
/// <param name="Depth">How deep it stands in the whole, from 0.</param>
/// <param name="Value">Its value, the last one in the body of a macro; null where it was not evaluated.</param>
/// <param name="Evaluations">How many times it was evaluated.</param>
/// <param name="Cost">What it cost, with all its parts.</param>
internal sealed record CelPart(string Text, int Depth, CelValue? Value, int Evaluations, long Cost);
