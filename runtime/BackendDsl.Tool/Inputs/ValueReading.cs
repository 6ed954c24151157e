using BackendDsl.Cel.Values;

namespace BackendDsl.Tool.Inputs;

/// <summary>Short ways through values.</summary>
internal static class ValueReading
{
    /// <summary>A member; absent where there is none, or where this is no object.</summary>
    public static Value At(this Value value, string name) => value.Kind == ValueKind.Object ? value.Object[name] : default;

    /// <summary>A member's text; empty where it is none.</summary>
    public static string TextAt(this Value value, string name) => value.At(name) is { Kind: ValueKind.String } text ? text.String : "";

    /// <summary>The items of a list; none where this is no list.</summary>
    public static IEnumerable<Value> Items(this Value value)
    {
        if (value.Kind != ValueKind.Array)
            yield break;
        for (var i = 0; i < value.Array.Count; i++)
            yield return value.Array[i];
    }

    /// <summary>The members of an object; none where this is no object.</summary>
    public static IEnumerable<(string Name, Value Value)> Members(this Value value)
    {
        if (value.Kind != ValueKind.Object)
            yield break;
        for (var i = 0; i < value.Object.Count; i++)
        {
            if (!value.Object.ValueAt(i).IsAbsent)
                yield return (value.Object.NameAt(i), value.Object.ValueAt(i));
        }
    }
}
