namespace BackendDsl.Cel.Values;

/// <summary>A map that an expression made: pairs in the order given, the last of equal keys wins.</summary>
internal sealed class MapValue
{
    private const int IndexFrom = 9;

    private readonly List<KeyValuePair<CelValue, CelValue>> _entries;
    private Dictionary<CelValue, int>? _index;

    public MapValue(int capacity = 0) => _entries = new(capacity);

    public int Count => _entries.Count;

    /// <summary>False if further keys may exist that are not known.</summary>
    public bool IsComplete { get; set; } = true;

    public CelValue KeyAt(int index) => _entries[index].Key;

    public CelValue ValueAt(int index) => _entries[index].Value;

    public void Set(in CelValue key, in CelValue value)
    {
        var at = Find(key);
        if (at >= 0)
        {
            _entries[at] = new(_entries[at].Key, value);
            return;
        }

        _entries.Add(new(key, value));
        if (_index is not null)
            _index[key] = _entries.Count - 1;
    }

    public int Find(in CelValue key)
    {
        if (_entries.Count < IndexFrom)
        {
            for (var i = 0; i < _entries.Count; i++)
            {
                if (CelKeyComparer.Instance.Equals(_entries[i].Key, key))
                    return i;
            }

            return -1;
        }

        if (_index is null)
        {
            var index = new Dictionary<CelValue, int>(_entries.Count, CelKeyComparer.Instance);
            for (var i = 0; i < _entries.Count; i++)
                index[_entries[i].Key] = i;
            _index = index;
        }

        return _index.TryGetValue(key, out var at) ? at : -1;
    }
}
