using BackendDsl.Cel.Values;

namespace BackendDsl.Validation.Schema;

/// <summary>A changed copy of one level of an object: what pruning and defaulting leave of it.</summary>
internal sealed class FlatObject(int capacity, bool isComplete) : IObjectValue
{
    private const int IndexFrom = 9;

    private (string Name, Value Value)[] _members = new (string, Value)[capacity];
    private volatile Dictionary<string, int>? _index;

    public int Count { get; private set; }

    public bool IsComplete => isComplete;

    public Value this[string name]
    {
        get
        {
            if (Count >= IndexFrom)
                return (_index ??= MakeIndex()).TryGetValue(name, out var at) ? _members[at].Value : default;
            for (var i = 0; i < Count; i++)
            {
                if (string.Equals(_members[i].Name, name, StringComparison.Ordinal))
                    return _members[i].Value;
            }

            return default;
        }
    }

    public string NameAt(int index) => _members[index].Name;

    public Value ValueAt(int index) => _members[index].Value;

    public void Add(string name, in Value value)
    {
        if (Count == _members.Length)
            Array.Resize(ref _members, Math.Max(4, Count * 2));
        _members[Count++] = (name, value);
        _index = null;
    }

    // The first of equal names counts, as in a look through all of them.
    private Dictionary<string, int> MakeIndex()
    {
        var index = new Dictionary<string, int>(Count, StringComparer.Ordinal);
        for (var i = Count - 1; i >= 0; i--)
            index[_members[i].Name] = i;
        return index;
    }
}
