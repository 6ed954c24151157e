namespace BackendDsl.Validation.Documents;

/// <summary>
/// One string object for equal names, found by a part of a text without making a string of it first. Bounded: of texts with very many names only the last are kept.
/// </summary>
internal sealed class NameTable
{
    private const int Size = 1024;
    private const int SmallSize = 128;
    private const int LongestName = 64;
    private const int End = 4;
    private readonly string?[] _names;

    /// <summary>An empty table.</summary>
    /// <param name="isSmall">True for one that costs less to make, for a short text.</param>
    public NameTable(bool isSmall = false) => _names = new string?[isSmall ? SmallSize : Size];

    /// <summary>The name that stands in a text.</summary>
    public string Get(string text, int start, int length)
    {
        if (length > LongestName)
            return text.Substring(start, length);
        // Its two ends tell most names apart; those that they do not tell apart only take each other's place.
        var hash = (uint)length;
        var ends = Math.Min(length, End);
        for (var i = 0; i < ends; i++)
            hash = unchecked((hash * 31) + text[start + i] + (text[start + length - 1 - i] * 131u));
        ref var known = ref _names[(hash ^ (hash >> 10) ^ (hash >> 20)) & (uint)(_names.Length - 1)];
        if (known is null || known.Length != length || string.CompareOrdinal(known, 0, text, start, length) != 0)
            known = text.Substring(start, length);
        return known;
    }
}
