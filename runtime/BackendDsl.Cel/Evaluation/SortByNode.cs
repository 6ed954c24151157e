using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary><c>sortBy</c>: members in the order of their keys.</summary>
internal sealed class SortByNode(Node range, Node body, int slot) : ComprehensionNode(range, body, slot, -1)
{
    private readonly int _slot = slot;

    // The accumulator is read, extended and stored again in every round.
    private const long IterationCost = 14;

    protected override CelValue Run(Frame frame, ref Members members)
    {
        var items = new List<CelValue>(members.Capacity);
        var keys = new List<CelValue>(members.Capacity);
        var unknown = false;
        while (Next(frame, ref members))
        {
            if (!frame.Charge(IterationCost))
                return CelErrors.BudgetExceeded;
            var item = frame.Slots[_slot];
            var key = Body.Evaluate(frame);
            if (key.IsError)
                return key;
            unknown |= key.IsUnknown;
            items.Add(item);
            keys.Add(key);
        }

        if (unknown || !members.IsComplete)
            return CelValue.Unknown;
        return Sorting.Sort(items, keys);
    }
}
