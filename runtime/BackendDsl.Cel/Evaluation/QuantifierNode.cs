using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary><c>all</c> and <c>exists</c>: a member that decides wins over failures and unknowns.</summary>
internal sealed class QuantifierNode(Node range, Node body, int slot, int secondSlot, bool deciding) : ComprehensionNode(range, body, slot, secondSlot)
{
    // Whether to go on: the outcome so far is read, turned round for exists, and tested.
    private readonly long _conditionCost = deciding ? 3 : 2;

    protected override CelValue Run(EvaluationState frame, ref Members members)
    {
        var outcome = CelValue.Of(!deciding);
        while (Next(frame, ref members))
        {
            // And once more to take the next member into account.
            if (!frame.Charge(_conditionCost + 1))
                return CelErrors.BudgetExceeded;
            var value = Test(Body, frame);
            if (value.Kind == CelKind.Bool)
            {
                if (value.Bool != deciding)
                    continue;

                // The round in which a server sees that it need not go on, and the outcome read.
                frame.StepsLeft -= 1 + (Next(frame, ref members) ? _conditionCost : 0);
                return value;
            }

            if (value.IsUnknown || outcome.Kind == CelKind.Bool)
                outcome = value;
        }

        frame.StepsLeft--;

        return members.IsComplete ? outcome : CelValue.Unknown;
    }
}
