using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Schema;

/// <summary>A changed copy of one level of an object: what pruning and defaulting leave of it.</summary>
internal sealed class FlatObject(int capacity, bool isComplete) : IObjectValue
{
    private const int IndexFrom = 9;

    private string[] _names = new string[capacity];
    private Value[] _values = new Value[capacity];
    private volatile Dictionary<string, int>? _index;

    public int Count { get; private set; }

    public bool IsComplete => isComplete;

    public Value this[string name]
    {
        get
        {
            if (Count >= IndexFrom)
                return (_index ??= MakeIndex()).TryGetValue(name, out var at) ? _values[at] : default;
            for (var i = 0; i < Count; i++)
            {
                if (string.Equals(_names[i], name, StringComparison.Ordinal))
                    return _values[i];
            }

            return default;
        }
    }

    public string NameAt(int index) => _names[index];

    public Value ValueAt(int index) => _values[index];

    public void Add(string name, in Value value)
    {
        if (Count == _names.Length)
        {
            var size = Math.Max(4, Count * 2);
            Array.Resize(ref _names, size);
            Array.Resize(ref _values, size);
        }

        _names[Count] = name;
        _values[Count++] = value;
        _index = null;
    }

    // The first of equal names counts, as in a look through all of them.
    private Dictionary<string, int> MakeIndex()
    {
        var index = new Dictionary<string, int>(Count, StringComparer.Ordinal);
        for (var i = Count - 1; i >= 0; i--)
            index[_names[i]] = i;
        return index;
    }
}
