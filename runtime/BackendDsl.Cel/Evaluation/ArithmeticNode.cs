using BackendDsl.Cel.Syntax;
using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary>Addition to modulo. <paramref name="isSized"/>: known to add texts, which costs with their size.</summary>
internal sealed class ArithmeticNode(string function, Node left, Node right, bool isSized) : Node
{
    public override CelValue Evaluate(EvaluationState frame)
    {
        var first = left.Evaluate(frame);
        var second = right.Evaluate(frame);
        if (!frame.Charge(isSized ? Sizes.Tenths(Sizes.Of(first) + Sizes.Of(second)) : 1))
            return CelErrors.BudgetExceeded;
        if (first.IsError)
            return first;
        if (second.IsError)
            return second;
        if (first.IsUnknown || second.IsUnknown)
            return CelValue.Unknown;
        return function switch
        {
            Operators.Add => Arithmetic.Add(first, second, frame.Meter),
            Operators.Subtract => Arithmetic.Subtract(first, second),
            Operators.Multiply => Arithmetic.Multiply(first, second),
            Operators.Divide => Arithmetic.Divide(first, second),
            _ => Arithmetic.Modulo(first, second),
        };
    }
}
