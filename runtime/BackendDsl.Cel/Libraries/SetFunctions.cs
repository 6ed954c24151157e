using BackendDsl.Cel.Evaluation;
using BackendDsl.Cel.Values;
using T = BackendDsl.Cel.Values.CelType;

namespace BackendDsl.Cel.Libraries;

/// <summary>Lists as sets.</summary>
internal static class SetFunctions
{
    public static void AddTo(FunctionTable table)
    {
        CelType[] lists = [T.List(T.Parameter("T")), T.List(T.Parameter("T"))];
        table.Global("sets.contains", lists, T.Bool, (CelFunction2)Contains);
        table.Global("sets.intersects", lists, T.Bool, (CelFunction2)Intersects);
        table.Global("sets.equivalent", lists, T.Bool, (CelFunction2)Equivalent);
    }

    private static bool CanPay(Frame frame, in CelValue left, in CelValue right) => frame.Charge((long)left.Count * right.Count);

    private static CelValue Contains(Frame frame, in CelValue list, in CelValue sublist)
    {
        if (!CanPay(frame, list, sublist))
            return CelErrors.BudgetExceeded;
        for (var i = 0; i < sublist.Count; i++)
        {
            var found = Lists.Contains(list, sublist.ItemAt(i));
            if (!found.IsTrue)
                return found;
        }

        return CelValue.True;
    }

    private static CelValue Intersects(Frame frame, in CelValue left, in CelValue right)
    {
        if (!CanPay(frame, left, right))
            return CelErrors.BudgetExceeded;
        for (var i = 0; i < left.Count; i++)
        {
            var found = Lists.Contains(right, left.ItemAt(i));
            if (!found.IsFalse)
                return found;
        }

        return CelValue.False;
    }

    private static CelValue Equivalent(Frame frame, in CelValue left, in CelValue right)
    {
        var contains = Contains(frame, left, right);
        return contains.IsTrue ? Contains(frame, right, left) : contains;
    }
}
