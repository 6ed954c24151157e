using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary><c>a in ['x', 'y', ...]</c> with many constant strings.</summary>
internal sealed class InConstantNode(Node wanted, HashSet<string> strings) : Node
{
    public override CelValue Evaluate(EvaluationState frame)
    {
        var value = wanted.Evaluate(frame);
        if (value.IsErrorOrUnknown)
            return value;
        return CelValue.Of(value.Kind == CelKind.String && strings.Contains(value.String));
    }
}
