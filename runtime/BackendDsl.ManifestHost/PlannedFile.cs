namespace BackendDsl.ManifestHost;

/// <summary>A file this step wants to be there.</summary>
/// <param name="Path">Relative to its output folder, with forward slashes.</param>
/// <param name="Content">The bytes.</param>
/// <param name="Origin">What to blame when it differs.</param>
internal sealed record PlannedFile(string Path, byte[] Content, SourceOrigin Origin);
