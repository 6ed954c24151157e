using BackendDsl.Cel.Cost;

namespace BackendDsl.Cel;

/// <summary>
/// The worst case an API server assumes for rules when a definition is written. It refuses a definition of which one rule
/// exceeds <see cref="RuleLimit"/>, or all rules together <see cref="SchemaLimit"/>.
/// </summary>
public static class CelCost
{
    /// <summary>The most one expression may cost.</summary>
    public const ulong RuleLimit = 10_000_000;

    /// <summary>The most all expressions of a definition's version may cost.</summary>
    public const ulong SchemaLimit = 100_000_000;

    /// <summary>What evaluating the expression once may cost at most.</summary>
    /// <param name="expression">A checked expression.</param>
    /// <param name="self">Bounds on the value of <c>self</c> and <c>oldSelf</c>, or null where nothing is known of them.</param>
    public static ulong Estimate(CelExpression expression, CostShape? self) =>
        new CostEstimator(expression.Tree, self, expression.Environment.Version).Visit(expression.Tree.Root).Max;

    /// <summary>A cost times a number of evaluations; stops at the largest number.</summary>
    public static ulong Multiply(ulong cost, ulong times) => CostRange.Multiply(cost, times);

    /// <summary>How far a cost is over a limit, as a server words it: <c>1.006634x</c>, <c>1.6x</c>, <c>more than 100x</c>.</summary>
    public static string Excess(ulong cost, ulong limit)
    {
        var factor = (double)cost / limit;
        if (factor > 100)
            return "more than 100x";
        return factor.ToString(factor < 1.5 ? "F6" : "F1", System.Globalization.CultureInfo.InvariantCulture) + "x";
    }
}
