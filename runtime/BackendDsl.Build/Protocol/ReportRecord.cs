namespace BackendDsl.Build.Protocol;

/// <summary>The first fields of the report's lines. What the build believes is this file alone, never the exit code or the console.</summary>
internal static class ReportRecord
{
    /// <summary><c>running, what, file, line</c>: what user code is being run; the last one is to blame where the host does not come back.</summary>
    public const string Running = "running";

    /// <summary><c>finding, id, severity, file, line, message, detail</c>; severity is <c>error</c>, <c>warning</c> or <c>info</c>.</summary>
    public const string Finding = "finding";

    /// <summary><c>file, path</c>: a file that stands in an output folder because of this project.</summary>
    public const string File = "file";

    /// <summary><c>summary, folder, written, unchanged, removed</c>.</summary>
    public const string Summary = "summary";

    /// <summary><c>healed</c>: something that was told is over with this run; it is not told again where nothing else changes.</summary>
    public const string Healed = "healed";

    /// <summary><c>finished, errors</c>: the last line of a host that came to its end; with no errors everything was written.</summary>
    public const string Finished = "finished";
}
