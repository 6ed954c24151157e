namespace BackendDsl.Tool.CommandLine;

/// <summary>What the process ends with.</summary>
internal static class ExitCode
{
    /// <summary>Good; warnings at most.</summary>
    public const int Good = 0;

    /// <summary>There are findings, differences, failed cases.</summary>
    public const int Findings = 1;

    /// <summary>Wrong usage, unreadable input, or nothing that could be judged.</summary>
    public const int Unusable = 2;

    /// <summary>Ended by Ctrl-C.</summary>
    public const int Interrupted = 130;
}
