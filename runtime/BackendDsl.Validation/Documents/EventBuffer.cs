namespace BackendDsl.Validation.Documents;

/// <summary>
/// The events of a document, in pages: those of a small one lie in one that grows, and those of a large one are let go as they are passed, so that they are not held beside what is
/// made of them.
/// </summary>
internal sealed class EventBuffer
{
    private const int Shift = 10;
    private const int PageSize = 1 << Shift;
    private const int FirstSize = 64;

    // Fewer are kept for the next document.
    private const int LargeFrom = 1 << 16;

    private YamlEvent[]?[] _pages = [new YamlEvent[FirstSize]];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>An event that is not passed yet.</summary>
    public ref YamlEvent At(int index) => ref _pages[index >> Shift]![index & (PageSize - 1)];

    /// <summary>Appends an event, of which nothing is set yet.</summary>
    public ref YamlEvent Add()
    {
        var page = Count >> Shift;
        if (page == _pages.Length)
            Array.Resize(ref _pages, page * 2);
        var at = Count++ & (PageSize - 1);
        ref var events = ref _pages[page];
        if (events is null)
            events = new YamlEvent[PageSize];
        else if (at == events.Length)
            Array.Resize(ref events, at * 2);
        events[at] = default;
        return ref events[at];
    }

    /// <summary>All before an event are not asked for any more.</summary>
    public void Pass(int index)
    {
        if ((index & (PageSize - 1)) == 0 && index > 0 && Count >= LargeFrom)
            _pages[(index >> Shift) - 1] = null;
    }

    /// <summary>Begins anew.</summary>
    public void Clear() => Count = 0;

    /// <summary>Begins anew, with no room for many.</summary>
    public void Release()
    {
        _pages = [new YamlEvent[FirstSize]];
        Count = 0;
    }
}
