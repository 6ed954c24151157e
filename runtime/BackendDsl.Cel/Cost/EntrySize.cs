namespace BackendDsl.Cel.Cost;

/// <summary>How large the items of a list are, or the keys and values of a map, that an expression makes.</summary>
internal readonly struct EntrySize(bool isMap, CostRange key, CostRange value)
{
    public bool IsMap { get; } = isMap;

    public CostRange Key { get; } = key;

    public CostRange Value { get; } = value;

    /// <summary>Of either of two; null where one of them is not known.</summary>
    public static EntrySize? Union(EntrySize? left, EntrySize? right) =>
        left is { } one && right is { } other ? new(one.IsMap, one.Key.Union(other.Key), one.Value.Union(other.Value)) : null;
}
