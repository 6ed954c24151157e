namespace BackendDsl.Schema.Values;

/// <summary>A plain array.</summary>
public sealed class ArrayNode : IArrayValue
{
    private readonly List<Value> _items;

    /// <summary>An empty array.</summary>
    public ArrayNode() => _items = [];

    /// <summary>An array of these items.</summary>
    public ArrayNode(IEnumerable<Value> items) => _items = [.. items];

    /// <summary>Where the array stands in the file it was read from.</summary>
    public SourceMark Mark { get; init; }

    /// <inheritdoc/>
    public int Count => _items.Count;

    /// <inheritdoc/>
    public bool IsComplete => true;

    /// <inheritdoc/>
    public Value this[int index] => _items[index];

    /// <summary>Appends an item.</summary>
    public void Add(Value item) => _items.Add(item);
}
