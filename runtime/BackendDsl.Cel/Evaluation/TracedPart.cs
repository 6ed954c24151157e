using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary>What a part of an expression came to.</summary>
/// <param name="Start">Offset of its first character.</param>
/// <param name="Length">How many characters it has.</param>
/// <param name="Depth">How deep it stands, from 0.</param>
/// <param name="Value">Its last value; null where it was not evaluated.</param>
/// <param name="Evaluations">How many times it was evaluated.</param>
/// <param name="Cost">What it cost, with all its parts.</param>
internal readonly record struct TracedPart(int Start, int Length, int Depth, CelValue? Value, int Evaluations, long Cost);
