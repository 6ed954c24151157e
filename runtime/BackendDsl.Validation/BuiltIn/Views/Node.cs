using BackendDsl.Cel.Values;
using BackendDsl.Validation.BuiltIn.Decoding;

namespace BackendDsl.Validation.BuiltIn.Views;

/// <summary>
/// A decoded value as the rules read it: every question has an answer of three values, and what only a known value can answer
/// (<see cref="TryText"/>, <see cref="TryNumber"/>) says so. A member of an absent object is absent, one of an unknown object perhaps absent.
/// </summary>
internal readonly struct Node(Value value)
{
    public Value Value { get; } = value;

    /// <summary>Present, whatever it holds.</summary>
    public Truth Given => Value.Kind switch
    {
        ValueKind.Absent => Truth.False,
        ValueKind.MaybeAbsent => Truth.Unknown,
        _ => Truth.True,
    };

    /// <summary>Absent or the empty string.</summary>
    public Truth IsEmpty => Value.Kind switch
    {
        ValueKind.Absent => Truth.True,
        ValueKind.String => Value.String.Length == 0,
        _ => Truth.Unknown,
    };

    /// <summary>Absent or 0.</summary>
    public Truth IsZero => Value.Kind switch
    {
        ValueKind.Absent => Truth.True,
        ValueKind.Integer => Value.Integer == 0,
        _ => Truth.Unknown,
    };

    /// <summary>Present and true.</summary>
    public Truth IsTrue => Value.Kind switch
    {
        ValueKind.Absent => Truth.False,
        ValueKind.Boolean => Value.Boolean,
        _ => Truth.Unknown,
    };

    /// <summary>A list or map without an entry, or none at all.</summary>
    public Truth HasNone => Value.Kind switch
    {
        ValueKind.Absent => Truth.True,
        ValueKind.Array => Value.Array.Count > 0 ? Truth.False : Value.Array.IsComplete ? Truth.True : Truth.Unknown,
        ValueKind.Object when Value.Object is TypedMap map => map.Count > 0 ? Truth.False : map.IsComplete ? Truth.True : Truth.Unknown,
        _ => Truth.Unknown,
    };

    /// <summary>How many entries of the list or map are known.</summary>
    public int Count => Value.Kind switch
    {
        ValueKind.Array => Value.Array.Count,
        ValueKind.Object when Value.Object is TypedMap map => map.Count,
        _ => 0,
    };

    /// <summary>True where no further entry may be there than those counted.</summary>
    public bool IsComplete => Value.Kind switch
    {
        ValueKind.Absent => true,
        ValueKind.Array => Value.Array.IsComplete,
        ValueKind.Object => Value.Object.IsComplete,
        _ => false,
    };

    /// <summary>The decoded object; null where there is none that is known.</summary>
    public TypedObject? Object => Value.Kind == ValueKind.Object ? Value.Object as TypedObject : null;

    /// <summary>The decoded map; null where there is none that is known.</summary>
    public TypedMap? Map => Value.Kind == ValueKind.Object ? Value.Object as TypedMap : null;

    /// <summary>The member in that slot.</summary>
    public Node this[int slot]
    {
        get
        {
            if (Value.Kind == ValueKind.Object)
                return new(((TypedObject)Value.Object).Slots[slot]);
            return new(Value.IsAbsent ? Value.Absent : Value.MaybeAbsent);
        }
    }

    /// <summary>The member of that name, for rules that hold for several types.</summary>
    public Node Member(string name)
    {
        if (Value.Kind == ValueKind.Object)
            return Value.Object is TypedObject typed && typed.Type.Find(name) is >= 0 and var slot ? new(typed.Slots[slot]) : default;
        return new(Value.IsAbsent ? Value.Absent : Value.MaybeAbsent);
    }

    /// <summary>The item of a list.</summary>
    public Node At(int index) => new(Value.Array[index]);

    /// <summary>The name of a map's entry.</summary>
    public string Key(int index) => ((TypedMap)Value.Object).Keys[index];

    /// <summary>The value of a map's entry.</summary>
    public Node Entry(int index) => new(((TypedMap)Value.Object).Values[index]);

    /// <summary>The value of a map under that key.</summary>
    public Node Get(string key)
    {
        if (Map is { } map)
            return map.Find(key) is >= 0 and var at ? new(map.Values[at]) : new(map.IsComplete ? Value.Absent : Value.MaybeAbsent);
        return new(Value.IsAbsent ? Value.Absent : Value.MaybeAbsent);
    }

    /// <summary>Is the string this one? An absent string is the empty one.</summary>
    public Truth Is(string text) => Value.Kind switch
    {
        ValueKind.Absent => text.Length == 0,
        ValueKind.String => string.Equals(Value.String, text, StringComparison.Ordinal),
        _ => Truth.Unknown,
    };

    /// <summary>Is the string one of these?</summary>
    public Truth IsOneOf(params string[] texts)
    {
        if (!TryText(out var own))
            return Truth.Unknown;
        foreach (var text in texts)
        {
            if (string.Equals(own, text, StringComparison.Ordinal))
                return Truth.True;
        }

        return Truth.False;
    }

    /// <summary>Does a list of strings hold this one?</summary>
    public Truth Holds(string text)
    {
        var result = Truth.False;
        for (var i = 0; i < Count; i++)
            result |= At(i).Is(text);
        return IsComplete ? result : result | Truth.Unknown;
    }

    /// <summary>The string where it is known; the empty one where it is absent.</summary>
    public bool TryText(out string text)
    {
        text = Value.Kind == ValueKind.String ? Value.String : "";
        return Value.Kind is ValueKind.String or ValueKind.Absent;
    }

    /// <summary>The whole number where it is known; 0 where it is absent.</summary>
    public bool TryNumber(out long number)
    {
        number = Value.Kind == ValueKind.Integer ? Value.Integer : 0;
        return Value.Kind is ValueKind.Integer or ValueKind.Absent;
    }

    /// <summary>The whole number where one is given and known.</summary>
    public bool TryGiven(out long number)
    {
        number = Value.Kind == ValueKind.Integer ? Value.Integer : 0;
        return Value.Kind == ValueKind.Integer;
    }

    /// <summary>The string where one is given and known.</summary>
    public bool TryGiven(out string text)
    {
        text = Value.Kind == ValueKind.String ? Value.String : "";
        return Value.Kind == ValueKind.String;
    }
}
