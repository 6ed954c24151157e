using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary><c>==</c> and <c>!=</c></summary>
internal sealed class EqualNode(Node left, Node right, bool negate) : Node
{
    public override CelValue Evaluate(Frame frame)
    {
        var first = left.Evaluate(frame);
        if (first.IsError)
            return first;
        var second = right.Evaluate(frame);
        if (second.IsError)
            return second;
        if (first.Kind == second.Kind && first.Kind is CelKind.Bool or CelKind.Int)
        {
            frame.StepsLeft--;
            return CelValue.Of(first.Int == second.Int != negate);
        }

        if (!frame.ChargeTraversal(first.Kind < CelKind.String ? 1 : Math.Min(Sizes.Of(first), Sizes.Of(second))))
            return CelErrors.BudgetExceeded;
        var equal = CelEquality.Equal(first, second);
        return equal switch
        {
            Truth.True => negate ? CelValue.False : CelValue.True,
            Truth.False => negate ? CelValue.True : CelValue.False,
            _ => CelValue.Of(equal),
        };
    }
}
