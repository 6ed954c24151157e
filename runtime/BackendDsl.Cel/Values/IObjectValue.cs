namespace BackendDsl.Cel.Values;

/// <summary>An object or map as the engine reads it: a list of named places, some of them possibly absent.</summary>
public interface IObjectValue
{
    /// <summary>How many places there are. A place may be absent: skip those when counting members.</summary>
    int Count { get; }

    /// <summary>The wire name of the place at <paramref name="index"/>; names are unique within an object.</summary>
    string NameAt(int index);

    /// <summary>The value of the place at <paramref name="index"/>, or <see cref="ValueKind.Absent"/>.</summary>
    Value ValueAt(int index);

    /// <summary>The member of that wire name (ordinal, case-sensitive), or <see cref="ValueKind.Absent"/>.</summary>
    Value this[string name] { get; }

    /// <summary>False if further members may exist whose names are not known; always true at run time.</summary>
    bool IsComplete { get; }
}
