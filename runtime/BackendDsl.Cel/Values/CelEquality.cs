namespace BackendDsl.Cel.Values;

/// <summary>CEL's equality: numbers compare across types, lists and maps member by member.</summary>
internal static class CelEquality
{
    // Deeper than any document a reader lets through; keeps the stack safe.
    private const int MaximumDepth = 500;

    // Below this many elements a look at each is cheaper than an index of them.
    private const int IndexedFrom = 8;

    /// <summary>Whether two values are equal; an error where they cannot be compared, or where comparing them is too much work.</summary>
    public static Truth Equal(in CelValue left, in CelValue right, WorkMeter meter) => Equal(left, right, meter, 0);

    private static long WorkOf(in CelValue value) => value.Kind switch
    {
        CelKind.String => 1 + (value.String.Length >> 6),
        CelKind.Bytes => 1 + (value.Bytes.Length >> 6),
        _ => 1,
    };

    private static Truth Of(bool equal) => equal ? Truth.True : Truth.False;

    private static Truth Equal(in CelValue left, in CelValue right, WorkMeter meter, int depth)
    {
        if (!meter.Spend(WorkOf(left)))
            return Truth.Error;
        if (left.IsErrorOrUnknown || right.IsErrorOrUnknown)
            return left.IsError || right.IsError ? Truth.Error : Truth.Unknown;
        if (left.Kind != right.Kind)
            return Numbers.IsNumber(left.Kind) && Numbers.IsNumber(right.Kind) ? Of(Numbers.Equal(left, right)) : Truth.False;

        switch (left.Kind)
        {
            case CelKind.Null:
                return Truth.True;
            case CelKind.Bool or CelKind.Int or CelKind.Uint or CelKind.Duration:
                return Of(left.Int == right.Int);
            case CelKind.Double:
                return Of(left.Double == right.Double);
            case CelKind.String:
                return Of(string.Equals(left.String, right.String, StringComparison.Ordinal));
            case CelKind.Bytes:
                return Of(SameBytes(left.Bytes, right.Bytes));
            case CelKind.Timestamp:
                return Of(left.Time.CompareTo(right.Time) == 0);
            case CelKind.Type:
                return Of(SameRuntimeType(left.TypeValue, right.TypeValue));
            case CelKind.Opaque:
                return left.Opaque.EqualTo(right.Opaque);
            case CelKind.Optional:
                if (left.Optional.HasValue != right.Optional.HasValue)
                    return Truth.False;
                return left.Optional.HasValue ? Equal(left.Optional.Value, right.Optional.Value, meter, depth + 1) : Truth.True;
            case CelKind.List:
                return depth > MaximumDepth ? Truth.Error : EqualLists(left, right, meter, depth + 1);
            case CelKind.Map:
                return depth > MaximumDepth ? Truth.Error : EqualMaps(left, right, meter, depth + 1);
            default:
                return depth > MaximumDepth ? Truth.Error : EqualObjects(left, right, meter, depth + 1);
        }
    }

    // list(int) and list(string) are both just "list" while running.
    private static bool SameRuntimeType(CelType left, CelType right) => left.Kind == right.Kind && left.Name == right.Name;

    private static bool SameBytes(byte[] left, byte[] right)
    {
        if (left.Length != right.Length)
            return false;
        for (var i = 0; i < left.Length; i++)
        {
            if (left[i] != right[i])
                return false;
        }

        return true;
    }

    private static Truth EqualLists(in CelValue left, in CelValue right, WorkMeter meter, int depth)
    {
        var complete = Lists.IsComplete(left) && Lists.IsComplete(right);
        var leftCount = Lists.Count(left);
        var rightCount = Lists.Count(right);
        if (leftCount != rightCount)
        {
            var possible = leftCount < rightCount ? !Lists.IsComplete(left) : !Lists.IsComplete(right);
            if (!possible)
                return Truth.False;
        }

        if (left.Aux is ListAdapter { IsSetOrMap: true } semantics)
            return complete ? EqualUnordered(left, right, semantics, meter, depth) : Truth.Unknown;

        var outcome = Truth.True;
        var common = Math.Min(leftCount, rightCount);
        for (var i = 0; i < common; i++)
        {
            var equal = Equal(Lists.Item(left, i), Lists.Item(right, i), meter, depth);
            if (equal is Truth.False or Truth.Error)
                return equal;
            if (equal == Truth.Unknown)
                outcome = Truth.Unknown;
        }

        return outcome == Truth.True && !complete ? Truth.Unknown : outcome;
    }

