namespace BackendDsl.Tool.Preview;

/// <summary>What the reader of the page chose; null where nothing was.</summary>
/// <param name="Gateway">The id of a controller.</param>
/// <param name="Release">One of its releases.</param>
/// <param name="Envoy">A version of Envoy; null for the release's own.</param>
internal sealed record PreviewChoice(string? Gateway, string? Release, string? Envoy);
