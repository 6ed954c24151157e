using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary><c>optMap</c> and <c>optFlatMap</c></summary>
internal sealed class OptionalMapNode(Node target, Node body, int slot, bool flat) : Node
{
    public override CelValue Evaluate(Frame frame)
    {
        var value = target.Evaluate(frame);
        if (value.IsErrorOrUnknown)
            return value;
        if (value.Kind != CelKind.Optional)
            return CelErrors.NoSuchOverloadOf("hasValue");
        if (!value.Optional.HasValue)
            return value;
        frame.Slots[slot] = value.Optional.Value;
        var made = body.Evaluate(frame);
        return made.IsErrorOrUnknown || flat ? made : CelValue.Some(made);
    }
}
