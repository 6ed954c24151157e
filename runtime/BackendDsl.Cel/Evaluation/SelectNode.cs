using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary>
/// Selects a field where the operand's type is not declared. <paramref name="isStart"/>: a chain of selections begins here, on
/// a value that is no variable.
/// </summary>
internal sealed class SelectNode(Node operand, string field, bool testOnly, bool optional, bool isStart) : Node
{
    private readonly long _cost = CostOf(testOnly, isStart);

    /// <summary>What a selection costs where its operand has a value; one unit less where that failed.</summary>
    public static long CostOf(bool testOnly, bool isStart) => (isStart ? 1 : 0) + (testOnly ? 0 : 1);

    /// <summary>True for an optional that stayed empty: looking for what is not there is not charged.</summary>
    public static bool IsMiss(bool optional, in CelValue target, in CelValue result) =>
        result.Kind == CelKind.Optional && !result.Optional.HasValue && (optional || target.Kind == CelKind.Optional);

    public override CelValue Evaluate(EvaluationState frame)
    {
        var target = operand.Evaluate(frame);
        frame.StepsLeft -= _cost;
        if (target.IsError)
            frame.StepsLeft++;
        if (testOnly)
            return Access.Has(target, field);
        var result = optional ? Access.SelectIfPresent(target, field) : Access.Select(target, field);
        if (IsMiss(optional, target, result))
            frame.StepsLeft++;
        return result;
    }
}
