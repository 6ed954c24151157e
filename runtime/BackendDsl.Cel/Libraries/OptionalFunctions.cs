using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;
using T = BackendDsl.Cel.Values.CelType;

namespace BackendDsl.Cel.Libraries;

/// <summary>Optional values.</summary>
internal static class OptionalFunctions
{
    private static readonly GoTime s_zeroTime = new(-62135596800, 0, 0);

    public static void AddTo(FunctionTable table, int server)
    {
        var v = T.Parameter("V");
        var optional = T.Optional(v);
        table.Global("optional.of", [v], optional, (CelFunction1)((Activation _, in CelValue value) => CelValue.Some(value)));
        table.Global("optional.ofNonZeroValue", [v], optional, (CelFunction1)((Activation _, in CelValue value) => IsZero(value) ? CelValue.None : CelValue.Some(value)));
        table.Global("optional.none", [], optional, (CelFunction0)(_ => CelValue.None));
        table.Member("value", [optional], v, (CelFunction1)((Activation _, in CelValue value) => value.Optional.HasValue ? value.Optional.Value : CelErrors.OptionalNone));
        table.Member("hasValue", [optional], T.Bool, (CelFunction1)((Activation _, in CelValue value) => CelValue.Of(value.Optional.HasValue)));
        table.Member("or", [optional, optional], optional, (CelFunction2)((Activation _, in CelValue value, in CelValue other) => value.Optional.HasValue ? value : other));
        table.Member("orValue", [optional, v], v, (CelFunction2)((Activation _, in CelValue value, in CelValue other) => value.Optional.HasValue ? value.Optional.Value : other));
        if (server >= 32)
        {
            table.Global("optional.unwrap", [T.List(optional)], T.List(v), (CelFunction1)Unwrap);
            table.Member("unwrapOpt", [T.List(optional)], T.List(v), (CelFunction1)Unwrap);
        }

        if (server >= 34)
        {
            table.Member("first", [T.List(v)], optional, (CelFunction1)((Activation _, in CelValue list) => At(list, 0)));
            table.Member("last", [T.List(v)], optional, (CelFunction1)((Activation _, in CelValue list) => At(list, list.Count - 1)));
        }
    }

    private static CelValue At(in CelValue list, int index) => list.Count == 0 ? CelValue.None : CelValue.Some(list.ItemAt(index));

    private static CelValue Unwrap(Activation activation, in CelValue list)
    {
        var items = new List<CelValue>();
        foreach (var item in Lists.ToArray(list))
        {
            if (item.Kind != CelKind.Optional)
                return CelValue.Failure($"value {item} is not optional");
            if (item.Optional.HasValue)
                items.Add(item.Optional.Value);
        }

        return CelValue.OfList(items);
    }

    private static bool IsZero(in CelValue value) => value.Kind switch
    {
        CelKind.Null => true,
        CelKind.Bool => !value.Bool,
        CelKind.Int or CelKind.Uint or CelKind.Duration => value.Int == 0,
        CelKind.Double => value.Double == 0,

        // Go's zero time is the first moment of the year 1.
        CelKind.Timestamp => value.Time.CompareTo(s_zeroTime) == 0,
        CelKind.String => value.String.Length == 0,
        CelKind.Bytes => value.Bytes.Length == 0,
        CelKind.List or CelKind.Map => value.Count == 0,
        CelKind.Optional => !value.Optional.HasValue || IsZero(value.Optional.Value),
        _ => false,
    };
}
