using BackendDsl.Cel.Libraries;
using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary><c>size(a)</c> and <c>a.size()</c></summary>
internal sealed class SizeNode(Node operand) : Node
{
    public override CelValue Evaluate(EvaluationState frame)
    {
        var value = operand.Evaluate(frame);
        frame.StepsLeft--;
        return value.IsErrorOrUnknown ? value : StandardFunctions.Size(frame, value);
    }
}
