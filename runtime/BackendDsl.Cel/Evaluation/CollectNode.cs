using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary><c>filter</c>, <c>map</c> and <c>transformList</c>: a list of members or of what is made of them.</summary>
internal sealed class CollectNode(Node range, Node body, Node? filter, bool keepMember, int slot, int secondSlot) : ComprehensionNode(range, body, slot, secondSlot)
{
    private readonly int _slot = slot;

    // The list so far is read and added to, and a list of one item made for that.
    private const long AddCost = 2;
    private const long MakeCost = 10;

    private readonly long _extendCost = AddCost + (keepMember ? MakeCost + 1 : body is ConstantNode { IsLiteral: true } ? 0 : MakeCost);

    protected override CelValue Run(EvaluationState frame, ref Members members)
    {
        var items = members.Capacity == 0 ? [] : new CelValue[members.Capacity];
        var count = 0;
        var unknown = false;

        // A server goes on after a failure, and charges for it.
        var failure = CelValue.Null;
        while (Next(frame, ref members))
        {
            if (!frame.Work(1))
                return CelErrors.BudgetExceeded;
            if (filter is not null)
            {
                var kept = Test(filter, frame);
                if (kept.IsError)
                {
                    failure = kept;
                    continue;
                }

                unknown |= kept.IsUnknown;
                if (kept.IsUnknown || !kept.Bool)
                    continue;
            }

            var item = keepMember ? frame.Slots[_slot] : Body.Evaluate(frame);
            frame.StepsLeft -= _extendCost;
            if (item.IsError)
                failure = failure.IsError ? failure : item;
            else
                items[count++] = item;
        }

        frame.StepsLeft--;
        if (failure.IsError)
            return failure;
        return unknown ? CelValue.Unknown : CelValue.Of(new ListValue(items, count, members.IsComplete));
    }
}
