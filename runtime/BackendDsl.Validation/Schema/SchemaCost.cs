using BackendDsl.Cel;
using BackendDsl.Cel.Cost;
using BackendDsl.Validation.Definitions;

namespace BackendDsl.Validation.Schema;

/// <summary>The worst case an API server assumes for a rule of a schema node; see <see cref="CelCost"/> for the limits.</summary>
public static class SchemaCost
{
    /// <summary>What evaluating the expression once may cost at most, where <c>self</c> is a value of this schema.</summary>
    /// <param name="expression">A checked expression of the node's environment.</param>
    /// <param name="node">The node that carries the rule.</param>
    /// <param name="isResourceRoot">True at the root of a custom resource.</param>
    public static ulong Estimate(CelExpression expression, SchemaNode node, bool isResourceRoot = false) =>
        CelCost.Estimate(expression, CostShapes.Build(node, isResourceRoot));

    /// <summary>How often values of this schema can occur in one request, where nothing limits the lists and maps around them.</summary>
    public static ulong MaxCardinality(SchemaNode node, bool isResourceRoot = false) => CostShapes.Build(node, isResourceRoot)?.MaxCardinality ?? 0;

    /// <summary>A rule's cost times the number of its values; stops at the largest number.</summary>
    /// <param name="cost">The cost of one evaluation.</param>
    /// <param name="occurrences">
    /// The product of <c>maxItems</c> and <c>maxProperties</c> of the lists and maps around the node, or null where one of them has no limit.
    /// </param>
    /// <param name="node">The node that carries the rule.</param>
    /// <param name="isResourceRoot">True at the root of a custom resource.</param>
    public static ulong Total(ulong cost, ulong? occurrences, SchemaNode node, bool isResourceRoot = false) =>
        CelCost.Multiply(cost, occurrences ?? MaxCardinality(node, isResourceRoot));
}
