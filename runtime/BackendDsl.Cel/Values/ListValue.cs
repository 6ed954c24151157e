namespace BackendDsl.Cel.Values;

/// <summary>A list that an expression made.</summary>
internal sealed class ListValue(CelValue[] items, int count, bool isComplete = true)
{
    public static readonly ListValue Empty = new([], 0);

    public ListValue(CelValue[] items)
        : this(items, items.Length)
    {
    }

    public int Count { get; } = count;

    /// <summary>False if further items may follow that are not known.</summary>
    public bool IsComplete { get; } = isComplete;

    public CelValue this[int index] => items[index];
}
