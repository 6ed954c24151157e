namespace BackendDsl.Cel.Values;

/// <summary>Deep equality of plain JSON, where a whole number and a float are different values.</summary>
internal static class JsonEquality
{
    private const int MaximumDepth = 500;

    public static Truth Equal(in Value left, in Value right, WorkMeter meter, int depth = 0)
    {
        if (!meter.Spend(1))
            return Truth.Error;
        if (left.IsUnknown || right.IsUnknown || depth > MaximumDepth)
            return Truth.Unknown;
        if (left.Kind != right.Kind)
            return Truth.False;
        switch (left.Kind)
        {
            case ValueKind.Boolean:
                return left.Boolean == right.Boolean ? Truth.True : Truth.False;
            case ValueKind.Integer:
                return left.Integer == right.Integer ? Truth.True : Truth.False;
            case ValueKind.Double:
                return left.Double == right.Double ? Truth.True : Truth.False;
            case ValueKind.String:
                return string.Equals(left.String, right.String, StringComparison.Ordinal) ? Truth.True : Truth.False;
            case ValueKind.Array:
                return EqualArrays(left.Array, right.Array, meter, depth);
            case ValueKind.Object:
                return EqualObjects(left.Object, right.Object, meter, depth);
            default:
                return Truth.True;
        }
    }

    private static Truth EqualArrays(IArrayValue left, IArrayValue right, WorkMeter meter, int depth)
    {
        var complete = left.IsComplete && right.IsComplete;
        if (complete && left.Count != right.Count)
            return Truth.False;
        var outcome = complete ? Truth.True : Truth.Unknown;
        for (var i = 0; i < Math.Min(left.Count, right.Count); i++)
        {
            var equal = Equal(left[i], right[i], meter, depth + 1);
            if (equal is Truth.False or Truth.Error)
                return equal;
            if (equal == Truth.Unknown)
                outcome = equal;
        }

        return outcome;
    }

    private static Truth EqualObjects(IObjectValue left, IObjectValue right, WorkMeter meter, int depth)
    {
        var outcome = left.IsComplete && right.IsComplete ? Truth.True : Truth.Unknown;
        for (var i = 0; i < left.Count; i++)
        {
            var mine = left.ValueAt(i);
            var theirs = right[left.NameAt(i)];
            if (mine.IsAbsent && theirs.IsAbsent)
                continue;
            if (theirs.IsAbsent && !right.IsComplete)
            {
                outcome = Truth.Unknown;
                continue;
            }

            var equal = Equal(mine, theirs, meter, depth + 1);
            if (equal is Truth.False or Truth.Error)
                return equal;
            if (equal == Truth.Unknown)
                outcome = equal;
        }

        for (var i = 0; i < right.Count; i++)
        {
            var theirs = right.ValueAt(i);
            if (theirs.IsAbsent || !left[right.NameAt(i)].IsAbsent)
                continue;
            if (theirs.Kind != ValueKind.MaybeAbsent && left.IsComplete)
                return Truth.False;
            outcome = Truth.Unknown;
        }

        return outcome;
    }
}
