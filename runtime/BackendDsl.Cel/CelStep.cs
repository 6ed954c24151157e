using BackendDsl.Cel.Values;

namespace BackendDsl.Cel;

/// <summary>What a part of an expression came to in one evaluation.</summary>
/// <param name="Start">Offset of its first character in <see cref="CelExpression.Text"/>, in UTF-16 units.</param>
/// <param name="Length">How many characters it has.</param>
/// <param name="Depth">How deep it stands in the whole, from 0.</param>
/// <param name="Value">
/// Its value, which may be an error or unknown; in the body of a macro that of the last round, which for <c>all</c> and <c>exists</c> is the one that decided.
/// Null where it was not evaluated, because something before it decided.
/// </param>
/// <param name="Evaluations">How many times it was evaluated.</param>
/// <param name="Cost">What it cost with all its parts and in all its rounds, in an API server's units.</param>
public sealed record CelStep(int Start, int Length, int Depth, CelValue? Value, int Evaluations, long Cost);
