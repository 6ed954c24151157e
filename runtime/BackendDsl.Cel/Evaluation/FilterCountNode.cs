using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary>
/// <c>range.filter(x, condition).size()</c> without making the list. Knows how few and how many there may be where conditions are
/// unknown, so that "exactly one of" can be decided early.
/// </summary>
internal sealed class FilterCountNode(Node range, Node[]? elements, Node condition, int slot) : Node
{
    private const long IterationCost = 14;

    public override CelValue Evaluate(Frame frame)
    {
        var failure = Count(frame, out var fewest, out var most);
        if (failure.IsErrorOrUnknown)
            return failure;
        return fewest == most ? CelValue.Of(fewest) : CelValue.Unknown;
    }

    /// <summary>An error or unknown for the whole, or null and the limits of the count.</summary>
    public CelValue Count(Frame frame, out long fewest, out long most)
    {
        fewest = most = 0;
        frame.StepsLeft--;
        if (elements is not null)
        {
            frame.StepsLeft -= 10;
            foreach (var element in elements)
            {
                var item = element.Evaluate(frame);
                if (item.IsError)
                    return item;
                frame.Slots[slot] = item;
                var failure = Tally(frame, ref fewest, ref most);
                if (failure.IsError)
                    return failure;
            }

            return CelValue.Null;
        }

        var members = new Members(range.Evaluate(frame));
        if (members.Refusal.IsErrorOrUnknown)
            return members.Refusal;
        while (members.Next())
        {
            frame.Slots[slot] = members.Current;
            var failure = Tally(frame, ref fewest, ref most);
            if (failure.IsError)
                return failure;
        }

        if (!members.IsComplete)
            most = long.MaxValue;
        return CelValue.Null;
    }

    private CelValue Tally(Frame frame, ref long fewest, ref long most)
    {
        if (!frame.Charge(IterationCost))
            return CelErrors.BudgetExceeded;
        var kept = condition.Evaluate(frame);
        switch (kept.Kind)
        {
            case CelKind.Bool:
                if (kept.Bool)
                {
                    fewest++;
                    most++;
                }

                return CelValue.Null;
            case CelKind.Unknown:
                most++;
                return CelValue.Null;
            case CelKind.Error:
                return kept;
            default:
                return CelErrors.NoSuchOverload;
        }
    }
}
