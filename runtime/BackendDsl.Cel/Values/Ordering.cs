using BackendDsl.Cel.Text;

namespace BackendDsl.Cel.Values;

/// <summary>Order of values: numbers across types, strings by code point, false before true.</summary>
internal static class Ordering
{
    /// <summary>Null on success, else the failure.</summary>
    public static CelValue Compare(in CelValue first, in CelValue second, string function, out int order)
    {
        order = 0;
        if (Numbers.IsNumber(first.Kind))
        {
            if (!Numbers.IsNumber(second.Kind))
                return CelErrors.NoSuchOverload;
            return Numbers.TryCompare(first, second, out order) ? CelValue.Null : CelErrors.NaNOrder;
        }

        if (first.Kind is not (CelKind.Bool or CelKind.String or CelKind.Bytes or CelKind.Timestamp or CelKind.Duration))
            return CelErrors.NoSuchOverloadOf(function);
        if (first.Kind != second.Kind)
            return CelErrors.NoSuchOverload;
        order = first.Kind switch
        {
            CelKind.String => CodePoints.Compare(first.String, second.String),
            CelKind.Bytes => CompareBytes(first.Bytes, second.Bytes),
            CelKind.Timestamp => first.Time.CompareTo(second.Time),
            _ => first.Int.CompareTo(second.Int),
        };
        return CelValue.Null;
    }

    private static int CompareBytes(byte[] left, byte[] right)
    {
        var length = Math.Min(left.Length, right.Length);
        for (var i = 0; i < length; i++)
        {
            if (left[i] != right[i])
                return left[i].CompareTo(right[i]);
        }

        return left.Length.CompareTo(right.Length);
    }
}
