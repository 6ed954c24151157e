namespace BackendDsl.Kgateway.Translation;

/// <summary>A name that a backend's certificate may have.</summary>
/// <param name="Type"><c>Hostname</c> or <c>URI</c>.</param>
/// <param name="Value">The name, matched exactly.</param>
internal sealed record TlsPolicyAltName(string Type, string Value);
