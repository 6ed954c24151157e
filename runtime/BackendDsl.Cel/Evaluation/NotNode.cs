using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary><c>!a</c></summary>
internal sealed class NotNode(Node operand) : Node
{
    public override CelValue Evaluate(EvaluationState frame)
    {
        var value = operand.Evaluate(frame);
        frame.StepsLeft--;
        if (value.Kind == CelKind.Bool)
            return CelValue.Of(!value.Bool);
        return value.IsErrorOrUnknown ? value : CelErrors.NoSuchOverload;
    }
}
