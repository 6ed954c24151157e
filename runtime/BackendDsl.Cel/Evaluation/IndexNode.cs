using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary><c>a[b]</c> and <c>a[?b]</c></summary>
internal sealed class IndexNode(Node operand, Node index, bool optional) : Node
{
    public override CelValue Evaluate(Frame frame)
    {
        var target = operand.Evaluate(frame);
        if (target.IsError)
            return target;
        frame.StepsLeft--;
        var at = index.Evaluate(frame);
        return optional ? Access.IndexIfPresent(target, at) : Access.Index(target, at);
    }
}
