using BackendDsl.Cel.Syntax;
using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary>Addition to modulo.</summary>
internal sealed class ArithmeticNode(string function, Node left, Node right) : Node
{
    public override CelValue Evaluate(Frame frame)
    {
        var first = left.Evaluate(frame);
        if (first.IsError)
            return first;
        var second = right.Evaluate(frame);
        if (second.IsError)
            return second;
        frame.StepsLeft--;
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
