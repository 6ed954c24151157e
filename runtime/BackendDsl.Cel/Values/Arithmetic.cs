using BackendDsl.Cel.Syntax;
using BackendDsl.Cel.Text;

namespace BackendDsl.Cel.Values;

/// <summary>Arithmetic with checked integers; floats never fail.</summary>
internal static class Arithmetic
{
    public static CelValue Add(in CelValue left, in CelValue right, WorkMeter meter)
    {
        switch (left.Kind)
        {
            case CelKind.Int when right.Kind == CelKind.Int:
                var sum = unchecked(left.Int + right.Int);
                return ((left.Int ^ sum) & (right.Int ^ sum)) < 0 ? CelErrors.IntegerOverflow : CelValue.Of(sum);
            case CelKind.Uint when right.Kind == CelKind.Uint:
                var total = unchecked(left.Uint + right.Uint);
                return total < left.Uint ? CelErrors.UnsignedOverflow : CelValue.Of(total);
            case CelKind.Double when right.Kind == CelKind.Double:
                return CelValue.Of(left.Double + right.Double);
            case CelKind.String when right.Kind == CelKind.String:
                return meter.Spend(1 + (((long)left.String.Length + right.String.Length) >> 3))
                    ? CelValue.Of(left.String + right.String)
                    : CelErrors.BudgetExceeded;
            case CelKind.Bytes when right.Kind == CelKind.Bytes:
                return meter.Spend(1 + (((long)left.Bytes.Length + right.Bytes.Length) >> 3))
                    ? CelValue.Of([.. left.Bytes, .. right.Bytes])
                    : CelErrors.BudgetExceeded;
            case CelKind.List when right.Kind == CelKind.List:
                return meter.Spend(1 + (long)left.Count + right.Count) ? Lists.Concat(left, right, meter) : CelErrors.BudgetExceeded;
            case CelKind.Duration when right.Kind == CelKind.Duration:
                var span = unchecked(left.DurationNanoseconds + right.DurationNanoseconds);
                return ((left.DurationNanoseconds ^ span) & (right.DurationNanoseconds ^ span)) < 0 ? CelErrors.IntegerOverflow : CelValue.OfDuration(span);
            case CelKind.Duration when right.Kind == CelKind.Timestamp:
                return Shift(right.Time, left.DurationNanoseconds, 1);
            case CelKind.Timestamp when right.Kind == CelKind.Duration:
                return Shift(left.Time, right.DurationNanoseconds, 1);
            case CelKind.Int or CelKind.Uint or CelKind.Double or CelKind.String or CelKind.Bytes or CelKind.List or CelKind.Duration or CelKind.Timestamp:
                return CelErrors.NoSuchOverload;
            default:
                return CelErrors.NoSuchOverloadOf(Operators.Add);
        }
    }

    public static CelValue Subtract(in CelValue left, in CelValue right)
    {
        switch (left.Kind)
        {
            case CelKind.Int when right.Kind == CelKind.Int:
                var difference = unchecked(left.Int - right.Int);
                return ((left.Int ^ right.Int) & (left.Int ^ difference)) < 0 ? CelErrors.IntegerOverflow : CelValue.Of(difference);
            case CelKind.Uint when right.Kind == CelKind.Uint:
                return left.Uint < right.Uint ? CelErrors.UnsignedOverflow : CelValue.Of(left.Uint - right.Uint);
            case CelKind.Double when right.Kind == CelKind.Double:
                return CelValue.Of(left.Double - right.Double);
            case CelKind.Duration when right.Kind == CelKind.Duration:
                var (a, b) = (left.DurationNanoseconds, right.DurationNanoseconds);
                var span = unchecked(a - b);
                return ((a ^ b) & (a ^ span)) < 0 ? CelErrors.IntegerOverflow : CelValue.OfDuration(span);
            case CelKind.Timestamp when right.Kind == CelKind.Duration:
                return Shift(left.Time, right.DurationNanoseconds, -1);
            case CelKind.Timestamp when right.Kind == CelKind.Timestamp:
                return left.Time.TrySubtract(right.Time, out var between) ? CelValue.OfDuration(between) : CelErrors.IntegerOverflow;
            case CelKind.Int or CelKind.Uint or CelKind.Double or CelKind.Duration or CelKind.Timestamp:
                return CelErrors.NoSuchOverload;
            default:
                return CelErrors.NoSuchOverloadOf(Operators.Subtract);
        }
    }

