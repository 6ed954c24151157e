using BackendDsl.Cel.Syntax;
using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary>The four orders. <paramref name="isSized"/>: known to compare texts, which costs with their size.</summary>
internal sealed class CompareNode(string function, Node left, Node right, bool isSized) : Node
{
    private readonly bool _less = function is Operators.Less or Operators.LessEqual;
    private readonly bool _orEqual = function is Operators.LessEqual or Operators.GreaterEqual;

    public override CelValue Evaluate(EvaluationState frame)
    {
        var first = left.Evaluate(frame);
        var second = right.Evaluate(frame);
        frame.StepsLeft -= isSized ? Sizes.TenthsOfSmaller(first, second) : 1;
        if (first.IsError)
            return first;
        if (second.IsError)
            return second;
        int order;
        if (first.Kind == CelKind.Int && second.Kind == CelKind.Int)
        {
            order = first.Int < second.Int ? -1 : first.Int > second.Int ? 1 : 0;
        }
        else if (first.IsUnknown || second.IsUnknown)
        {
            return CelValue.Unknown;
        }
        else
        {
            var refused = Ordering.Compare(first, second, function, out order);
            if (refused.IsError)
                return refused;
        }

        return order == 0 ? CelValue.Of(_orEqual) : CelValue.Of(order < 0 == _less);
    }
}
