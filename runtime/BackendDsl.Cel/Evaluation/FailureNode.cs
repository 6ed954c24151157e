using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary>Always fails: an unknown name in an expression that was not checked.</summary>
internal sealed class FailureNode(CelValue failure) : Node
{
    private readonly CelValue _failure = failure;

    public override CelValue Evaluate(EvaluationState frame) => _failure;
}
