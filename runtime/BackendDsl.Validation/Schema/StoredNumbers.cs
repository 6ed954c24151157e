using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Schema;

/// <summary>
/// What writing to storage does to numbers: a float without a fraction is written without one, and so comes back as an integer.
/// </summary>
internal static class StoredNumbers
{
    public static Value Apply(in Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Double when value.Double == Math.Truncate(value.Double) && value.Double is >= -9223372036854775808.0 and < 9223372036854775808.0:
                return Value.Of((long)value.Double);
            case ValueKind.Array:
                return ApplyTo(value.Array, value);
            case ValueKind.Object:
                return ApplyTo(value.Object, value);
            default:
                return value;
        }
    }

    private static Value ApplyTo(IArrayValue array, in Value value)
    {
        FlatArray? copy = null;
        for (var i = 0; i < array.Count; i++)
        {
            var item = Apply(array[i]);
            if (IsSame(item, array[i]))
                continue;
            if (copy is null)
            {
                var items = new Value[array.Count];
                for (var k = 0; k < items.Length; k++)
                    items[k] = array[k];
                copy = new(items, array.IsComplete);
            }

            copy.Replace(i, item);
        }

        return copy is null ? value : Value.Of(copy);
    }

    private static Value ApplyTo(IObjectValue source, in Value value)
    {
        FlatObject? copy = null;
        for (var i = 0; i < source.Count; i++)
        {
            var member = Apply(source.ValueAt(i));
            if (copy is null && IsSame(member, source.ValueAt(i)))
                continue;
            if (copy is null)
            {
                copy = new(source.Count, source.IsComplete);
                for (var k = 0; k < i; k++)
                    copy.Add(source.NameAt(k), source.ValueAt(k));
            }

            copy.Add(source.NameAt(i), member);
        }

        return copy is null ? value : Value.Of(copy);
    }

    private static bool IsSame(in Value left, in Value right) => left.Kind == right.Kind && left.Kind switch
    {
        ValueKind.Object => ReferenceEquals(left.Object, right.Object),
        ValueKind.Array => ReferenceEquals(left.Array, right.Array),
        _ => true,
    };
}
