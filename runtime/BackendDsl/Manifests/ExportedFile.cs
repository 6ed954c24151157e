namespace BackendDsl.Manifests;

/// <summary>One file an exporter made.</summary>
/// <param name="Name">File name without a folder.</param>
/// <param name="Content">UTF-8 text.</param>
public sealed record ExportedFile(string Name, string Content)
{
    /// <summary>A folder below the directory asked for, a single name; empty for none.</summary>
    public string Folder { get; init; } = "";
}
