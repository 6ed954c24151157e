using BackendDsl.Cel.Syntax;
using BackendDsl.Cel.Values;
using T = BackendDsl.Cel.Values.CelType;

namespace BackendDsl.Cel.Libraries;

/// <summary>The list functions Kubernetes has had from the start.</summary>
internal static class ListFunctions
{
    public static void AddTo(FunctionTable table)
    {
        foreach (var type in new[] { T.Int, T.Uint, T.Double, T.Bool, T.Duration, T.Timestamp, T.String, T.Bytes })
        {
            table.Member("isSorted", [T.List(type)], T.Bool, (CelFunction1)IsSorted);
            table.Member("min", [T.List(type)], type, (CelFunction1)((Activation _, in CelValue list) => Best(list, "min", -1)));
            table.Member("max", [T.List(type)], type, (CelFunction1)((Activation _, in CelValue list) => Best(list, "max", 1)));
        }

        table.Member("sum", [T.List(T.Int)], T.Int, (CelFunction1)((Activation activation, in CelValue list) => Sum(activation, list, CelValue.Of(0L))));
        table.Member("sum", [T.List(T.Uint)], T.Uint, (CelFunction1)((Activation activation, in CelValue list) => Sum(activation, list, CelValue.Of(0UL))));
        table.Member("sum", [T.List(T.Double)], T.Double, (CelFunction1)((Activation activation, in CelValue list) => Sum(activation, list, CelValue.Of(0.0))));
        table.Member("sum", [T.List(T.Duration)], T.Duration, (CelFunction1)((Activation activation, in CelValue list) => Sum(activation, list, CelValue.OfDuration(0))));
        var any = T.Parameter("T");
        table.Member("indexOf", [T.List(any), any], T.Int, (CelFunction2)IndexOf);
        table.Member("lastIndexOf", [T.List(any), any], T.Int, (CelFunction2)LastIndexOf);
    }

    private static CelValue IsSorted(Activation activation, in CelValue list)
    {
        for (var i = 1; i < list.Count; i++)
        {
            var refused = Ordering.Compare(list.ItemAt(i - 1), list.ItemAt(i), Operators.Less, out var order);
            if (refused.IsError)
                return refused;
            if (order > 0)
                return CelValue.False;
        }

        return CelValue.True;
    }

    private static CelValue Best(in CelValue list, string function, int sign)
    {
        if (list.Count == 0)
            return CelValue.Failure(function + " called on empty list");
        var best = list.ItemAt(0);
        for (var i = 1; i < list.Count; i++)
        {
            var item = list.ItemAt(i);
            var refused = Ordering.Compare(item, best, Operators.Less, out var order);
            if (refused.IsError)
                return refused;
            if (order * sign > 0)
                best = item;
        }

        return best;
    }

    private static CelValue Sum(Activation activation, in CelValue list, CelValue sum)
    {
        for (var i = 0; i < list.Count && !sum.IsError; i++)
            sum = Arithmetic.Add(sum, list.ItemAt(i), activation.Meter);
        return sum;
    }

    private static CelValue IndexOf(Activation activation, in CelValue list, in CelValue item)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (CelEquality.Equal(list.ItemAt(i), item, activation.Meter) == Truth.True)
                return CelValue.Of((long)i);
        }

        return CelValue.Of(-1L);
    }

    private static CelValue LastIndexOf(Activation activation, in CelValue list, in CelValue item)
    {
        for (var i = list.Count - 1; i >= 0; i--)
        {
            if (CelEquality.Equal(list.ItemAt(i), item, activation.Meter) == Truth.True)
                return CelValue.Of((long)i);
        }

        return CelValue.Of(-1L);
    }
}
