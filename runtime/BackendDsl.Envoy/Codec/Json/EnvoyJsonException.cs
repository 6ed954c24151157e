namespace BackendDsl.Envoy;

/// <summary>Text that is not what was expected: not JSON or YAML, not the message, or not a config dump.</summary>
public sealed class EnvoyJsonException : FormatException
{
    /// <summary>A fault at a place.</summary>
    internal EnvoyJsonException(string reason, string path, int line, int column, Exception? inner = null)
        : base(Describe(reason, path, line, column), inner)
    {
        Reason = reason;
        Path = path;
        Line = line;
        Column = column;
    }

    /// <summary>What is wrong, without the place.</summary>
    public string Reason { get; }

    /// <summary>The field, as in <c>health_checks[0].timeout</c>; empty for the whole text.</summary>
    public string Path { get; }

    /// <summary>The line, counted from one; zero where there is none, for instance in bytes.</summary>
    public int Line { get; }

    /// <summary>The column, counted from one; zero where there is none.</summary>
    public int Column { get; }

    private static string Describe(string reason, string path, int line, int column) =>
        (line > 0 ? $"line {line}, column {column}: " : "") + (path.Length > 0 ? path + ": " : "") + reason;
}
