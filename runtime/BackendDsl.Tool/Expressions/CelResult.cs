using BackendDsl.Cel;
using BackendDsl.Cel.Values;

namespace BackendDsl.Tool.Expressions;

/// <summary>What became of an expression.</summary>
/// <param name="Text">The expression.</param>
/// <param name="Issues">Why it does not compile; empty where it does.</param>
/// <param name="Value">Its value, or the error of its evaluation.</param>
/// <param name="Type">Its static type; null where it does not compile.</param>
/// <param name="Cost">What the evaluation cost.</param>
/// <param name="Parts">The value of each part; empty where they were not asked for.</param>
internal sealed record CelResult(string Text, IReadOnlyList<CelIssue> Issues, CelValue Value, CelType? Type, long Cost, IReadOnlyList<CelPart> Parts);
