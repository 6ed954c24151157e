using BackendDsl.Schema.Cel.Syntax;

namespace BackendDsl.Schema.Cel.Execution;

/// <summary>Addition to modulo. <paramref name="isSized"/>: known to add texts, which costs with their size.</summary>
internal sealed class ArithmeticNode(string function, Node left, Node right, bool isSized) : Node
{
    public override CelValue Evaluate(Frame frame)
    {
        var first = left.Evaluate(frame);
        var second = right.Evaluate(frame);
        frame.StepsLeft -= isSized ? Sizes.Tenths(Sizes.Of(first) + Sizes.Of(second)) : 1;
        if (first.IsError)
            return first;
        if (second.IsError)
            return second;
        if (first.IsUnknown || second.IsUnknown)
            return CelValue.Unknown;
        return function switch
        {
            Operators.Add => Arithmetic.Add(frame, first, second),
            Operators.Subtract => Arithmetic.Subtract(first, second),
            Operators.Multiply => Arithmetic.Multiply(first, second),
            Operators.Divide => Arithmetic.Divide(first, second),
            _ => Arithmetic.Modulo(first, second),
        };
    }
}
