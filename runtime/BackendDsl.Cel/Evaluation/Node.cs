using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary>A step of a compiled expression.</summary>
internal abstract class Node
{
    public abstract CelValue Evaluate(EvaluationState frame);
}
