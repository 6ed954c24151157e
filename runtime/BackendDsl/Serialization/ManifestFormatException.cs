namespace BackendDsl;

/// <summary>
/// Text that cannot be read as what was asked for: broken YAML or JSON, a value of another type, another kind. It is the
/// only exception that reading throws; the message says where, and what to do.
/// </summary>
public sealed class ManifestFormatException : FormatException
{
    /// <summary>An error at a place.</summary>
    /// <param name="problem">What is wrong, and what to do.</param>
    /// <param name="path">The member, for example <c>spec.targetRefs[0].kind</c>; empty for the document as a whole.</param>
    /// <param name="line">Line, from 1; 0 where it is not known.</param>
    /// <param name="column">Column, from 1; 0 where it is not known.</param>
    /// <param name="innerException">The parser's own exception.</param>
    public ManifestFormatException(string problem, string path = "", int line = 0, int column = 0, Exception? innerException = null)
        : base(Describe(problem, path, line, column), innerException)
    {
        Problem = problem;
        Path = path;
        Line = line;
        Column = column;
    }

    /// <summary>What is wrong, without the place.</summary>
    public string Problem { get; }

    /// <summary>The member, for example <c>spec.targetRefs[0].kind</c>; empty for the document as a whole.</summary>
    public string Path { get; }

    /// <summary>Line, from 1; 0 where it is not known.</summary>
    public int Line { get; }

    /// <summary>Column, from 1; 0 where it is not known.</summary>
    public int Column { get; }

    private static string Describe(string problem, string path, int line, int column) =>
        (line > 0 ? $"({line},{column}): " : "") + (path.Length > 0 ? path + ": " : "") + problem;
}
