using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary>The base of macros over members: evaluates the range and sets the variables.</summary>
internal abstract class ComprehensionNode(Node range, Node body, int slot, int secondSlot) : Node
{
    protected Node Body { get; } = body;

    public sealed override CelValue Evaluate(EvaluationState frame)
    {
        var value = range.Evaluate(frame);
        var members = new Members(value);
        return members.Refusal.IsErrorOrUnknown ? members.Refusal : Run(frame, ref members);
    }

    protected abstract CelValue Run(EvaluationState frame, ref Members members);

    /// <summary>Moves on; false at the end.</summary>
    protected bool Next(EvaluationState frame, ref Members members)
    {
        if (!members.Next())
            return false;
        if (secondSlot < 0)
        {
            frame.Slots[slot] = members.Current;
        }
        else
        {
            frame.Slots[slot] = members.Key;
            frame.Slots[secondSlot] = members.Value;
        }

        return true;
    }

    /// <summary>The outcome of a condition: a boolean, an error or unknown.</summary>
    protected static CelValue Test(Node condition, EvaluationState frame)
    {
        var value = condition.Evaluate(frame);
        return value.Kind == CelKind.Bool || value.IsErrorOrUnknown ? value : CelErrors.NoSuchOverload;
    }
}
