using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary><c>transformMap</c> and <c>transformMapEntry</c></summary>
internal sealed class TransformMapNode(Node range, Node body, Node? filter, bool entries, int slot, int secondSlot) : ComprehensionNode(range, body, slot, secondSlot)
{
    // The accumulator is read, extended and stored again in every round.
    private const long IterationCost = 4;

    protected override CelValue Run(Frame frame, ref Members members)
    {
        var map = new MapValue(members.Capacity);
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

            var value = Body.Evaluate(frame);
            if (value.IsError)
                return value;
            if (!entries)
            {
                map.Set(members.Key, value);
                continue;
            }

            if (value.IsUnknown)
            {
                unknown = true;
                continue;
            }

            if (value.Kind != CelKind.Map)
                return CelErrors.NoSuchOverload;
            foreach (var pair in value.Pairs)
            {
                if (map.Find(pair.Key) >= 0)
                    return CelValue.Failure($"insert failed: key {pair.Key} already exists");
                map.Set(pair.Key, pair.Value);
            }
        }

        map.IsComplete = members.IsComplete;
        return unknown ? CelValue.Unknown : CelValue.Of(map);
    }
}
