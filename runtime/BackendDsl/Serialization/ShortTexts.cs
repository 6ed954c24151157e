namespace BackendDsl.Serialization;

/// <summary>One string object for equal short texts: kinds, durations and values of enums come again and again. Bounded: a newcomer takes the place of another.</summary>
internal sealed class ShortTexts
{
    private const int Size = 1024;
    private const int Longest = 32;
    private readonly string?[] _texts = new string?[Size];

    /// <summary>The string of these characters.</summary>
    public string Get(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > Longest)
            return text.ToString();
        // Its length, both ends and the middle tell most apart.
        var hash = (uint)text.Length + (text[0] * 31u) + (text[^1] * 961u) + (text[text.Length >> 1] * 29791u) + (text[(text.Length - 1) >> 1] * 887u);
        ref var known = ref _texts[(hash ^ (hash >> 10)) & (Size - 1)];
        if (known is null || !text.SequenceEqual(known))
            known = text.ToString();
        return known;
    }
}
