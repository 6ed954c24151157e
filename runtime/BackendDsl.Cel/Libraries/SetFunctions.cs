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

    private static CelValue Contains(Activation activation, in CelValue list, in CelValue sublist)
    {
        for (var i = 0; i < sublist.Count; i++)
        {
            var found = Lists.Contains(list, sublist.ItemAt(i), activation.Meter);
            if (!found.IsTrue)
                return found;
        }

        return CelValue.True;
    }

    private static CelValue Intersects(Activation activation, in CelValue left, in CelValue right)
    {
        for (var i = 0; i < left.Count; i++)
        {
            var found = Lists.Contains(right, left.ItemAt(i), activation.Meter);
            if (!found.IsFalse)
                return found;
        }

        return CelValue.False;
    }

    private static CelValue Equivalent(Activation activation, in CelValue left, in CelValue right)
    {
        var contains = Contains(activation, left, right);
        return contains.IsTrue ? Contains(activation, right, left) : contains;
    }
}
