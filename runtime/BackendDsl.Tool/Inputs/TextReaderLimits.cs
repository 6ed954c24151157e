namespace BackendDsl.Tool.Inputs;

/// <summary>What is read at most.</summary>
internal static class TextReaderLimits
{
    /// <summary>Bytes of one file of manifests, definitions or policies.</summary>
    public const long FileBytes = 128L << 20;

    /// <summary>Bytes of a config dump.</summary>
    public const long DumpBytes = 512L << 20;

    /// <summary>Files that one folder or glob may stand for.</summary>
    public const int Files = 100_000;

    /// <summary>Depth of folders.</summary>
    public const int Depth = 64;
}
