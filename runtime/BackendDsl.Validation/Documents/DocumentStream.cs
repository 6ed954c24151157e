namespace BackendDsl.Validation.Documents;

/// <summary>Walks the documents of a text; an unreadable document costs itself, not those behind it.</summary>
internal static class DocumentStream
{
    /// <summary>Calls <paramref name="readDocument"/> with the reader on the root of each document.</summary>
    public static void Read(string text, NodeReader node, Action<EventReader> readDocument, Action discard)
    {
        ReadAll(text, node, readDocument, discard);
        node.ReportUntold();
    }

    private static void ReadAll(string text, NodeReader node, Action<EventReader> readDocument, Action discard)
    {
        if (text.Length > DocumentLimits.Length)
        {
            node.Report(ProblemSeverity.Error, ProblemCode.Limit, $"the text is longer than {DocumentLimits.Length >> 20} Mi characters, the most that is read of one file; split it", new(1, 1));
            return;
        }

        if (LooksLikeJson(text))
        {
            // A text that begins with a brace may still be YAML in flow style.
            var known = node.Problems.Count;
            var failure = TryRead(new JsonEventReader(text), node, readDocument);
            if (failure is null)
                return;
            var isYaml = !failure.IsLimit;
            if (isYaml)
            {
                node.Forget(known);
                discard();
                if (TryRead(Begin(new YamlReader(text), 0, 0), node, readDocument) is null)
                    return;
                node.Forget(known);
                discard();
                TryRead(new JsonEventReader(text), node, readDocument);
            }

            Report(node, SyntaxAdvice.Improve(text, 0, 0, failure));
            return;
        }

        // A byte order mark is no part of the first name.
        var (start, line) = (text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0, 0);
        var (before, isFirstFailure) = (node.Problems.Count, true);
        var reader = new YamlReader(text);
        while (true)
        {
            var failure = TryRead(Begin(reader, start, line), node, readDocument);
            if (failure is null)
                return;
            if (isFirstFailure && !failure.IsLimit && BlockScalarSpaces.Remove(text) is { } cleaned)
            {
                node.Forget(before);
                discard();
                (text, start, line) = (cleaned, cleaned[0] == '\uFEFF' ? 1 : 0, 0);
                reader = new(text);
                isFirstFailure = false;
                continue;
            }

            isFirstFailure = false;
            Report(node, SyntaxAdvice.Improve(text, start, line, failure));
            // What ends at the sign of the next document costs only itself.
            if (!SkipToNextDocument(text, Math.Max(failure.Mark.Line - (failure.Mark.Column <= 1 ? 2 : 1), line), ref start, ref line))
                return;
        }
    }

    private static YamlReader Begin(YamlReader reader, int start, int line)
    {
        reader.Begin(start, line);
        return reader;
    }

    private static void Report(NodeReader node, DocumentSyntaxException failure) =>
        node.Report(ProblemSeverity.Error, failure.IsLimit ? ProblemCode.Limit : ProblemCode.Syntax, failure.Message, failure.Mark.IsKnown ? failure.Mark : new(1, 1));

    // A line that begins with '---' is in no JSON text: JSON documents with separators between them are a YAML stream.
    private static bool LooksLikeJson(string text)
    {
        if (text.IndexOf("\n---", StringComparison.Ordinal) >= 0)
            return false;
        foreach (var c in text)
        {
            if (c is ' ' or '\t' or '\r' or '\n' or '\uFEFF')
                continue;
            return c == '{';
        }

        return false;
    }

    private static DocumentSyntaxException? TryRead(EventReader reader, NodeReader node, Action<EventReader> readDocument)
    {
        node.Reset();
        try
        {
            reader.Next();
            while (reader.Kind != EventKind.End)
            {
                if (reader.Kind == EventKind.DocumentStart)
                {
                    reader.Next();
                    readDocument(reader);
                }
                else
                {
                    reader.Next();
                }
            }

            return null;
        }
        catch (DocumentSyntaxException e)
        {
            return e;
        }
    }

    // Goes to the first line that begins with '---' behind the given one.
    private static bool SkipToNextDocument(string text, int fromLine, ref int start, ref int line)
    {
        while (true)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0)
                return false;
            start = end + 1;
            line++;
            if (line > fromLine && string.CompareOrdinal(text, start, "---", 0, 3) == 0)
                return true;
        }
    }
}
