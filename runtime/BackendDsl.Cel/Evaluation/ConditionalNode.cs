using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary>
/// <c>a ? b : c</c>. A branch that is a chain of selections becomes one with the conditional in a server, and costs one unit less:
/// <paramref name="trueDiscount"/> and <paramref name="falseDiscount"/>.
/// </summary>
internal sealed class ConditionalNode(Node condition, Node whenTrue, Node whenFalse, int trueDiscount, int falseDiscount) : Node
{
    public override CelValue Evaluate(EvaluationState frame)
    {
        var value = condition.Evaluate(frame);
        if (value.Kind == CelKind.Bool)
        {
            frame.StepsLeft += value.Bool ? trueDiscount : falseDiscount;
            return value.Bool ? whenTrue.Evaluate(frame) : whenFalse.Evaluate(frame);
        }

        if (value.Kind != CelKind.Unknown)
            return value.Kind == CelKind.Error ? value : CelErrors.NoSuchOverload;

        // Where both branches come to the same, the condition does not matter.
        var first = whenTrue.Evaluate(frame);
        if (first.IsUnknown)
            return first;
        var second = whenFalse.Evaluate(frame);
        if (first.IsError && second.IsError)
            return first;
        return CelEquality.Equal(first, second, frame.Meter) == Truth.True && first.Kind == second.Kind ? first : CelValue.Unknown;
    }
}
