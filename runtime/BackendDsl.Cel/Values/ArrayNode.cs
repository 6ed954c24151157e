namespace BackendDsl.Cel.Values;

/// <summary>A plain array.</summary>
public sealed class ArrayNode : IArrayValue
{
    private readonly List<Value> _items;
    private List<SourceMark>? _marks;

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
    public void Add(Value item)
    {
        _items.Add(item);
        _marks?.Add(default);
    }

    /// <summary>Where the item at <paramref name="index"/> stands in its file.</summary>
    public SourceMark MarkAt(int index) => _marks is null ? default : _marks[index];

    /// <summary>Appends an item read at <paramref name="mark"/>. Only for arrays whose items are all added so.</summary>
    internal void Add(Value item, SourceMark mark)
    {
        _items.Add(item);
        (_marks ??= []).Add(mark);
    }
}
