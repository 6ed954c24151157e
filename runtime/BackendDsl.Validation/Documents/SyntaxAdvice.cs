namespace BackendDsl.Validation.Documents;

/// <summary>Says more plainly what stands behind an error of the YAML parser, where that can be seen.</summary>
internal static class SyntaxAdvice
{
    /// <summary>The message and place to tell.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="start">Where the document begins in it.</param>
    /// <param name="firstLine">Number of lines before that.</param>
    /// <param name="failure">What the parser said.</param>
    public static DocumentSyntaxException Improve(string text, int start, int firstLine, DocumentSyntaxException failure)
    {
        if (failure.IsLimit)
            return failure;
        if (FindTemplate(text, start, firstLine, failure.Mark.Line) is { IsKnown: true } template)
        {
            return new("this looks like a Helm template: render it first (helm template), and read what comes out", template);
        }

        return failure.Message.IndexOf("tab", StringComparison.OrdinalIgnoreCase) >= 0 && FindTab(text, start, firstLine, failure.Mark.Line) is { IsKnown: true } tab
            ? new("a tab stands where YAML wants blanks; indent with blanks", tab)
            : failure;
    }

    // A tab among the blanks before the first sign of a line, at the place the parser names or behind it.
    private static SourceMark FindTab(string text, int start, int line, int from)
    {
        for (var at = start; at < text.Length; line++)
        {
            var end = text.IndexOf('\n', at);
            if (end < 0)
                end = text.Length;
            if (line + 1 > from && string.CompareOrdinal(text, at, "---", 0, 3) == 0)
                break;
            for (var i = at; line + 1 >= from && i < end && text[i] is ' ' or '\t'; i++)
            {
                if (text[i] == '\t' && !IsBlank(text, i, end))
                    return new(line + 1, i - at + 1);
            }

            at = end + 1;
        }

        return default;
    }

    private static bool IsBlank(string text, int from, int end)
    {
        for (var i = from; i < end; i++)
        {
            if (text[i] is not (' ' or '\t' or '\r'))
                return false;
        }

        return true;
    }

    // Template actions in the document that fails: on the failing line, or anywhere before it.
    private static SourceMark FindTemplate(string text, int start, int line, int upTo)
    {
        for (var at = start; at < text.Length && line < upTo + 1; line++)
        {
            var end = text.IndexOf('\n', at);
            if (end < 0)
                end = text.Length;
            var open = text.IndexOf("{{", at, end - at, StringComparison.Ordinal);
            if (open >= 0 && text.IndexOf("}}", open, end - open, StringComparison.Ordinal) > 0 && LooksLikeAction(text, open + 2))
                return new(line + 1, open - at + 1);
            at = end + 1;
        }

        return default;
    }

    private static bool LooksLikeAction(string text, int at)
    {
        while (at < text.Length && text[at] is '-' or ' ' or '/' or '*' or '(')
            at++;
        return at < text.Length && (text[at] is '.' or '$' or '`' || char.IsLetter(text[at]));
    }
}
