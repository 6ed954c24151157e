namespace BackendDsl.Validation.BuiltIn.Facts;

/// <summary>A type of the built-in kinds: its members of all versions, sorted by name. A member's position is its slot.</summary>
internal sealed class TypeFacts
{
    private readonly Dictionary<string, int> _slots;

    public TypeFacts(string name, MemberFacts[] members, bool isOpen, int since, int until)
    {
        Name = name;
        Members = members;
        IsOpen = isOpen;
        Since = since;
        Until = until;
        var dot = name.LastIndexOf('.');
        ShortName = name.Substring(dot + 1);
        var before = name.LastIndexOf('.', dot - 1);
        Package = name.Substring(before + 1, dot - before - 1);
        _slots = new(members.Length, StringComparer.Ordinal);
        for (var i = 0; i < members.Length; i++)
            _slots[members[i].Name] = i;
    }

    /// <summary>Group, version and name, for example <c>core.v1.PodSpec</c>.</summary>
    public string Name { get; }

    /// <summary>The name alone.</summary>
    public string ShortName { get; }

    /// <summary>The Go package as errors write it, <c>v1</c>.</summary>
    public string Package { get; }

    public MemberFacts[] Members { get; }

    /// <summary>True for types that hold any JSON.</summary>
    public bool IsOpen { get; }

    public int Since { get; }

    public int Until { get; }

    /// <summary>The slot of a member; -1 for none. Names are case-sensitive.</summary>
    public int Find(string member) => _slots.TryGetValue(member, out var slot) ? slot : -1;
}
