using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary><c>filter</c>, <c>map</c> and <c>transformList</c>: a list of members or of what is made of them.</summary>
internal sealed class CollectNode(Node range, Node body, Node? filter, bool keepMember, int slot, int secondSlot) : ComprehensionNode(range, body, slot, secondSlot)
{
    private readonly int _slot = slot;

    // The accumulator is read, extended and stored again in every round.
    private const long IterationCost = 14;

    protected override CelValue Run(Frame frame, ref Members members)
    {
        var items = members.Capacity == 0 ? [] : new CelValue[members.Capacity];
        var count = 0;
        var unknown = false;
        while (Next(frame, ref members))
        {
            if (!frame.Charge(IterationCost))
                return CelErrors.BudgetExceeded;
            if (filter is not null)
            {
                var kept = Test(filter, frame);
                if (kept.IsError)
                    return kept;
                unknown |= kept.IsUnknown;
                if (kept.IsUnknown || !kept.Bool)
                    continue;
            }

            var item = keepMember ? frame.Slots[_slot] : Body.Evaluate(frame);
            if (item.IsError)
                return item;
            items[count++] = item;
        }

        return unknown ? CelValue.Unknown : CelValue.Of(new ListValue(items, count, members.IsComplete));
    }
}
