using System.Globalization;
using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Schema;

/// <summary>Equality of decoded JSON as Go sees it: integers and floats differ, the order of names does not matter.</summary>
internal static class ValueEquality
{
    /// <summary>Deep equality with hashes, for tables of values.</summary>
    public static IEqualityComparer<Value> Comparer { get; } = new ValueComparer();

    /// <summary>Deep equality; false where either side is not known.</summary>
    public static bool DeepEquals(in Value left, in Value right)
    {
        if (left.Kind != right.Kind)
            return false;
        switch (left.Kind)
        {
            case ValueKind.Absent or ValueKind.Null:
                return true;
            case ValueKind.Boolean:
                return left.Boolean == right.Boolean;
            case ValueKind.Integer:
                return left.Integer == right.Integer;
            case ValueKind.Double:
                return left.Double == right.Double;
            case ValueKind.String:
                return string.Equals(left.String, right.String);
            case ValueKind.Array:
                var (a, b) = (left.Array, right.Array);
                if (a.Count != b.Count || !a.IsComplete || !b.IsComplete)
                    return false;
                for (var i = 0; i < a.Count; i++)
                {
                    if (!DeepEquals(a[i], b[i]))
                        return false;
                }

                return true;
            case ValueKind.Object:
                var (x, y) = (left.Object, right.Object);
                if (!x.IsComplete || !y.IsComplete)
                    return false;
                var known = 0;
                for (var i = 0; i < x.Count; i++)
                {
                    var member = x.ValueAt(i);
                    if (member.IsAbsent)
                        continue;
                    known++;
                    if (!DeepEquals(member, y[x.NameAt(i)]))
                        return false;
                }

                for (var i = 0; i < y.Count; i++)
                {
                    if (!y.ValueAt(i).IsAbsent)
                        known--;
                }

                return known == 0;
            default:
                return false;
        }
    }

    /// <summary>True where something inside is not known.</summary>
    public static bool HasUnknown(in Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Array:
                if (!value.Array.IsComplete)
                    return true;
                for (var i = 0; i < value.Array.Count; i++)
                {
                    if (HasUnknown(value.Array[i]))
                        return true;
                }

                return false;
            case ValueKind.Object:
                if (!value.Object.IsComplete)
                    return true;
                for (var i = 0; i < value.Object.Count; i++)
                {
                    if (HasUnknown(value.Object.ValueAt(i)))
                        return true;
                }

                return false;
            default:
                return value.IsUnknown;
        }
    }

    /// <summary>True where an enum member allows a value: compared after Go's conversion to the member's type.</summary>
    public static bool EnumAllows(in Value member, in Value value)
    {
        switch (member.Kind)
        {
            case ValueKind.Integer:
                return value.Kind switch
                {
                    ValueKind.Integer => value.Integer == member.Integer,
                    ValueKind.Double => NumberRules.Truncate(value.Double) == member.Integer,
                    _ => false,
                };
            case ValueKind.Double:
                return value.IsNumber && value.Number == member.Double;
            case ValueKind.String:
                return value.Kind switch
                {
                    ValueKind.String => string.Equals(value.String, member.String),
                    ValueKind.Integer => member.String == RuneString(value.Integer),
                    _ => false,
                };
            case ValueKind.Null:
                return false;
            default:
                return DeepEquals(member, value);
        }
    }

    // An integer converted to a string in Go is the character of that code point.
    private static string RuneString(long rune) =>
        rune is >= 0 and <= 0x10FFFF and not (>= 0xD800 and <= 0xDFFF) ? char.ConvertFromUtf32((int)rune) : "\uFFFD";

    private sealed class ValueComparer : IEqualityComparer<Value>
    {
        public bool Equals(Value x, Value y) => ValueEquality.DeepEquals(x, y);

        public int GetHashCode(Value value)
        {
            switch (value.Kind)
            {
                case ValueKind.Boolean:
                    return value.Boolean ? -1 : -2;
                case ValueKind.Integer:
                    return HashMix.Of(value.Integer);
                case ValueKind.Double:
                    return HashMix.Of(value.Double);
                case ValueKind.String:
                    return StringComparer.Ordinal.GetHashCode(value.String);
                case ValueKind.Array:
                    var hash = (int)value.Kind;
                    for (var i = 0; i < value.Array.Count; i++)
                        hash = HashMix.Of(hash, GetHashCode(value.Array[i]));
                    return hash;
                case ValueKind.Object:
                    // The order of names does not matter.
                    var sum = (int)value.Kind;
                    for (var i = 0; i < value.Object.Count; i++)
                    {
                        var member = value.Object.ValueAt(i);
                        if (!member.IsAbsent)
                            sum = unchecked(sum + HashMix.Of(StringComparer.Ordinal.GetHashCode(value.Object.NameAt(i)), GetHashCode(member)));
                    }

                    return sum;
                default:
                    return (int)value.Kind;
            }
        }
    }
}
