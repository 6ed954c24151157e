namespace BackendDsl.Cel.Values;

/// <summary>Reads lists, whichever way they are held.</summary>
internal static class Lists
{
    public static int Count(in CelValue list) => list.Reference is ListValue made ? made.Count : ((IArrayValue)list.Reference!).Count;

    public static bool IsComplete(in CelValue list) => list.Reference is ListValue made ? made.IsComplete : ((IArrayValue)list.Reference!).IsComplete;

    public static CelValue Item(in CelValue list, int index)
    {
        if (list.Reference is ListValue made)
            return made[index];
        return ((ListAdapter)list.Aux!).Item.Adapt(((IArrayValue)list.Reference!)[index]);
    }

    public static CelValue[] ToArray(in CelValue list)
    {
        var items = new CelValue[Count(list)];
        for (var i = 0; i < items.Length; i++)
            items[i] = Item(list, i);
        return items;
    }

    /// <summary>True, false or unknown: whether an item equals <paramref name="wanted"/>.</summary>
    public static CelValue Contains(in CelValue list, in CelValue wanted, WorkMeter meter)
    {
        var count = Count(list);
        var outcome = Truth.False;
        var failure = CelValue.Null;
        for (var i = 0; i < count; i++)
        {
            var item = Item(list, i);
            if (item.IsError)
            {
                // A match further on still counts.
                failure = failure.IsError ? failure : item;
                continue;
            }

            var equal = CelEquality.Equal(wanted, item, meter);
            if (equal == Truth.True)
                return CelValue.True;
            if (equal == Truth.Unknown)
                outcome = equal;
            else if (equal == Truth.Error && list.Reference is IArrayValue)
                failure = failure.IsError ? failure : CelErrors.NoSuchOverload;
        }

        // In a list that the expression makes, what cannot be compared is just no match.
        if (failure.IsError)
            return failure;
        return CelValue.Of(outcome == Truth.False && !IsComplete(list) ? Truth.Unknown : outcome);
    }

    /// <summary>Concatenates; lists of type set unite, lists of type map merge by key.</summary>
    public static CelValue Concat(in CelValue left, in CelValue right, WorkMeter meter)
    {
        var semantics = left.Aux as ListAdapter;
        if (!IsComplete(left) || (semantics is { IsSetOrMap: true } && !IsComplete(right)))
            return CelValue.Unknown;
        var leftCount = Count(left);
        var rightCount = Count(right);
        if (semantics is not { IsSetOrMap: true })
        {
            if (rightCount == 0 && IsComplete(right))
                return left;
            if (leftCount == 0 && semantics is not { ChangesItems: true } && right.Aux is not ListAdapter { IsSetOrMap: true })
                return right;
            var items = new CelValue[leftCount + rightCount];
            for (var i = 0; i < leftCount; i++)
                items[i] = Item(left, i);
            for (var i = 0; i < rightCount; i++)
                items[leftCount + i] = semantics is null ? Item(right, i) : semantics.Added(Item(right, i));
            return CelValue.Of(new ListValue(items, items.Length, IsComplete(right)));
        }

        if (semantics.CannotLookUp && leftCount + rightCount > 0)
            return CelErrors.NoSuchOverload;
        var united = new List<CelValue>(ToArray(left));
        var index = leftCount + rightCount > 16 ? ElementIndex.Create(left, semantics, meter) : null;
        for (var i = 0; i < rightCount; i++)
        {
            var item = Item(right, i);
            var at = -1;
            if (index?.Find(item) is { } place)
            {
                if (place >= 0 && semantics.IsMap)
                    united[place] = item;
                if (place >= 0)
                    continue;
                if (!semantics.IsMap)
                    index.Set(item, united.Count);
                united.Add(semantics.Added(item));
                continue;
            }

            // Of members with the same keys the last one on the left is replaced; what was added stays.
            for (var k = (semantics.IsMap ? leftCount : united.Count) - 1; k >= 0 && at < 0; k--)
            {
                if (k < leftCount && semantics.IsNeverFound(left, k))
                    continue;
                var same = semantics.SameElement(united[k], item, meter);
                if (same == Truth.Unknown)
                    return CelValue.Unknown;
                if (same == Truth.True)
                    at = k;
            }

            if (at < 0)
                united.Add(semantics.Added(item));
            else if (semantics.IsMap)
                united[at] = item;
        }

        return new(CelKind.List, new ListValue([.. united]), semantics);
    }
}
