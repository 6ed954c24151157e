namespace BackendDsl.Cel.Values;

/// <summary>Comparison of numbers across their types.</summary>
internal static class Numbers
{
    public static bool IsNumber(CelKind kind) => kind is CelKind.Int or CelKind.Uint or CelKind.Double;

    public static bool Equal(in CelValue left, in CelValue right) => TryCompare(left, right, out var order) && order == 0;

    /// <summary>False where a NaN takes part.</summary>
    public static bool TryCompare(in CelValue left, in CelValue right, out int order)
    {
        switch (left.Kind, right.Kind)
        {
            case (CelKind.Int, CelKind.Int):
                order = left.Int.CompareTo(right.Int);
                return true;
            case (CelKind.Uint, CelKind.Uint):
                order = left.Uint.CompareTo(right.Uint);
                return true;
            case (CelKind.Int, CelKind.Uint):
                order = left.Int < 0 ? -1 : ((ulong)left.Int).CompareTo(right.Uint);
                return true;
            case (CelKind.Uint, CelKind.Int):
                order = right.Int < 0 ? 1 : left.Uint.CompareTo((ulong)right.Int);
                return true;
            default:
                var first = ToDouble(left);
                var second = ToDouble(right);
                order = first < second ? -1 : first > second ? 1 : 0;
                return !double.IsNaN(first) && !double.IsNaN(second);
        }
    }

    public static double ToDouble(in CelValue value) => value.Kind switch
    {
        CelKind.Int => value.Int,
        CelKind.Uint => value.Uint,
        _ => value.Double,
    };
}
