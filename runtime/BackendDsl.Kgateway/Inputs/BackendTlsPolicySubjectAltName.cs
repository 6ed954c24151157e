namespace BackendDsl.Kgateway;

/// <summary>A name that a backend's certificate may have.</summary>
/// <param name="Type"><c>Hostname</c> or <c>URI</c>.</param>
/// <param name="Value">The name, matched exactly.</param>
public sealed record BackendTlsPolicySubjectAltName(string Type, string Value);
