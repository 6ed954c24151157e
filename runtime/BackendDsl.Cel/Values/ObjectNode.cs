namespace BackendDsl.Cel.Values;

/// <summary>A plain object: names and values in the order they were given. A name given twice keeps its place and its last value.</summary>
public sealed class ObjectNode : IObjectValue
{
    private const int IndexFrom = 9;

    private readonly List<KeyValuePair<string, Value>> _members;
    private List<SourceMark>? _marks;
    private Dictionary<string, int>? _index;

    /// <summary>An empty object.</summary>
    public ObjectNode() => _members = [];

    /// <summary>An empty object with room for <paramref name="capacity"/> members.</summary>
    public ObjectNode(int capacity) => _members = new(capacity);

    /// <summary>An object of these members.</summary>
    public ObjectNode(IEnumerable<KeyValuePair<string, Value>> members)
        : this()
    {
        foreach (var member in members)
            Set(member.Key, member.Value);
    }

    /// <summary>Line in the file this object was read from, from 1; 0 if it was not read from a file.</summary>
    public SourceMark Mark { get; init; }

    /// <inheritdoc/>
    public int Count => _members.Count;

    /// <inheritdoc/>
    public bool IsComplete => true;

    /// <inheritdoc/>
    public Value this[string name] => Find(name) is >= 0 and var i ? _members[i].Value : Value.Absent;

    /// <inheritdoc/>
    public string NameAt(int index) => _members[index].Key;

    /// <inheritdoc/>
    public Value ValueAt(int index) => _members[index].Value;

    /// <summary>Sets a member; an absent value removes it.</summary>
    public void Set(string name, Value value)
    {
        var i = Find(name);
        if (value.IsAbsent)
        {
            if (i >= 0)
            {
                _members.RemoveAt(i);
                _marks?.RemoveAt(i);
                _index = null;
            }

            return;
        }

        if (i >= 0)
        {
            _members[i] = new(name, value);
            return;
        }

        _members.Add(new(name, value));
        _marks?.Add(default);
        _index?.Add(name, _members.Count - 1);
    }

    /// <summary>True where the object has the member.</summary>
    internal bool Contains(string name) => Find(name) >= 0;

    /// <summary>Where the member at <paramref name="index"/> stands in its file.</summary>
    public SourceMark MarkAt(int index) => _marks is null ? default : _marks[index];

    /// <summary>Sets a member read at <paramref name="mark"/>; false where the name was there already.</summary>
    internal bool Add(string name, Value value, SourceMark mark)
    {
        _marks ??= [];
        var i = Find(name);
        if (i >= 0)
        {
            _members[i] = new(name, value);
            _marks[i] = mark;
            return false;
        }

        _members.Add(new(name, value));
        _marks.Add(mark);
        _index?.Add(name, _members.Count - 1);
        return true;
    }

    private int Find(string name)
    {
        if (_members.Count < IndexFrom)
        {
            for (var i = 0; i < _members.Count; i++)
            {
                if (string.Equals(_members[i].Key, name, StringComparison.Ordinal))
                    return i;
            }

            return -1;
        }

        if (_index is null)
        {
            var index = new Dictionary<string, int>(_members.Count, StringComparer.Ordinal);
            for (var i = 0; i < _members.Count; i++)
                index[_members[i].Key] = i;
            _index = index;
        }

        return _index.TryGetValue(name, out var at) ? at : -1;
    }
}
