namespace BackendDsl.Build;

/// <summary>One finding of the host.</summary>
internal sealed class HostFinding(string id, string severity, string file, int line, string message, string detail)
{
    /// <summary>Diagnostic id.</summary>
    public string Id { get; } = id;

    /// <summary><c>error</c>, <c>warning</c> or <c>info</c>.</summary>
    public string Severity { get; } = severity;

    /// <summary>The file it is about, absolute or relative to the project; may be empty.</summary>
    public string File { get; } = file;

    /// <summary>The line, from 1; 0 where unknown.</summary>
    public int Line { get; } = line;

    /// <summary>What is wrong and what to do.</summary>
    public string Message { get; } = message;

    /// <summary>More lines (a diff, a stack trace); may be empty.</summary>
    public string Detail { get; } = detail;
}
