using BackendDsl.Cel.Values;

namespace BackendDsl.Models;

/// <summary>Between the types of C# and the form that slots hold (see the remarks of <see cref="Value"/>).</summary>
internal static class Slots
{
    /// <summary>Largest float up to which every whole number has a float of its own.</summary>
    private const double TwoTo63 = 9223372036854775808.0;

    /// <summary>A float as it will stand in JSON: a whole number is written without a fraction, so it is kept as one.</summary>
    public static object FromDouble(double value)
    {
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, "JSON has no such number");
        return value == Math.Floor(value) && value is >= -TwoTo63 and < TwoTo63 ? (object)(long)value : value;
    }

    /// <summary>Equal by value: a whole number is the same number whether its text had a fraction or not.</summary>
    public static bool AreEqual(object? left, object? right)
    {
        if (ReferenceEquals(left, right))
            return true;
        if (left is null || right is null)
            return false;
        return left.Equals(right)
            || (left is long a && right is double b && TryToInt64(b, out var c) && a == c)
            || (left is double d && right is long e && TryToInt64(d, out var f) && e == f);
    }

    /// <summary>The hash code that goes with <see cref="AreEqual"/>.</summary>
    public static int HashOf(object? slot) => slot is double && TryToInt64(slot, out var whole) ? whole.GetHashCode() : slot?.GetHashCode() ?? 0;

    /// <summary>A number without a fraction as a whole number, anything else as it is.</summary>
    public static object Whole(object slot) => slot is double && TryToInt64(slot, out var whole) ? whole : slot;

    public static double ToDouble(object slot) => slot is long whole ? whole : (double)slot;

    public static bool TryToInt64(object slot, out long value)
    {
        if (slot is long whole)
        {
            value = whole;
            return true;
        }

        var number = (double)slot;
        value = number is >= -TwoTo63 and < TwoTo63 ? (long)number : 0;
        return number is >= -TwoTo63 and < TwoTo63 && value == number;
    }

    public static long ToInt64(object slot) =>
        TryToInt64(slot, out var value) ? value : throw new OverflowException($"{slot} is not a 64-bit whole number");

    /// <summary>An item of a list or map as the engine sees it. Null is a JSON null.</summary>
    public static Value ToValue<T>(T item)
    {
        if (item is null)
            return Value.Null;
        if (!typeof(T).IsValueType)
        {
            // The code is shared by all reference types: asking the object is faster than asking for T.
            return item switch
            {
                string s => Value.Of(s),
                IObjectValue o => Value.Of(o),
                IArrayValue a => Value.Of(a),
                _ => Value.FromSlot(item),
            };
        }

        if (typeof(T) == typeof(long))
            return Value.Of((long)(object)item);
        if (typeof(T) == typeof(int))
            return Value.Of((long)(int)(object)item);
        if (typeof(T) == typeof(bool))
            return Value.Of((bool)(object)item);
        if (typeof(T) == typeof(double))
            return Value.FromSlot(FromDouble((double)(object)item));
        if (typeof(T) == typeof(UntypedValue))
            return Value.FromSlot(((UntypedValue)(object)item).Slot);
        return item switch
        {
            IScalarValue s => Value.FromSlot(s.Slot ?? Value.NullSlot),
            IStringEnum e => Value.Of(e.Value ?? ""),
            IIntegerEnum e => Value.Of(e.Value),
            double d => Value.FromSlot(FromDouble(d)),
            _ => Value.FromSlot(item),
        };
    }
}
