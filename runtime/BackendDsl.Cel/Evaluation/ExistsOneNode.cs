using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary><c>exists_one</c>: a failure anywhere is the outcome.</summary>
internal sealed class ExistsOneNode(Node range, Node body, int slot, int secondSlot) : ComprehensionNode(range, body, slot, secondSlot)
{
    // Counting on: the counter is read and added to. At the end it is read and compared.
    private const long CountCost = 2;
    private const long ResultCost = 2;

    protected override CelValue Run(EvaluationState frame, ref Members members)
    {
        var found = 0;
        var unknown = false;
        var failure = CelValue.Null;
        while (Next(frame, ref members))
        {
            if (!frame.Work(1))
                return CelErrors.BudgetExceeded;
            var value = Test(Body, frame);
            if (value.IsError)
            {
                failure = value;
            }
            else if (value.IsUnknown)
            {
                unknown = true;
            }
            else if (value.Bool)
            {
                frame.StepsLeft -= CountCost;
                found++;
            }
        }

        frame.StepsLeft -= ResultCost;
        if (failure.IsError)
            return failure;

        // Two are too many, whatever else there is; unless a further member would fail, which is no pass either.
        if (found > 1)
            return CelValue.False;
        return unknown || !members.IsComplete ? CelValue.Unknown : CelValue.Of(found == 1);
    }
}
