using BackendDsl.Cel.Syntax;
using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary>Compares a count with a constant; decides as soon as no unknown condition can change the outcome.</summary>
internal sealed class CountCompareNode(FilterCountNode count, string function, long limit) : Node
{
    public override CelValue Evaluate(EvaluationState frame)
    {
        var failure = count.Count(frame, out var fewest, out var most);
        if (failure.IsErrorOrUnknown)
            return failure;
        frame.StepsLeft--;
        if (fewest == most)
            return CelValue.Of(Holds(fewest));
        if (function is Operators.Equal or Operators.NotEqual)
            return limit < fewest || limit > most ? CelValue.Of(function == Operators.NotEqual) : CelValue.Unknown;

        // Orders are monotonous: where both ends agree, all between do.
        var low = Holds(fewest);
        return low == Holds(most) ? CelValue.Of(low) : CelValue.Unknown;
    }

    private bool Holds(long number) => function switch
    {
        Operators.Equal => number == limit,
        Operators.NotEqual => number != limit,
        Operators.Less => number < limit,
        Operators.LessEqual => number <= limit,
        Operators.Greater => number > limit,
        _ => number >= limit,
    };
}
