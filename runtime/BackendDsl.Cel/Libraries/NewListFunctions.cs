using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;
using T = BackendDsl.Cel.Values.CelType;

namespace BackendDsl.Cel.Libraries;

/// <summary>The list functions since 1.34.</summary>
internal static class NewListFunctions
{
    public static void AddTo(FunctionTable table)
    {
        var any = T.Parameter("T");
        table.Member("slice", [T.List(any), T.Int, T.Int], T.List(any), (CelFunction3)Slice);
        table.Member("flatten", [T.List(T.List(any))], T.List(any), (CelFunction1)((Activation activation, in CelValue list) => Flatten(activation, list, CelValue.Of(1L))));
        table.Member("flatten", [T.List(T.Dyn), T.Int], T.List(T.Dyn), (CelFunction2)Flatten);
        foreach (var type in new[] { T.Int, T.Uint, T.Double, T.Bool, T.Duration, T.Timestamp, T.String, T.Bytes })
            table.Member("sort", [T.List(type)], T.List(type), (CelFunction1)Sort);
        table.Global("lists.range", [T.Int], T.List(T.Int), (CelFunction1)Range);
        table.Member("reverse", [T.List(any)], T.List(any), (CelFunction1)Reverse);
        table.Member("distinct", [T.List(any)], T.List(any), (CelFunction1)Distinct);
    }

    private static CelValue Slice(Activation activation, in CelValue list, in CelValue from, in CelValue to)
    {
        var (start, end, count) = (from.Int, to.Int, (long)list.Count);
        if (start < 0 || end < 0)
            return CelValue.Failure($"cannot slice({start}, {end}), negative indexes not supported");
        if (start > end)
            return CelValue.Failure($"cannot slice({start}, {end}), start index must be less than or equal to end index");
        if (count < end)
            return CelValue.Failure($"cannot slice({start}, {end}), list is length {count}");
        if (!activation.Work(end - start))
            return CelErrors.BudgetExceeded;
        var items = new CelValue[end - start];
        for (var i = 0; i < items.Length; i++)
            items[i] = list.ItemAt((int)start + i);
        return CelValue.Of(new ListValue(items));
    }

    private static CelValue Flatten(Activation activation, in CelValue list, in CelValue depth)
    {
        if (depth.Int < 0)
            return CelValue.Failure("level must be non-negative");
        var items = new List<CelValue>();
        return Flatten(activation, list, depth.Int, items) ? CelValue.OfList(items) : CelErrors.BudgetExceeded;
    }

    private static bool Flatten(Activation activation, in CelValue list, long depth, List<CelValue> items)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (!activation.Work(1))
                return false;
            var item = list.ItemAt(i);
            if (item.Kind != CelKind.List || depth == 0)
                items.Add(item);
            else if (!Flatten(activation, item, depth - 1, items))
                return false;
        }

        return true;
    }

    private static CelValue Sort(Activation activation, in CelValue list)
    {
        var items = new List<CelValue>(Lists.ToArray(list));
        return activation.Work(items.Count) ? Sorting.Sort(items, items) : CelErrors.BudgetExceeded;
    }

    private static CelValue Range(Activation activation, in CelValue count)
    {
        if (count.Int > CelLimits.RangeItems || count.Int > activation.StepsLeft || !activation.Work(Math.Max(count.Int, 0)))
            return activation.Exhaust();
        var items = new CelValue[Math.Max(count.Int, 0)];
        for (var i = 0; i < items.Length; i++)
            items[i] = CelValue.Of((long)i);
        return CelValue.Of(new ListValue(items));
    }

    private static CelValue Reverse(Activation activation, in CelValue list)
    {
        if (!activation.Work(list.Count))
            return CelErrors.BudgetExceeded;
        var items = Lists.ToArray(list);
        Array.Reverse(items);
        return CelValue.Of(new ListValue(items));
    }

    private static CelValue Distinct(Activation activation, in CelValue list)
    {
        var items = new List<CelValue>();
        var seen = new HashSet<CelValue>(new CelComparer(activation.Meter));
        for (var i = 0; i < list.Count; i++)
        {
            if (!activation.Work(1))
                return CelErrors.BudgetExceeded;
            var item = list.ItemAt(i);
            if (seen.Add(item))
                items.Add(item);
        }

        return CelValue.OfList(items);
    }
}
