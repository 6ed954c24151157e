using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary><c>==</c> and <c>!=</c></summary>
internal sealed class EqualNode(Node left, Node right, bool negate) : Node
{
    public override CelValue Evaluate(EvaluationState frame)
    {
        var first = left.Evaluate(frame);
        var second = right.Evaluate(frame);
        if (first.Kind == second.Kind && first.Kind is CelKind.Bool or CelKind.Int)
        {
            frame.StepsLeft--;
            return CelValue.Of(first.Int == second.Int != negate);
        }

        if (!frame.Charge(Cost(first, second)))
            return CelErrors.BudgetExceeded;
        if (first.IsError)
            return first;
        if (second.IsError)
            return second;
        var equal = CelEquality.Equal(first, second, frame.Meter);
        return equal switch
        {
            Truth.True => negate ? CelValue.False : CelValue.True,
            Truth.False => negate ? CelValue.True : CelValue.False,
            _ => CelValue.Of(equal),
        };
    }

    // Whether values of the libraries are the same has a price of its own, whether they differ has not.
    private long Cost(in CelValue first, in CelValue second) =>
        first.Kind < CelKind.String || (!negate && first.Kind == CelKind.Opaque)
            ? second.Kind is CelKind.String or CelKind.Bytes or CelKind.List or CelKind.Map or CelKind.Object && Sizes.Of(second) == 0 ? 0 : 1
            : Sizes.TenthsOfSmaller(first, second);
}
