using System.Globalization;

namespace BackendDsl.Cel;

/// <summary>Something wrong with a CEL expression, found before it runs.</summary>
public sealed class CelIssue
{
    internal CelIssue(CelIssueKind kind, string message, string source, int offset)
    {
        Kind = kind;
        Message = message;
        Offset = offset < 0 ? 0 : Math.Min(offset, source.Length);
        Source = source;
        var lineStart = 0;
        Line = 1;
        for (var i = 0; i < Offset; i++)
        {
            if (source[i] == '\n')
            {
                Line++;
                lineStart = i + 1;
            }
        }

        LineStart = lineStart;
        Column = 1;
        for (var i = lineStart; i < Offset; i++)
        {
            if (!char.IsLowSurrogate(source[i]))
                Column++;
        }
    }

    /// <summary>Which step refused the expression.</summary>
    public CelIssueKind Kind { get; }

    /// <summary>What is wrong.</summary>
    public string Message { get; }

    /// <summary>Offset into the text, in UTF-16 units, from 0.</summary>
    public int Offset { get; }

    /// <summary>Line in the text, from 1.</summary>
    public int Line { get; }

    /// <summary>Column in code points, from 1.</summary>
    public int Column { get; }

    private string Source { get; }

    private int LineStart { get; }

    /// <summary>The issue as an API server words it, with the line of the text and a caret under the place.</summary>
    public override string ToString()
    {
        if (Kind == CelIssueKind.Program)
            return "program instantiation failed: " + Message;

        var end = Source.IndexOf('\n', LineStart);
        var line = (end < 0 ? Source.Substring(LineStart) : Source.Substring(LineStart, end - LineStart)).Replace('\t', ' ');
        return string.Format(
            CultureInfo.InvariantCulture,
            "ERROR: <input>:{0}:{1}: {2}\n | {3}\n | {4}^",
            Line,
            Column,
            Message,
            line,
            new string('.', Column - 1));
    }
}
