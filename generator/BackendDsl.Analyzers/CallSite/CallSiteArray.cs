using BackendDsl.Cel.Values;

namespace BackendDsl.Analyzers.CallSite;

/// <summary>An array read from C#: items with the expressions they come from.</summary>
internal sealed class CallSiteArray : IArrayValue
{
    private readonly List<CallSitePlace> _items = [];

    /// <summary>The call or expression that made the array.</summary>
    public CallSpan Call { get; set; }

    /// <summary>True where further items may follow.</summary>
    public bool Escaped { get; set; }

    /// <summary>True where code that is not read here has hold of the array and may have done anything to it.</summary>
    public bool IsLost { get; set; }

    /// <summary>Items that may be there, each judged as if it followed the known ones (a call under an <c>if</c> or in a loop).</summary>
    public List<CallSitePlace>? Possible { get; set; }

    public int Count => _items.Count;

    public bool IsComplete => !Escaped;

    public Value this[int index] => _items[index].Value;

    public CallSitePlace PlaceAt(int index) => _items[index];

    public void Add(CallSitePlace item) => _items.Add(item);

    public void RemoveLast() => _items.RemoveAt(_items.Count - 1);

    public void Append(CallSiteArray more, bool conditional)
    {
        if (conditional)
        {
            Escaped = true;
            (Possible ??= []).AddRange(more._items);
        }
        else
        {
            _items.AddRange(more._items);
        }

        if (more.Possible is { } possible)
            (Possible ??= []).AddRange(possible);
        Escaped |= more.Escaped;
    }

    public CallSiteArray Copy()
    {
        var copy = new CallSiteArray { Call = Call, Escaped = Escaped, Possible = Possible is null ? null : [.. Possible] };
        copy._items.AddRange(_items);
        return copy;
    }

    /// <summary>See <see cref="CallSiteObject.Seal"/>.</summary>
    public void Seal()
    {
        foreach (var item in _items)
        {
            if (item.Value is { Kind: ValueKind.Object } value && value.Object is CallSiteObject nested)
                nested.Seal();
        }
    }
}
