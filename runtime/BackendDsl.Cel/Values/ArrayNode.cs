namespace BackendDsl.Cel.Values;

/// <summary>A plain array.</summary>
public sealed class ArrayNode : IArrayValue
{
    // Value and place side by side, as in objects.
    private Entry[] _items = [];
    private int _count;
    private Pages<Entry>? _more;

    /// <summary>An empty array.</summary>
    public ArrayNode()
    {
    }

    /// <summary>An array of these items.</summary>
    public ArrayNode(IEnumerable<Value> items)
    {
        foreach (var item in items)
            Add(item);
    }

    /// <summary>Where the array stands in the file it was read from.</summary>
    public SourceMark Mark { get; init; }

    /// <inheritdoc/>
    public int Count => _count;

    /// <inheritdoc/>
    public bool IsComplete => true;

    /// <inheritdoc/>
    public Value this[int index] => At(Checked(index)).Value;

    /// <summary>Appends an item.</summary>
    public void Add(Value item) => Add(item, default);

    /// <summary>Where the item at <paramref name="index"/> stands in its file.</summary>
    public SourceMark MarkAt(int index) => At(Checked(index)).Mark;

    /// <summary>Appends an item read at <paramref name="mark"/>.</summary>
    internal void Add(Value item, SourceMark mark)
    {
        if (_count >= Pages<Entry>.Size)
            (_more ??= new()).Reach(_count);
        else if (_count == _items.Length)
            Array.Resize(ref _items, _count == 0 ? 2 : _count * 2);
        At(_count++) = new() { Value = item, Mark = mark };
    }

    /// <summary>Gives back room for items that do not come any more.</summary>
    internal void Trim()
    {
        if (_count < _items.Length)
            Array.Resize(ref _items, _count);
    }

    private ref Entry At(int index) => ref index < Pages<Entry>.Size ? ref _items[index] : ref _more!.At(index);

    private int Checked(int index) => (uint)index < (uint)_count ? index : throw new ArgumentOutOfRangeException(nameof(index));

    private struct Entry
    {
        public Value Value;
        public SourceMark Mark;
    }
}