    private static CelValue Shift(GoTime time, long nanoseconds, int sign)
    {
        if (sign < 0)
        {
            // The smallest duration has no positive counterpart.
            if (nanoseconds == long.MinValue)
                return time.TryAdd(long.MaxValue, out var almost) && almost.TryAdd(1, out var moved) ? CelValue.Of(moved) : CelErrors.TimestampOverflow;
            nanoseconds = -nanoseconds;
        }

        return time.TryAdd(nanoseconds, out var result) ? CelValue.Of(result) : CelErrors.TimestampOverflow;
    }

    public static CelValue Multiply(in CelValue left, in CelValue right)
    {
        switch (left.Kind)
        {
            case CelKind.Int when right.Kind == CelKind.Int:
                var (a, b) = (left.Int, right.Int);
                var product = unchecked(a * b);

                // The smallest integer has no positive counterpart: dividing it by -1 would itself fail.
                var overflow = a == -1 ? b == long.MinValue : a != 0 && product / a != b;
                return overflow ? CelErrors.IntegerOverflow : CelValue.Of(product);
            case CelKind.Uint when right.Kind == CelKind.Uint:
                var result = unchecked(left.Uint * right.Uint);
                return left.Uint != 0 && result / left.Uint != right.Uint ? CelErrors.UnsignedOverflow : CelValue.Of(result);
            case CelKind.Double when right.Kind == CelKind.Double:
                return CelValue.Of(left.Double * right.Double);
            case CelKind.Int or CelKind.Uint or CelKind.Double:
                return CelErrors.NoSuchOverload;
            default:
                return CelErrors.NoSuchOverloadOf(Operators.Multiply);
        }
    }

    public static CelValue Divide(in CelValue left, in CelValue right)
    {
        switch (left.Kind)
        {
            case CelKind.Int when right.Kind == CelKind.Int:
                if (right.Int == 0)
                    return CelErrors.DivisionByZero;
                return left.Int == long.MinValue && right.Int == -1 ? CelErrors.IntegerOverflow : CelValue.Of(left.Int / right.Int);
            case CelKind.Uint when right.Kind == CelKind.Uint:
                return right.Uint == 0 ? CelErrors.DivisionByZero : CelValue.Of(left.Uint / right.Uint);
            case CelKind.Double when right.Kind == CelKind.Double:
                return CelValue.Of(left.Double / right.Double);
            case CelKind.Int or CelKind.Uint or CelKind.Double:
                return CelErrors.NoSuchOverload;
            default:
                return CelErrors.NoSuchOverloadOf(Operators.Divide);
        }
    }

    public static CelValue Modulo(in CelValue left, in CelValue right)
    {
        switch (left.Kind)
        {
            case CelKind.Int when right.Kind == CelKind.Int:
                if (right.Int == 0)
                    return CelErrors.ModulusByZero;
                return left.Int == long.MinValue && right.Int == -1 ? CelErrors.IntegerOverflow : CelValue.Of(left.Int % right.Int);
            case CelKind.Uint when right.Kind == CelKind.Uint:
                return right.Uint == 0 ? CelErrors.ModulusByZero : CelValue.Of(left.Uint % right.Uint);
            case CelKind.Int or CelKind.Uint:
                return CelErrors.NoSuchOverload;
            default:
                return CelErrors.NoSuchOverloadOf(Operators.Modulo);
        }
    }
}
