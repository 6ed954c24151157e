using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary><c>all</c> and <c>exists</c>: a member that decides wins over failures and unknowns.</summary>
internal sealed class QuantifierNode(Node range, Node body, int slot, int secondSlot, bool deciding) : ComprehensionNode(range, body, slot, secondSlot)
{
    // The accumulator is read, tested and stored again in every round.
    private const long IterationCost = 3;

    protected override CelValue Run(Frame frame, ref Members members)
    {
        var outcome = CelValue.Of(!deciding);
        while (Next(frame, ref members))
        {
            if (!frame.Charge(IterationCost))
                return CelErrors.BudgetExceeded;
            var value = Test(Body, frame);
            if (value.Kind == CelKind.Bool)
            {
                if (value.Bool == deciding)
                    return value;
            }
            else if (value.IsUnknown || outcome.Kind == CelKind.Bool)
            {
                outcome = value;
            }
        }

        return members.IsComplete ? outcome : CelValue.Unknown;
    }
}
