using BackendDsl.Schema.Cel.Schema;
using BackendDsl.Schema.Values;

namespace BackendDsl.Schema.Cel;

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
    public static CelValue Contains(in CelValue list, in CelValue wanted)
    {
        var count = Count(list);
        var outcome = Truth.False;
        for (var i = 0; i < count; i++)
        {
            var item = Item(list, i);
            if (item.IsError)
                return item;
            var equal = CelEquality.Equal(wanted, item);
            if (equal == Truth.True)
                return CelValue.True;
            if (equal != Truth.False)
                outcome = equal;
        }

        return CelValue.Of(outcome == Truth.False && !IsComplete(list) ? Truth.Unknown : outcome);
    }

    /// <summary>Concatenates; lists of type set unite, lists of type map merge by key.</summary>
    public static CelValue Concat(in CelValue left, in CelValue right)
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
            if (leftCount == 0 && right.Aux is not ListAdapter { IsSetOrMap: true })
                return right;
            var items = new CelValue[leftCount + rightCount];
            for (var i = 0; i < leftCount; i++)
                items[i] = Item(left, i);
            for (var i = 0; i < rightCount; i++)
                items[leftCount + i] = Item(right, i);
            return CelValue.Of(new ListValue(items, items.Length, IsComplete(right)));
        }

        var united = new List<CelValue>(ToArray(left));
        for (var i = 0; i < rightCount; i++)
        {
            var item = Item(right, i);
            var at = -1;
            for (var k = 0; k < united.Count && at < 0; k++)
            {
                var same = semantics.SameElement(united[k], item);
                if (same == Truth.Unknown)
                    return CelValue.Unknown;
                if (same == Truth.True)
                    at = k;
            }

            if (at < 0)
                united.Add(item);
            else if (semantics.IsMap)
                united[at] = item;
        }

        return new(CelKind.List, new ListValue([.. united]), semantics);
    }
}
