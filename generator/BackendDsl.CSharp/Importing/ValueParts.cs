using BackendDsl.Cel.Values;

namespace BackendDsl.CSharp.Importing;

/// <summary>Parts of values, absent where there are none.</summary>
internal static class ValueParts
{
    /// <summary>A member of an object.</summary>
    public static Value At(this Value value, string name) => value.Kind == ValueKind.Object ? value.Object[name] : default;

    /// <summary>The items of an array.</summary>
    public static IEnumerable<Value> Items(this Value value)
    {
        for (var i = 0; value.Kind == ValueKind.Array && i < value.Array.Count; i++)
            yield return value.Array[i];
    }

    /// <summary>The members of an object in their order.</summary>
    public static IEnumerable<(string Name, Value Value)> Members(this Value value)
    {
        for (var i = 0; value.Kind == ValueKind.Object && i < value.Object.Count; i++)
            yield return (value.Object.NameAt(i), value.Object.ValueAt(i));
    }
}
