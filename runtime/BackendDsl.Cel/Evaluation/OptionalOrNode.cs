using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary><c>or</c> and <c>orValue</c>: the other side is evaluated only where it is needed, and nothing is charged for the choice.</summary>
internal sealed class OptionalOrNode(string function, Node target, Node other, bool isValue) : Node
{
    public override CelValue Evaluate(EvaluationState frame)
    {
        var value = target.Evaluate(frame);
        if (value.IsErrorOrUnknown)
            return value;
        if (value.Kind != CelKind.Optional)
            return CelErrors.NoSuchOverloadOf(function);
        if (value.Optional.HasValue)
            return isValue ? value.Optional.Value : value;
        var second = other.Evaluate(frame);
        return isValue || second.IsErrorOrUnknown || second.Kind == CelKind.Optional ? second : CelErrors.NoSuchOverloadOf(function);
    }
}
