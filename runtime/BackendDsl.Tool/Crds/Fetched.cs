namespace BackendDsl.Tool.Crds;

/// <summary>What a source gave.</summary>
/// <param name="Version">The version of the chart or address; empty where none is told.</param>
/// <param name="Texts">The texts.</param>
internal sealed record Fetched(string Version, IReadOnlyList<FetchedText> Texts);
