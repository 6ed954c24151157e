using BackendDsl.Schema.Values;

namespace BackendDsl.Schema.Cel.Schema;

/// <summary>Arrays, with the equality their list type asks for.</summary>
internal sealed class ListAdapter(ValueAdapter item, string? listType, IReadOnlyList<string>? keys, bool nullable)
    : ValueAdapter(CelType.List(item.Type), nullable)
{
    private readonly IReadOnlyList<string> _keys = keys ?? [];

    public ValueAdapter Item { get; } = item;

    public bool IsMap { get; } = listType == "map";

    public bool IsSetOrMap { get; } = listType is "set" or "map";

    protected override CelValue Convert(in Value value) => value.Kind == ValueKind.Array
        ? new(CelKind.List, value.Array, this)
        : CelValue.Failure("invalid data, expected an array for the provided schema with type=array");

    /// <summary>Whether two items are the same member: equal in a set, of equal keys in a map.</summary>
    public Truth SameElement(in CelValue left, in CelValue right)
    {
        if (!IsMap)
            return CelEquality.Equal(left, right);
        var outcome = Truth.True;
        foreach (var key in _keys)
        {
            var equal = SameKey(Key(left, key), Key(right, key));
            if (equal == Truth.False)
                return Truth.False;
            if (equal == Truth.Unknown)
                outcome = Truth.Unknown;
        }

        return outcome;
    }

    private static Truth SameKey(in Value left, in Value right)
    {
        if (left.Kind is ValueKind.Absent && right.Kind is ValueKind.Absent)
            return Truth.True;
        return JsonEquality.Equal(left, right);
    }

    private static Value Key(in CelValue item, string key)
    {
        if (item.IsUnknown)
            return Value.Unknown;
        if (item.Reference is not IObjectValue members)
            return Value.Absent;
        var value = members[key];
        return value.IsAbsent && !members.IsComplete ? Value.Unknown : value;
    }
}
