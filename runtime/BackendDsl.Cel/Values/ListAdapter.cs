using BackendDsl.Cel.Text;

namespace BackendDsl.Cel.Values;

/// <summary>Arrays, with the equality their list type asks for.</summary>
internal sealed class ListAdapter(ValueAdapter item, string? listType, IReadOnlyList<string>? keys, bool nullable)
    : ValueAdapter(CelType.List(item.Type), nullable)
{
    // A server looks keys up by their names in CEL, under which a document does not have those that need escaping.
    private readonly string[] _keys = keys is null ? [] : [.. keys.Select(key => FieldNames.Escape(key) ?? key)];

    public ValueAdapter Item { get; } = item;

    /// <summary>The keys of a list of type map, as a server looks them up.</summary>
    public IReadOnlyList<string> Keys => _keys;

    public bool IsMap { get; } = listType == "map";

    public bool IsSetOrMap { get; } = listType is "set" or "map";

    /// <summary>
    /// True for a set whose members a server cannot look up at all: comparing it fails unless it is empty.
    /// </summary>
    public bool CannotLookUp { get; } = listType == "set" && item.Type.Kind is CelTypeKind.Bytes or CelTypeKind.List or CelTypeKind.Map or CelTypeKind.Object;

    /// <summary>True where what CEL makes of an item is of another kind than what the document holds.</summary>
    public bool ChangesItems { get; } = item.Type.Kind is CelTypeKind.Bytes or CelTypeKind.Timestamp or CelTypeKind.Duration;

    /// <summary>
    /// True for a member of a set that equals nothing: a server compares what the document holds with a value of CEL, and
    /// these are of different kinds for times, durations, and whole numbers where the schema says number.
    /// </summary>
    public bool IsNeverFound(in CelValue set, int index)
    {
        if (IsMap || set.Reference is not IArrayValue array)
            return false;
        return ChangesItems || (Type.Parameters[0].Kind == CelTypeKind.Double && array[index].Kind == ValueKind.Integer);
    }

    /// <summary>An item that was added from another list, as a server reads it back.</summary>
    public CelValue Added(in CelValue item) => !ChangesItems || item.IsErrorOrUnknown ? item
        : CelValue.Failure("invalid data, expected string, got " + item.Kind switch
        {
            CelKind.Bytes => "[]uint8",
            CelKind.Duration => "time.Duration",
            _ => "time.Time",
        });

    protected override CelValue Convert(in Value value) => value.Kind == ValueKind.Array
        ? new(CelKind.List, value.Array, this)
        : CelValue.Failure("invalid data, expected an array for the provided schema with type=array");

    /// <summary>Whether two items are the same member: equal in a set, of equal keys in a map.</summary>
    public Truth SameElement(in CelValue left, in CelValue right, WorkMeter meter)
    {
        if (!IsMap)
            return CelEquality.Equal(left, right, meter);
        var outcome = Truth.True;
        foreach (var key in _keys)
        {
            var equal = SameKey(Key(left, key), Key(right, key), meter);
            if (equal == Truth.False)
                return Truth.False;
            if (equal == Truth.Unknown)
                outcome = Truth.Unknown;
        }

        return outcome;
    }

    private static Truth SameKey(in Value left, in Value right, WorkMeter meter)
    {
        if (left.Kind is ValueKind.Absent && right.Kind is ValueKind.Absent)
            return Truth.True;
        return JsonEquality.Equal(left, right, meter);
    }

    /// <summary>A key of an element; absent where it has none.</summary>
    public static Value Key(in CelValue item, string key)
    {
        if (item.IsUnknown)
            return Value.Unknown;
        if (item.Reference is not IObjectValue members)
            return Value.Absent;
        var value = members[key];
        return value.IsAbsent && !members.IsComplete ? Value.Unknown : value;
    }
}
