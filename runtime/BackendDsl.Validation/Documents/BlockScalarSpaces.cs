using System.Text;

namespace BackendDsl.Validation.Documents;

/// <summary>
/// Lines of spaces alone between the sign of a block scalar and its first line. YAML lets them be as long as the scalar's indent, and charts write
/// them; the parser used here takes them only shorter. They mean an empty line either way.
/// </summary>
internal static class BlockScalarSpaces
{
    /// <summary>The text without these spaces, line by line the same; null where there are none.</summary>
    public static string? Remove(string text)
    {
        StringBuilder? result = null;
        var copied = 0;
        var isBehindSign = false;
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0)
                end = text.Length;
            var indent = Indent(text, start, end);
            if (start + indent < ContentEnd(text, start, end))
            {
                isBehindSign = EndsWithSign(text, start, ContentEnd(text, start, end));
            }
            else if (isBehindSign && indent > 0 && indent <= NextIndent(text, end + 1))
            {
                result ??= new(text.Length);
                result.Append(text, copied, start - copied);
                copied = start + indent;
            }

            start = end + 1;
        }

        return result?.Append(text, copied, text.Length - copied).ToString();
    }

    private static int Indent(string text, int start, int end)
    {
        var at = start;
        while (at < end && text[at] == ' ')
            at++;
        return at - start;
    }

    private static int ContentEnd(string text, int start, int end)
    {
        while (end > start && text[end - 1] is ' ' or '\t' or '\r')
            end--;
        return end;
    }

    // The sign stands alone behind a space, perhaps with how to chomp and indent.
    private static bool EndsWithSign(string text, int start, int end)
    {
        var at = end - 1;
        while (at > start && end - at < 3 && text[at] is '+' or '-' or (>= '1' and <= '9'))
            at--;
        return text[at] is '|' or '>' && (at == start || text[at - 1] is ' ' or '\t');
    }

    // The indent of the next line that is not blank; -1 for none.
    private static int NextIndent(string text, int start)
    {
        while (start < text.Length)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0)
                end = text.Length;
            var indent = Indent(text, start, end);
            if (start + indent < ContentEnd(text, start, end))
                return indent;
            start = end + 1;
        }

        return -1;
    }
}
