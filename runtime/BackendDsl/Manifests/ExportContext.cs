namespace BackendDsl.Manifests;

/// <summary>What the build asks of an exporter.</summary>
/// <param name="Properties">Options of the project file by their property names, for example <c>KgatewayRelease</c>; absent where not set.</param>
public sealed record ExportContext(IReadOnlyDictionary<string, string> Properties);
