using BackendDsl.Cel.Values;

namespace BackendDsl.Cel.Evaluation;

/// <summary>
/// <c>range.filter(x, condition).size()</c> without making the list. Knows how few and how many there may be where conditions are
/// unknown, so that "exactly one of" can be decided early.
/// </summary>
internal sealed class FilterCountNode(Node range, Node[]? elements, Node condition, int slot) : Node
{
    // Keeping a member: the list so far is read and added to, and a list of one item made for that.
    private const long KeepCost = 13;

    // The list read at the end, and its size.
    private const long ResultCost = 2;

    public override CelValue Evaluate(EvaluationState frame)
    {
        var failure = Count(frame, out var fewest, out var most);
        if (failure.IsErrorOrUnknown)
            return failure;
        return fewest == most ? CelValue.Of(fewest) : CelValue.Unknown;
    }

    /// <summary>An error or unknown for the whole, or null and the limits of the count.</summary>
    public CelValue Count(EvaluationState frame, out long fewest, out long most)
    {
        fewest = most = 0;
        var failed = CelValue.Null;
        if (elements is not null)
        {
            frame.StepsLeft -= 10;
            // The items come before the rounds; they are evaluated in between, which costs the same.
            var index = 0;
            for (; index < elements.Length; index++)
            {
                var item = elements[index].Evaluate(frame);
                if (item.IsError)
                    return item;
                frame.Slots[slot] = item;
                if (!Tally(frame, ref fewest, ref most, ref failed))
                    return CelErrors.BudgetExceeded;
            }

            frame.StepsLeft -= ResultCost;
            return failed;
        }

        var members = new Members(range.Evaluate(frame));
        if (members.Refusal.IsErrorOrUnknown)
        {
            frame.StepsLeft--;
            return members.Refusal;
        }

        while (members.Next())
        {
            frame.Slots[slot] = members.Current;
            if (!Tally(frame, ref fewest, ref most, ref failed))
                return CelErrors.BudgetExceeded;
        }

        frame.StepsLeft -= ResultCost;
        if (failed.IsError)
            return failed;
        if (!members.IsComplete)
            most = long.MaxValue;
        return CelValue.Null;
    }

    private bool Tally(EvaluationState frame, ref long fewest, ref long most, ref CelValue failed)
    {
        if (!frame.Work(1))
            return false;
        var kept = condition.Evaluate(frame);
        switch (kept.Kind)
        {
            case CelKind.Bool when kept.Bool:
                frame.StepsLeft -= KeepCost;
                fewest++;
                most++;
                break;
            case CelKind.Bool:
                break;
            case CelKind.Unknown:
                most++;
                break;
            case CelKind.Error:
                failed = kept;
                break;
            default:
                failed = CelErrors.NoSuchOverload;
                break;
        }

        return true;
    }
}
