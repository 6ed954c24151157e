namespace BackendDsl.Cel.Values;

/// <summary>A plain object: names and values in the order they were given. A name given twice keeps its place and its last value.</summary>
public sealed class ObjectNode : IObjectValue
{
    private const int LargeFrom = 9;

    // No room to spare once an object is read: documents are many small objects.
    private ObjectMember[] _members;
    private int _count;
    private LargeObject? _large;

    /// <summary>An empty object.</summary>
    public ObjectNode() => _members = [];

    /// <summary>An empty object with room for <paramref name="capacity"/> members.</summary>
    public ObjectNode(int capacity) => _members = capacity == 0 ? [] : new ObjectMember[Math.Min(capacity, Pages<ObjectMember>.Size)];

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
    public Value this[string name] => Find(name) is >= 0 and var i ? MemberAt(i).Value : Value.Absent;

    /// <inheritdoc/>
    public string NameAt(int index) => MemberAt(Checked(index)).Name;

    /// <inheritdoc/>
    public Value ValueAt(int index) => MemberAt(Checked(index)).Value;

    /// <summary>Sets a member; an absent value removes it.</summary>
    public void Set(string name, Value value)
    {
        var i = Find(name);
        if (!value.IsAbsent)
        {
            if (i >= 0)
                MemberAt(i).Value = value;
            else
                Append(name, value, default);
        }
        else if (i >= 0)
        {
            _count--;
            for (; i < _count; i++)
                MemberAt(i) = MemberAt(i + 1);
            MemberAt(_count) = default;
            _large?.Forget();
        }
    }

    /// <summary>True where the object has the member.</summary>
    internal bool Contains(string name) => Find(name) >= 0;

    /// <summary>The position of a member; less than 0 where there is none.</summary>
    internal int IndexOf(string name) => Find(name);

    /// <summary>Where the member at <paramref name="index"/> stands in its file.</summary>
    public SourceMark MarkAt(int index) => MemberAt(Checked(index)).Mark;

    /// <summary>Sets a member read at <paramref name="mark"/>; false where the name was there already.</summary>
    internal bool Add(string name, Value value, SourceMark mark)
    {
        if (Find(name) is >= 0 and var i)
        {
            ref var member = ref MemberAt(i);
            member.Value = value;
            member.Mark = mark;
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

    /// <summary>A member by its position, which must be one.</summary>
    internal ref ObjectMember MemberAt(int index) => ref index < Pages<ObjectMember>.Size ? ref _members[index] : ref _large!.More.At(index);

    private void Append(string name, Value value, SourceMark mark)
    {
        if (_count >= Pages<ObjectMember>.Size)
            (_large ??= new()).More.Reach(_count);
        else if (_count == _members.Length)
            Array.Resize(ref _members, _count == 0 ? 2 : _count * 2);
        ref var member = ref MemberAt(_count);
        (member.Name, member.Value, member.Mark) = (name, value, mark);
        _large?.Add(this, name, _count);
        _count++;
    }

    private int Checked(int index) => (uint)index < (uint)_count ? index : throw new ArgumentOutOfRangeException(nameof(index));

    private int Find(string name)
    {
        if (_count >= LargeFrom)
            return (_large ?? MakeLarge()).Find(this, name);
        for (var i = 0; i < _count; i++)
        {
            if (string.Equals(_members[i].Name, name, StringComparison.Ordinal))
                return i;
        }

        return -1;
    }

    // One object may be read by several threads: whichever makes it, all use one.
    private LargeObject MakeLarge() => Interlocked.CompareExchange(ref _large, new(), null) ?? _large!;
}
