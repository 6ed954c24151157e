namespace BackendDsl.Cel.Values;

/// <summary>
/// The parts of a large object or array behind the first <see cref="Size"/>, in pages: an array that doubles holds twice what is needed and leaves as much behind
/// with each step, and what is that large the collector takes back late.
/// </summary>
internal sealed class Pages<T>
{
    /// <summary>How many parts are held elsewhere, and how many a page has.</summary>
    public const int Size = 1 << Shift;

    private const int Shift = 10;

    private readonly List<T[]> _pages = [];

    /// <summary>A part, by its number in the whole object.</summary>
    public ref T At(int index) => ref _pages[(index >> Shift) - 1][index & (Size - 1)];

    /// <summary>Makes room for the part of a number, where all before it have theirs.</summary>
    public void Reach(int index)
    {
        if (index >> Shift > _pages.Count)
            _pages.Add(new T[Size]);
    }
}
