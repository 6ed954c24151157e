namespace BackendDsl.Build;

/// <summary>What was done in one output folder.</summary>
internal sealed class HostSummary(string folder, int written, int unchanged, int removed)
{
    /// <summary>The folder, full path.</summary>
    public string Folder { get; } = folder;

    /// <summary>Files written, new or changed.</summary>
    public int Written { get; } = written;

    /// <summary>Files that were right already.</summary>
    public int Unchanged { get; } = unchanged;

    /// <summary>Files removed because the code no longer makes them.</summary>
    public int Removed { get; } = removed;
}
