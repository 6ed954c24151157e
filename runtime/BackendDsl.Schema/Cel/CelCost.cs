using BackendDsl.Schema.Cel.Cost;
using BackendDsl.Schema.Crd;

namespace BackendDsl.Schema.Cel;

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

    /// <summary>What evaluating the expression once may cost at most, where <c>self</c> is a value of this schema.</summary>
    /// <param name="expression">A checked expression of the node's environment.</param>
    /// <param name="node">The node that carries the rule.</param>
    /// <param name="isResourceRoot">True at the root of a custom resource.</param>
    public static ulong Estimate(CelExpression expression, SchemaNode node, bool isResourceRoot = false) =>
        new CostEstimator(CostShape.Build(node, isResourceRoot), expression.Environment.Version).Visit(expression.Syntax).Max;

    /// <summary>How often values of this schema can occur in one request, where nothing limits the lists and maps around them.</summary>
    public static ulong MaxCardinality(SchemaNode node, bool isResourceRoot = false) => CostShape.Build(node, isResourceRoot)?.MaxCardinality ?? 0;

    /// <summary>A rule's cost times the number of its values; stops at the largest number.</summary>
    /// <param name="cost">The cost of one evaluation.</param>
    /// <param name="occurrences">
    /// The product of <c>maxItems</c> and <c>maxProperties</c> of the lists and maps around the node, or null where one of them has no limit.
    /// </param>
    /// <param name="node">The node that carries the rule.</param>
    /// <param name="isResourceRoot">True at the root of a custom resource.</param>
    public static ulong Total(ulong cost, ulong? occurrences, SchemaNode node, bool isResourceRoot = false) =>
        CostRange.Multiply(cost, occurrences ?? MaxCardinality(node, isResourceRoot));

    /// <summary>How far a cost is over a limit, as a server words it: <c>1.006634x</c>, <c>1.6x</c>, <c>more than 100x</c>.</summary>
    public static string Excess(ulong cost, ulong limit)
    {
        var factor = (double)cost / limit;
        if (factor > 100)
            return "more than 100x";
        return factor.ToString(factor < 1.5 ? "F6" : "F1", System.Globalization.CultureInfo.InvariantCulture) + "x";
    }
}
