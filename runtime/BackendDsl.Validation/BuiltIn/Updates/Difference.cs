using BackendDsl.Cel.Values;
using BackendDsl.Validation.BuiltIn.Decoding;
using BackendDsl.Validation.BuiltIn.Facts;
using BackendDsl.Validation.BuiltIn.Views;
using Truth = BackendDsl.Validation.BuiltIn.Views.Truth;

namespace BackendDsl.Validation.BuiltIn.Updates;

/// <summary>
/// Do two values differ as the server compares them? An empty list or map and none are the same, and so are an empty structure or string and none where
/// they are no pointers; amounts are compared as numbers.
/// </summary>
internal static class Difference
{
    public static Truth Of(Node one, Node other) => Of(one.Value, other.Value, null);

    /// <summary>As <see cref="Of(Node, Node)"/> for two objects, with some members left out.</summary>
    public static Truth Except(Node one, Node other, params string[] members)
    {
        if (one.Object is not { } a || other.Object is not { } b)
            return Of(one, other);
        var result = Truth.False;
        for (var slot = 0; slot < a.Slots.Length && !result.IsTrue; slot++)
        {
            if (Array.IndexOf(members, a.Type.Members[slot].Name) < 0)
                result |= Of(a.Slots[slot], b.Slots[slot], a.Type.Members[slot]);
        }

        return result;
    }

    private static Truth Of(in Value one, in Value other, MemberFacts? member)
    {
        if (one.IsUnknown || other.IsUnknown)
            return Truth.Unknown;
        if (one.IsAbsent || other.IsAbsent)
            return one.IsAbsent && other.IsAbsent ? Truth.False : IsNothing(one.IsAbsent ? other : one, member);
        if (one.Kind != other.Kind)
            return Truth.True;
        switch (one.Kind)
        {
            case ValueKind.String:
                if (string.Equals(one.String, other.String, StringComparison.Ordinal))
                    return Truth.False;
                return member?.Shape.Kind != ShapeKind.Quantity || !Amount.TryRead(one.String, out var a) || !Amount.TryRead(other.String, out var b) || a.CompareTo(b) != 0;
            case ValueKind.Integer:
                return one.Integer != other.Integer;
            case ValueKind.Boolean:
                return one.Boolean != other.Boolean;
            case ValueKind.Array:
                return Lists(one.Array, other.Array, member);
            case ValueKind.Object when one.Object is TypedObject typed && other.Object is TypedObject second:
                return Except(new(Value.Of(typed)), new(Value.Of(second)));
            case ValueKind.Object when one.Object is TypedMap map && other.Object is TypedMap second:
                return Maps(map, second, member);
            default:
                return Truth.Unknown;
        }
    }

    private static Truth Lists(IArrayValue one, IArrayValue other, MemberFacts? member)
    {
        var result = one.Count != other.Count ? (one.IsComplete && other.IsComplete ? Truth.True : Truth.Unknown) : (one.IsComplete && other.IsComplete ? Truth.False : Truth.Unknown);
        for (var i = 0; i < Math.Min(one.Count, other.Count) && !result.IsTrue; i++)
            result |= Of(one[i], other[i], member);
        return result;
    }

    private static Truth Maps(TypedMap one, TypedMap other, MemberFacts? member)
    {
        var result = one.IsComplete && other.IsComplete ? Truth.False : Truth.Unknown;
        for (var i = 0; i < one.Count && !result.IsTrue; i++)
        {
            var at = other.Find(one.Keys[i]);
            if (at < 0)
                result |= other.IsComplete ? Truth.True : Truth.Unknown;
            else
                result |= Map(one.Values[i], other.Values[at], member);
        }

        for (var i = 0; i < other.Count && !result.IsTrue; i++)
        {
            if (one.Find(other.Keys[i]) < 0)
                result |= one.IsComplete ? Truth.True : Truth.Unknown;
        }

        return result;

        // The amounts of a map are compared as numbers too.
        static Truth Map(in Value one, in Value other, MemberFacts? member)
        {
            if (member?.Shape.Kind == ShapeKind.Map && member.Shape.Item.Kind == ShapeKind.Quantity && one.Kind == ValueKind.String && other.Kind == ValueKind.String
                && Amount.TryRead(one.String, out var a) && Amount.TryRead(other.String, out var b))
                return a.CompareTo(b) != 0;
            return Of(one, other, member);
        }
    }

    // The other side is not there: does it matter?
    private static Truth IsNothing(in Value value, MemberFacts? member)
    {
        switch (value.Kind)
        {
            case ValueKind.Array:
                return value.Array.Count > 0 ? Truth.True : value.Array.IsComplete ? Truth.False : Truth.Unknown;
            case ValueKind.Object when value.Object is TypedMap map:
                return map.Count > 0 ? Truth.True : map.IsComplete ? Truth.False : Truth.Unknown;
            case ValueKind.Object when value.Object is TypedObject typed && member is { IsPointer: false }:
                return Except(new(value), new(Value.Of(new TypedObject(typed.Type, true))));
            case ValueKind.String when member is { IsPointer: false }:
                return value.String.Length > 0;
            case ValueKind.Integer when member is { IsPointer: false }:
                return value.Integer != 0;
            case ValueKind.Boolean when member is { IsPointer: false }:
                return value.Boolean;
            default:
                return Truth.True;
        }
    }
}
