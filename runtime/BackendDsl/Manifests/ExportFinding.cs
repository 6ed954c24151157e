namespace BackendDsl.Manifests;

/// <summary>Something an exporter has to say of a resource.</summary>
/// <param name="Kind">Kind of the resource it is about, or empty.</param>
/// <param name="Namespace">Its namespace, or empty.</param>
/// <param name="Name">Its name, or empty.</param>
/// <param name="IsError">True to fail the build, false to warn.</param>
/// <param name="Message">What, and what to do.</param>
public sealed record ExportFinding(string Kind, string Namespace, string Name, bool IsError, string Message);
