namespace BackendDsl.Validation.Documents;

/// <summary>Where lines and documents of a YAML text begin and end.</summary>
internal static class YamlLines
{
    // Signs that end a line for some readers and not for others, and signs that no text should hold.
    private static readonly char[] s_unusual = [.. Enumerable.Range(0, ' ').Select(c => (char)c).Where(c => c is not ('\n' or '\r' or '\t')), '\x7f', '\x85', '\u2028', '\u2029', '\uFEFF'];

    /// <summary>True where a document begins: three dashes at the begin of a line.</summary>
    public static bool IsMark(string text, int at) => string.CompareOrdinal(text, at, "---", 0, 3) == 0 && IsBlankOrEnd(text, at + 3);

    /// <summary>True where a part of a text holds signs that end a line for some readers and not for others, or that no text should hold.</summary>
    public static bool HasUnusual(string text, int start, int end) => text.IndexOfAny(s_unusual, start, end - start) >= 0;

    /// <summary>True where a part of a text holds a carriage return that is no part of a line's end.</summary>
    public static bool HasLoneReturn(string text, int start, int end)
    {
        for (var at = text.IndexOf('\r', start, end - start); at >= 0; at = text.IndexOf('\r', at + 1, end - at - 1))
        {
            if (!IsLineEnd(text, at))
                return true;
        }

        return false;
    }

    /// <summary>True at a blank, at the end of a line, and at the end of the text.</summary>
    public static bool IsBlankOrEnd(string text, int at) => at >= text.Length || text[at] == ' ' || IsLineEnd(text, at);

    /// <summary>True at the end of a line, and of the text.</summary>
    public static bool IsLineEnd(string text, int at) => at >= text.Length || text[at] == '\n' || (text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n');
}
