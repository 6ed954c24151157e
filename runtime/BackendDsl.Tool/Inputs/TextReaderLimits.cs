namespace BackendDsl.Tool.Inputs;

/// <summary>What is read at most.</summary>
internal static class TextReaderLimits
{
    /// <summary>Bytes of one file of manifests, definitions or policies.</summary>
    public const long FileBytes = 128L << 20;

    /// <summary>Bytes of a config dump.</summary>
    public const long DumpBytes = 512L << 20;

    /// <summary>Bytes of a config dump up to which it is held as a whole, and not one cluster at a time.</summary>
    public const long HeldDumpBytes = 8L << 20;

    /// <summary>Files that one folder or glob may stand for.</summary>
    public const int Files = 100_000;

    /// <summary>Depth of folders.</summary>
    public const int Depth = 64;

    /// <summary>Lists of resources inside of each other that are looked through.</summary>
    public const int Lists = 4;

    /// <summary>Bytes of one download.</summary>
    public const int DownloadBytes = 64 << 20;

    /// <summary>Redirections of one download.</summary>
    public const int Redirects = 5;

    /// <summary>Bytes of the archive of a chart when unpacked.</summary>
    public const long ChartBytes = 256L << 20;

    /// <summary>Entries of the archive of a chart.</summary>
    public const int ChartEntries = 20_000;

    /// <summary>Messages of one log that are explained.</summary>
    public const int LogEntries = 1000;

    /// <summary>Projects of a folder that the page of a preview looks for.</summary>
    public const int Projects = 20_000;
}
