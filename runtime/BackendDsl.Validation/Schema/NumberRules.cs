using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Schema;

/// <summary>Number rules with the server's arithmetic: 64-bit integers against truncated bounds, floats against floats.</summary>
internal static class NumberRules
{
    private const double MaxSafe = (1L << 53) - 1;
    private const double Tolerance = 1e-9;

    /// <summary>Whole by the server's measure: within a relative tolerance of its own truncation, and of safe size.</summary>
    public static bool IsWhole(double number)
    {
        if (double.IsNaN(number) || double.IsInfinity(number) || number < -MaxSafe || number > MaxSafe)
            return false;
        if (Math.Truncate(number) == number)
            return true;

        // A negative float becomes a huge unsigned number there, so only positive ones profit from the tolerance.
        if (number < 0)
            return false;
        var whole = Math.Truncate(number);
        if (whole == 0)
            return false;
        return (number - whole) / (number + whole) < Tolerance;
    }

    /// <summary>True where a bound or a value fits the numeric type and format of a node.</summary>
    public static bool IsInRange(double number, bool isInteger, string? format)
    {
        if (!isInteger)
            return format != "float" || double.IsNaN(number) || !float.IsInfinity((float)number);
        if (Math.Truncate(number) != number)
            return false;
        return format == "int32"
            ? number is >= int.MinValue and <= int.MaxValue
            : number is >= -9223372036854775808.0 and < 9223372036854775808.0;
    }

    /// <summary>As <see cref="IsInRange(double, bool, string?)"/>, for either kind of number.</summary>
    public static bool IsInRange(in Value value, bool isInteger, string? format) =>
        value.Kind == ValueKind.Integer
            ? !isInteger || format != "int32" || value.Integer is >= int.MinValue and <= int.MaxValue
            : IsInRange(value.Double, isInteger, format);

    /// <summary>A bound cut to a 64-bit integer as the server's processor does it.</summary>
    public static long Truncate(double number) =>
        number is >= -9223372036854775808.0 and < 9223372036854775808.0 ? (long)number : long.MinValue;
}
