namespace BackendDsl.Cel.Values;

/// <summary>
/// What an object of many members has beside the first of them: a table by name, of one number a slot (a dictionary would hold name, hash and two numbers of each),
/// and the pages of the others.
/// </summary>
internal sealed class LargeObject
{
    // Positions, from 1; 0 is a free slot. Half of them at most are taken.
    private int[]? _slots;

    /// <summary>The members that are not among the first.</summary>
    public Pages<ObjectMember> More { get; } = new();

    /// <summary>The position of a name in an object; less than 0 where it has none.</summary>
    public int Find(ObjectNode node, string name)
    {
        var slots = _slots ?? Build(node, node.Count);
        for (var at = Hash(name, slots); ; at = (at + 1) & (slots.Length - 1))
        {
            var position = slots[at] - 1;
            if (position < 0 || string.Equals(node.MemberAt(position).Name, name, StringComparison.Ordinal))
                return position;
        }
    }

    /// <summary>Notes a name that comes last.</summary>
    public void Add(ObjectNode node, string name, int position)
    {
        // Where nobody has asked for a name yet, the table is made when somebody does.
        if (_slots is not { } slots)
            return;
        if ((position + 1) * 2 > slots.Length)
            slots = Build(node, position);
        Enter(slots, name, position);
    }

    /// <summary>Positions have changed.</summary>
    public void Forget() => _slots = null;

    private int[] Build(ObjectNode node, int count)
    {
        var size = 32;
        while (size < (count + 1) * 2)
            size *= 2;
        var slots = new int[size];
        for (var i = 0; i < count; i++)
            Enter(slots, node.MemberAt(i).Name, i);
        // Readers of several threads may each make one: it is whole before it is seen.
        Volatile.Write(ref _slots, slots);
        return slots;
    }

    private static void Enter(int[] slots, string name, int position)
    {
        var at = Hash(name, slots);
        while (slots[at] != 0)
            at = (at + 1) & (slots.Length - 1);
        slots[at] = position + 1;
    }

    private static int Hash(string name, int[] slots)
    {
        var hash = (uint)name.GetHashCode();
        return (int)((hash ^ (hash >> 15)) & (uint)(slots.Length - 1));
    }
}
