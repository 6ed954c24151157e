using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary>Selects a field where the operand's type is not declared.</summary>
internal sealed class SelectNode(Node operand, string field, bool testOnly, bool optional) : Node
{
    public override CelValue Evaluate(Frame frame)
    {
        var target = operand.Evaluate(frame);
        if (!testOnly)
            frame.StepsLeft--;
        if (testOnly)
            return Access.Has(target, field);
        return optional ? Access.SelectIfPresent(target, field) : Access.Select(target, field);
    }
}
