namespace BackendDsl.Manifests;

/// <summary>What an exporter made.</summary>
/// <param name="Files">Files to write.</param>
/// <param name="Findings">What to tell the user.</param>
public sealed record ExportResult(IReadOnlyList<ExportedFile> Files, IReadOnlyList<ExportFinding> Findings);
