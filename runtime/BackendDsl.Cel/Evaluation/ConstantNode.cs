using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary>
/// A value known from the text. <paramref name="isLiteral"/>: also where the reference implementation knows it; where it does
/// not, using the value costs <paramref name="cost"/> units as there.
/// </summary>
internal sealed class ConstantNode(CelValue value, bool isLiteral, long cost = 0) : Node
{
    private readonly CelValue _value = value;

    public bool IsLiteral { get; } = isLiteral;

    public CelValue Value => _value;

    public override CelValue Evaluate(EvaluationState frame)
    {
        frame.StepsLeft -= cost;
        return _value;
    }
}
