using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary>
/// <c>optMap</c> and <c>optFlatMap</c>. A server writes them out as a conditional that names the target twice, and charges so.
/// </summary>
internal sealed class OptionalMapNode(Node target, Node body, int slot, bool flat) : Node
{
    public override CelValue Evaluate(EvaluationState frame)
    {
        var before = frame.StepsLeft;
        var value = target.Evaluate(frame);
        var targetCost = before - frame.StepsLeft;
        frame.StepsLeft--;
        if (value.IsErrorOrUnknown)
            return value;
        if (value.Kind != CelKind.Optional)
            return CelErrors.NoSuchOverloadOf("hasValue");
        if (!value.Optional.HasValue)
        {
            frame.StepsLeft--;
            return value;
        }

        frame.Slots[slot] = value.Optional.Value;
        frame.StepsLeft -= targetCost + 1;
        var made = body.Evaluate(frame);
        if (flat)
            return made;
        frame.StepsLeft--;
        return made.IsErrorOrUnknown ? made : CelValue.Some(made);
    }
}
