using BackendDsl.Cel;
using BackendDsl.Cel.Values;

namespace BackendDsl.Tool.Expressions;

/// <summary>A part of an expression with its value.</summary>
/// <param name="Text">The part.</param>
/// <param name="Depth">How deep it stands in the whole, from 0.</param>
/// <param name="Value">Its value.</param>
internal sealed record CelPart(string Text, int Depth, CelValue Value);
