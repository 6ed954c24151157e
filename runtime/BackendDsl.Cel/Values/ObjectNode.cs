namespace BackendDsl.Cel.Values;

/// <summary>A plain object: names and values in the order they were given. A name given twice keeps its place and its last value.</summary>
public sealed class ObjectNode : IObjectValue
{
    private const int IndexFrom = 9;

    // Name, value and place side by side, and no room to spare once an object is read: documents are many small objects.
    private Member[] _members;
    private int _count;
    private Dictionary<string, int>? _index;

    /// <summary>An empty object.</summary>
    public ObjectNode() => _members = [];

    /// <summary>An empty object with room for <paramref name="capacity"/> members.</summary>
    public ObjectNode(int capacity) => _members = capacity == 0 ? [] : new Member[capacity];

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
    public int Count => _count;

    /// <inheritdoc/>
    public bool IsComplete => true;

    /// <inheritdoc/>
    public Value this[string name] => Find(name) is >= 0 and var i ? _members[i].Value : Value.Absent;

    /// <inheritdoc/>
    public string NameAt(int index) => _members[Checked(index)].Name;

    /// <inheritdoc/>
    public Value ValueAt(int index) => _members[Checked(index)].Value;

    /// <summary>Sets a member; an absent value removes it.</summary>
    public void Set(string name, Value value)
    {
        var i = Find(name);
        if (!value.IsAbsent)
        {
            if (i >= 0)
                _members[i].Value = value;
            else
                Append(name, value, default);
        }
        else if (i >= 0)
        {
            _count--;
            Array.Copy(_members, i + 1, _members, i, _count - i);
            _members[_count] = default;
            _index = null;
        }
    }

    /// <summary>True where the object has the member.</summary>
    internal bool Contains(string name) => Find(name) >= 0;

    /// <summary>The position of a member; less than 0 where there is none.</summary>
    internal int IndexOf(string name) => Find(name);

    /// <summary>Where the member at <paramref name="index"/> stands in its file.</summary>
    public SourceMark MarkAt(int index) => _members[Checked(index)].Mark;

    /// <summary>Sets a member read at <paramref name="mark"/>; false where the name was there already.</summary>
    internal bool Add(string name, Value value, SourceMark mark)
    {
        if (Find(name) is >= 0 and var i)
        {
            _members[i].Value = value;
            _members[i].Mark = mark;
            return false;
        }

        Append(name, value, mark);
        return true;
    }

    /// <summary>Gives back room for members that do not come any more.</summary>
    internal void Trim()
    {
        if (_count < _members.Length)
            Array.Resize(ref _members, _count);
    }

    private void Append(string name, Value value, SourceMark mark)
    {
        if (_count == _members.Length)
            Array.Resize(ref _members, _count == 0 ? 2 : _count * 2);
        _members[_count] = new() { Name = name, Value = value, Mark = mark };
        _index?.Add(name, _count);
        _count++;
    }

    private int Checked(int index) => (uint)index < (uint)_count ? index : throw new ArgumentOutOfRangeException(nameof(index));

    private int Find(string name)
    {
        if (_count < IndexFrom)
        {
            for (var i = 0; i < _count; i++)
            {
                if (string.Equals(_members[i].Name, name, StringComparison.Ordinal))
                    return i;
            }

            return -1;
        }

        if (_index is null)
        {
            var index = new Dictionary<string, int>(_count, StringComparer.Ordinal);
            for (var i = 0; i < _count; i++)
                index[_members[i].Name] = i;
            _index = index;
        }

        return _index.TryGetValue(name, out var at) ? at : -1;
    }

    private struct Member
    {
        public string Name;
        public Value Value;
        public SourceMark Mark;
    }
}
