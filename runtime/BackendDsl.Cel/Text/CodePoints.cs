namespace BackendDsl.Cel.Text;

/// <summary>
/// Texts as Go sees them: sequences of code points, ordered as their UTF-8 bytes are. Half a surrogate pair counts as U+FFFD, which is what it
/// becomes on its way through JSON.
/// </summary>
public static class CodePoints
{
    /// <summary>The number of code points.</summary>
    public static int Length(string text)
    {
        var length = text.Length;
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsLowSurrogate(text[i]) && char.IsHighSurrogate(text[i - 1]))
                length--;
        }

        return length;
    }

    /// <summary>The number of bytes in UTF-8.</summary>
    public static int Utf8Length(string text)
    {
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c < 0x80)
                length++;
            else if (c < 0x800)
                length += 2;
            else if (IsPair(text, i))
                (length, i) = (length + 4, i + 1);
            else
                length += 3;
        }

        return length;
    }

    /// <summary>The code point at a UTF-16 index, and how many UTF-16 units it takes.</summary>
    public static int At(string text, int index, out int width)
    {
        var c = text[index];
        width = 1;
        if (!char.IsSurrogate(c))
            return c;
        if (!IsPair(text, index))
            return 0xFFFD;
        width = 2;
        return char.ConvertToUtf32(c, text[index + 1]);
    }

    /// <summary>Appends a code point; one that is none becomes U+FFFD.</summary>
    public static void Append(System.Text.StringBuilder text, int codePoint)
    {
        if (codePoint is < 0 or > 0x10FFFF or (>= 0xD800 and <= 0xDFFF))
            text.Append('\uFFFD');
        else if (codePoint < 0x10000)
            text.Append((char)codePoint);
        else
            text.Append(char.ConvertFromUtf32(codePoint));
    }

    /// <summary>Compares in the order of code points, which is the order of UTF-8 bytes and not that of UTF-16 units.</summary>
    public static int Compare(string left, string right)
    {
        var shorter = Math.Min(left.Length, right.Length);
        for (var i = 0; i < shorter; i++)
        {
            var (a, b) = (left[i], right[i]);
            if (a == b)
                continue;

            // Surrogates stand for what is above all other units, so they are lifted over U+E000 to U+FFFF.
            if (a >= 0xD800 && b >= 0xD800)
            {
                int x = char.IsSurrogate(a) ? Whole(left, i) : a, y = char.IsSurrogate(b) ? Whole(right, i) : b;
                return x.CompareTo(y);
            }

            return a.CompareTo(b);
        }

        return left.Length.CompareTo(right.Length);
    }

    /// <summary>The UTF-16 index of the code point with number <paramref name="count"/>, or -1 if the text has fewer (its end counts).</summary>
    public static int OffsetOf(string text, long count)
    {
        if (count < 0)
            return -1;
        var index = 0;
        for (; count > 0; count--)
        {
            if (index >= text.Length)
                return -1;
            index += IsPair(text, index) ? 2 : 1;
        }

        return index;
    }

    /// <summary>The part from code point <paramref name="start"/> up to before <paramref name="end"/>, or null if that is no part of the text.</summary>
    public static string? Substring(string text, long start, long end)
    {
        if (start < 0 || end < start)
            return null;
        var from = OffsetOf(text, start);
        if (from < 0)
            return null;
        var to = from;
        for (var count = end - start; count > 0; count--)
        {
            if (to >= text.Length)
                return null;
            to += IsPair(text, to) ? 2 : 1;
        }

        return text.Substring(from, to - from);
    }

    /// <summary>The number of the code point at which <paramref name="part"/> first occurs from code point <paramref name="start"/> on, or -1.</summary>
    public static long IndexOf(string text, string part, long start = 0)
    {
        var from = OffsetOf(text, start);
        if (from < 0)
            return -1;
        var index = text.IndexOf(part, from, StringComparison.Ordinal);
        return index < 0 ? -1 : CountUpTo(text, index);
    }

    /// <summary>The number of the code point at which <paramref name="part"/> last begins, at or before code point <paramref name="start"/>, or -1.</summary>
    public static long LastIndexOf(string text, string part, long start = long.MaxValue)
    {
        var from = start > text.Length ? text.Length : OffsetOf(text, start);
        if (from < 0)
            from = text.Length;
        for (var index = Math.Min(from, text.Length - part.Length); index >= 0; index--)
        {
            if (string.CompareOrdinal(text, index, part, 0, part.Length) == 0)
                return CountUpTo(text, index);
        }

        return -1;
    }

    /// <summary>Whether a surrogate pair begins at the UTF-16 index.</summary>
    public static bool IsPair(string text, int index) =>
        char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]);

    /// <summary>A to Z in lower case, all else as it is.</summary>
    public static string ToLowerAscii(string text) => MapAscii(text, 'A', 'Z');

    /// <summary>a to z in upper case, all else as it is.</summary>
    public static string ToUpperAscii(string text) => MapAscii(text, 'a', 'z');

    private static string MapAscii(string text, char first, char last)
    {
        char[]? changed = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] < first || text[i] > last)
                continue;
            changed ??= text.ToCharArray();
            changed[i] = (char)(text[i] ^ 0x20);
        }

        return changed is null ? text : new(changed);
    }

    private static long CountUpTo(string text, int index)
    {
        long count = 0;
        for (var i = 0; i < index; i += IsPair(text, i) ? 2 : 1)
            count++;
        return count;
    }

    // The code point that the surrogate at the index is part of.
    private static int Whole(string text, int index)
    {
        if (char.IsLowSurrogate(text[index]) && index > 0 && char.IsHighSurrogate(text[index - 1]))
            index--;
        return At(text, index, out _);
    }
}
