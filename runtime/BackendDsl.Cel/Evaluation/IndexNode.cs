using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary>
/// <c>a[b]</c> and <c>a[?b]</c>. <paramref name="isStart"/>: a chain of selections begins here, on a value that is no variable;
/// <paramref name="indexIsChain"/>: the index is a variable or a selection, which pays for itself.
/// </summary>
internal sealed class IndexNode(Node operand, Node index, bool optional, bool isStart, bool indexIsChain) : Node
{
    private readonly long _startCost = isStart ? 1 : 0;

    public override CelValue Evaluate(EvaluationState frame)
    {
        var target = operand.Evaluate(frame);
        frame.StepsLeft -= _startCost;
        if (target.IsError)
            return target;
        if (!indexIsChain)
            frame.StepsLeft--;
        var at = index.Evaluate(frame);
        var result = optional ? Access.IndexIfPresent(target, at) : Access.Index(target, at);
        if (SelectNode.IsMiss(optional, target, result))
            frame.StepsLeft++;
        return result;
    }
}
