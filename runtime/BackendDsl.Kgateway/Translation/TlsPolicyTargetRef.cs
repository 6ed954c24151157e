namespace BackendDsl.Kgateway.Translation;

/// <summary>A backend that a <see cref="TlsPolicySpec"/> is for.</summary>
/// <param name="Name">Name of the Service or Backend.</param>
/// <param name="Group">Empty for a Service, <c>gateway.kgateway.dev</c> for a Backend.</param>
/// <param name="Kind"><c>Service</c> or <c>Backend</c>.</param>
/// <param name="SectionName">Name of a Service port, where only that port is meant.</param>
internal sealed record TlsPolicyTargetRef(string Name, string Group = "", string Kind = "Service", string? SectionName = null);
