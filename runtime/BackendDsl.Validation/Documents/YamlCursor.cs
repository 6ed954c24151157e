namespace BackendDsl.Validation.Documents;

/// <summary>A place in a YAML text that goes forward over blanks, comments and the ends of lines.</summary>
internal abstract class YamlCursor(string text)
{
    /// <summary>The text.</summary>
    protected readonly string Source = text;

    /// <summary>The sign the cursor stands on.</summary>
    protected int At;

    /// <summary>Its line, from 1.</summary>
    protected int LineNumber;

    /// <summary>Where this line begins.</summary>
    protected int LineStart;

    /// <summary>Column of the sign, from 1.</summary>
    protected int Column => At - LineStart + 1;

    /// <summary>The sign; NUL behind the text.</summary>
    protected char Current => (uint)At < (uint)Source.Length ? Source[At] : '\0';

    /// <summary>True at the end of the document: of the text, or at the sign of the next document.</summary>
    protected bool IsAtEnd => At >= Source.Length || (At == LineStart && YamlLines.IsMark(Source, At));

    /// <summary>True at a colon that ends a name.</summary>
    protected bool IsColon => Current == ':' && IsBlankOrEnd(At + 1);

    /// <summary>True where the line that the cursor stands on does not belong to a scalar before it.</summary>
    /// <param name="parent">The column, from 0, at which the lines of what holds the scalar stand.</param>
    protected bool IsBehind(int parent) => IsAtEnd || Column - 1 <= parent;

    protected bool IsBlankOrEnd(int at) => YamlLines.IsBlankOrEnd(Source, at);

    protected bool IsLineEnd(int at) => YamlLines.IsLineEnd(Source, at);

    protected void SkipBlanks()
    {
        while ((uint)At < (uint)Source.Length && Source[At] == ' ')
            At++;
    }

    // Behind the last sign of a line that counts: blanks, perhaps a comment, and the line is over. A comment needs a blank before it.
    protected bool TryEndLine()
    {
        var behind = At;
        SkipBlanks();
        if (Current == '#' && At > behind && !TrySkipComment())
            return false;
        if (!IsLineEnd(At))
            return false;
        GoToNextLine();
        return true;
    }

    protected bool TrySkipComment()
    {
        var end = Source.IndexOf('\n', At);
        if (end < 0)
            end = Source.Length;
        else if (Source[end - 1] == '\r')
            end--;
        // A line that ends in another way than the others is not counted here.
        if (YamlLines.HasLoneReturn(Source, At, end))
            return false;
        At = end;
        return true;
    }

    protected void GoToNextLine()
    {
        if (Current == '\r')
            At++;
        if (At >= Source.Length)
            return;
        At++;
        LineStart = At;
        LineNumber++;
    }

    // From the begin of a line to the first sign that counts, or to the end of the document.
    protected bool TryReachInk()
    {
        while (At < Source.Length)
        {
            SkipBlanks();
            if (Current == '#' && !TrySkipComment())
                return false;
            if (!IsLineEnd(At))
                return At > LineStart || Current is not ('%' or '.') || !IsDirectiveOrEnd();
            if (At >= Source.Length)
                return true;
            GoToNextLine();
        }

        return true;
    }

    protected bool IsDirectiveOrEnd() => Current == '%' || string.CompareOrdinal(Source, At, "...", 0, 3) == 0;

    // Whether one of the lines from a line on, before the one the parser stands on, is a comment.
    protected bool HasCommentBefore(int line)
    {
        for (var at = LineStart - 1; line < LineNumber && at >= 0; line++)
        {
            var start = at == 0 ? 0 : Source.LastIndexOf('\n', at - 1) + 1;
            if (Source.IndexOf('#', start, at - start) >= 0)
                return true;
            at = start - 1;
        }

        return false;
    }
}
