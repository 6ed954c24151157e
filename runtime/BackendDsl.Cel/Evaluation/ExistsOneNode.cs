using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary><c>exists_one</c>: a failure anywhere is the outcome.</summary>
internal sealed class ExistsOneNode(Node range, Node body, int slot, int secondSlot) : ComprehensionNode(range, body, slot, secondSlot)
{
    // The accumulator is read, kept and stored again in every round.
    private const long IterationCost = 2;

    protected override CelValue Run(Frame frame, ref Members members)
    {
        var found = 0;
        var unknown = false;
        while (Next(frame, ref members))
        {
            if (!frame.Charge(IterationCost))
                return CelErrors.BudgetExceeded;
            var value = Test(Body, frame);
            if (value.IsError)
                return value;
            if (value.IsUnknown)
                unknown = true;
            else if (value.Bool)
                found++;
        }

        // Two are too many, whatever else there is; unless a further member would fail, which is no pass either.
        if (found > 1)
            return CelValue.False;
        return unknown || !members.IsComplete ? CelValue.Unknown : CelValue.Of(found == 1);
    }
}
