using Microsoft.CodeAnalysis.Text;

namespace BackendDsl.Analyzers.Manifests;

/// <summary>Where a place inside of an expression stands in the YAML file around it.</summary>
internal static class ExpressionPlace
{
    /// <summary>The place in the file; where the expression begins if it is written in a way that hides places (folded, escaped).</summary>
    /// <param name="text">The file.</param>
    /// <param name="start">Where the value begins.</param>
    /// <param name="line">The line in the expression, from 1.</param>
    /// <param name="column">The column in the expression, from 1.</param>
    public static SourceMark Of(SourceText text, SourceMark start, int line, int column)
    {
        if (start.Line < 1 || start.Line > text.Lines.Count)
            return start;
        var first = text.Lines[start.Line - 1].ToString();
        var at = start.Column - 1;
        if (at < 0 || at >= first.Length)
            return start;
        switch (first[at])
        {
            case '|' when start.Line + line <= text.Lines.Count:
                // The block is set in by its first line with something on it.
                var indent = -1;
                for (var i = start.Line; i < text.Lines.Count && indent < 0; i++)
                {
                    var inner = text.Lines[i].ToString();
                    if (inner.Trim().Length > 0)
                        indent = inner.Length - inner.TrimStart(' ').Length;
                }

                return indent < 0 ? start : new(start.Line + line, indent + column);
            case '|' or '>':
                return start;
            case '"' or '\'':
                var quoted = first.Substring(at + 1, Math.Min(column - 1, first.Length - at - 1));
                return line > 1 || quoted.Contains(first[at] == '"' ? "\\" : "''") ? start : new(start.Line, start.Column + column);
            default:
                return line > 1 ? start : new(start.Line, start.Column + column - 1);
        }
    }
}
