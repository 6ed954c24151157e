using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary>Reads a variable.</summary>
internal sealed class SlotNode(int slot) : Node
{
    public override CelValue Evaluate(EvaluationState frame)
    {
        frame.StepsLeft--;
        return frame.Slots[slot];
    }
}
