using BackendDsl.Cel.Syntax;
using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary><c>-a</c></summary>
internal sealed class NegateNode(Node operand) : Node
{
    public override CelValue Evaluate(EvaluationState frame)
    {
        var value = operand.Evaluate(frame);
        frame.StepsLeft--;
        return value.Kind switch
        {
            CelKind.Int => value.Int == long.MinValue ? CelErrors.IntegerOverflow : CelValue.Of(-value.Int),
            CelKind.Double => CelValue.Of(-value.Double),
            CelKind.Error or CelKind.Unknown => value,
            CelKind.Bool => CelErrors.NoSuchOverload,
            _ => CelErrors.NoSuchOverloadOf(Operators.Negate),
        };
    }
}