    private static Truth EqualUnordered(in CelValue left, in CelValue right, ListAdapter semantics, WorkMeter meter, int depth)
    {
        var count = Lists.Count(left);
        if (count > 0 && semantics.CannotLookUp)
            return Truth.Error;
        if (count >= IndexedFrom && ElementIndex.Create(left, semantics, meter) is { } index)
            return EqualIndexed(left, right, index, semantics, meter, depth);
        var outcome = Truth.True;
        for (var i = 0; i < count; i++)
        {
            var wanted = Lists.Item(right, i);
            var found = Truth.False;

            // Of members with the same keys the last one counts.
            for (var k = count - 1; k >= 0 && found == Truth.False; k--)
            {
                var candidate = Lists.Item(left, k);
                if (semantics.IsNeverFound(left, k))
                    continue;
                found = semantics.SameElement(candidate, wanted, meter);
                if (found == Truth.True && semantics.IsMap)
                {
                    var equal = Equal(candidate, wanted, meter, depth);
                    if (equal != Truth.True)
                        return equal;
                }
            }

            if (found == Truth.Unknown)
                outcome = Truth.Unknown;
            else if (found != Truth.True)
                return found;
        }

        return outcome;
    }

    private static Truth EqualIndexed(in CelValue left, in CelValue right, ElementIndex index, ListAdapter semantics, WorkMeter meter, int depth)
    {
        var count = Lists.Count(right);
        var outcome = Truth.True;
        for (var i = 0; i < count; i++)
        {
            var wanted = Lists.Item(right, i);
            if (wanted.IsError)
                return Truth.Error;
            if (wanted.IsUnknown || index.Find(wanted) is not { } at)
            {
                outcome = Truth.Unknown;
                continue;
            }

            if (at < 0)
                return Truth.False;
            var equal = semantics.IsMap ? Equal(Lists.Item(left, at), wanted, meter, depth) : Truth.True;
            if (equal != Truth.True)
                return equal;
        }

        return outcome;
    }

    private static Truth EqualMaps(in CelValue left, in CelValue right, WorkMeter meter, int depth)
    {
        var definite = Maps.HasDefiniteKeys(left) && Maps.HasDefiniteKeys(right);
        if (definite && Maps.Count(left) != Maps.Count(right))
            return Truth.False;
        var outcome = Truth.True;
        foreach (var pair in Maps.Pairs(left))
        {
            if (!Maps.TryGet(right, pair.Key, out var other))
            {
                if (definite || !pair.Value.IsUnknown)
                    return Truth.False;
                outcome = Truth.Unknown;
                continue;
            }

            var equal = Equal(pair.Value, other, meter, depth);
            if (equal is Truth.False or Truth.Error)
                return equal;
            if (equal == Truth.Unknown)
                outcome = Truth.Unknown;
        }

        return definite ? outcome : Truth.Unknown;
    }

    private static Truth EqualObjects(in CelValue left, in CelValue right, WorkMeter meter, int depth)
    {
        var outcome = EqualMembers(left, right, meter, depth);

        // An object may differ from itself, as fields that are null or do not fit equal nothing; but not for what is unknown.
        return outcome == Truth.Unknown && ReferenceEquals(left.Reference, right.Reference) ? Truth.True : outcome;
    }

    private static Truth EqualMembers(in CelValue left, in CelValue right, WorkMeter meter, int depth)
    {
        if (left.Reference is CelMessage message)
            return right.Reference is CelMessage other ? message.EqualTo(other) : Truth.False;
        if (right.Reference is CelMessage)
            return Truth.False;
        var type = (CelObjectType)left.Aux!;
        var leftMembers = (IObjectValue)left.Reference!;
        var rightMembers = (IObjectValue)right.Reference!;
        var definite = leftMembers.IsComplete && rightMembers.IsComplete;
        if (definite)
        {
            var leftCount = CountMembers(leftMembers, ref definite);
            var rightCount = CountMembers(rightMembers, ref definite);
            if (definite && leftCount != rightCount)
                return Truth.False;
        }

        var outcome = Truth.True;
        for (var i = 0; i < leftMembers.Count; i++)
        {
            var mine = leftMembers.ValueAt(i);
            if (mine.IsAbsent)
                continue;
            var name = leftMembers.NameAt(i);
            var theirs = rightMembers[name];
            Truth equal;
            if (type.ByWireName(name) is { } field)
            {
                if (mine.IsUnknown || theirs.IsUnknown)
                    equal = mine.Kind == ValueKind.Unknown && theirs.IsAbsent && rightMembers.IsComplete ? Truth.False : Truth.Unknown;
                else if (theirs.IsAbsent || theirs.Kind == ValueKind.Null)
                    equal = rightMembers.IsComplete || !theirs.IsAbsent ? Truth.False : Truth.Unknown;
                else
                    equal = Equal(field.Adapter.Adapt(mine), field.Adapter.Adapt(theirs), meter, depth);
            }
            else
            {
                // Fields no schema names compare as plain JSON; one that is missing over there is not looked at.
                equal = theirs.IsAbsent ? Truth.True : JsonEquality.Equal(mine, theirs, meter);
            }

            if (equal is Truth.False or Truth.Error)
                return equal;
            if (equal == Truth.Unknown)
                outcome = Truth.Unknown;
        }

        return definite ? outcome : Truth.Unknown;
    }

    private static int CountMembers(IObjectValue members, ref bool definite)
    {
        var count = 0;
        for (var i = 0; i < members.Count; i++)
        {
            var kind = members.ValueAt(i).Kind;
            if (kind == ValueKind.MaybeAbsent)
                definite = false;
            if (kind != ValueKind.Absent)
                count++;
        }

        return count;
    }
}
