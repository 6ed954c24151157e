using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary><c>transformMap</c> and <c>transformMapEntry</c></summary>
internal sealed class TransformMapNode(Node range, Node body, Node? filter, bool entries, int slot, int secondSlot) : ComprehensionNode(range, body, slot, secondSlot)
{
    // The map so far is read, for transformMap the key too, and the insertion made.
    private readonly long _insertCost = entries ? 2 : 3;

    protected override CelValue Run(EvaluationState frame, ref Members members)
    {
        var map = new MapValue(members.Capacity);
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

            var value = Body.Evaluate(frame);
            frame.StepsLeft -= _insertCost;
            if (failure.IsError)
                continue;
            if (value.IsError)
                failure = value;
            else if (!entries)
                map.Set(members.Key, value);
            else if (value.IsUnknown)
                unknown = true;
            else
                failure = Insert(map, value);
        }

        frame.StepsLeft--;
        if (failure.IsError)
            return failure;
        map.IsComplete = members.IsComplete;
        return unknown ? CelValue.Unknown : CelValue.Of(map);
    }

    // Null, or what refuses the entry.
    private static CelValue Insert(MapValue map, in CelValue entry)
    {
        if (entry.Kind != CelKind.Map)
            return CelErrors.NoSuchOverload;
        foreach (var pair in entry.Pairs)
        {
            if (map.Find(pair.Key) >= 0)
                return CelValue.Failure($"insert failed: key {pair.Key} already exists");
            map.Set(pair.Key, pair.Value);
        }

        return CelValue.Null;
    }
}
