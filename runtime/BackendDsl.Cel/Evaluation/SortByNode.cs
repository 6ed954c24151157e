using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary><c>sortBy</c>: members in the order of their keys.</summary>
internal sealed class SortByNode(Node range, Node body, int slot) : ComprehensionNode(range, body, slot, -1)
{
    private readonly int _slot = slot;

    // Each key is added to a list as map does it; the list sorted is read twice, that of the keys once.
    private const long AddCost = 2;
    private const long MakeCost = 10;
    private const long ReadCost = 3;

    private readonly long _extendCost = AddCost + (body is ConstantNode { IsLiteral: true } ? 0 : MakeCost);

    protected override CelValue Run(EvaluationState frame, ref Members members)
    {
        var items = new List<CelValue>(members.Capacity);
        var keys = new List<CelValue>(members.Capacity);
        var unknown = false;
        var failure = CelValue.Null;
        while (Next(frame, ref members))
        {
            if (!frame.Work(1))
                return CelErrors.BudgetExceeded;
            var item = frame.Slots[_slot];
            var key = Body.Evaluate(frame);
            frame.StepsLeft -= _extendCost;
            if (key.IsError)
                failure = failure.IsError ? failure : key;
            unknown |= key.IsUnknown;
            items.Add(item);
            keys.Add(key);
        }

        frame.StepsLeft -= ReadCost + (failure.IsError ? 0 : CallPrices.SelfCompare(CelValue.OfList(keys)));
        if (failure.IsError)
            return failure;
        if (unknown || !members.IsComplete)
            return CelValue.Unknown;
        return Sorting.Sort(items, keys);
    }
}
