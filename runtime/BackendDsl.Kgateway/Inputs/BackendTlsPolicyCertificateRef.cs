namespace BackendDsl.Kgateway;

/// <summary>An object that holds a certificate authority under the key <c>ca.crt</c>, in the policy's namespace.</summary>
/// <param name="Name">Name of the object.</param>
/// <param name="Kind"><c>ConfigMap</c> or <c>Secret</c>.</param>
public sealed record BackendTlsPolicyCertificateRef(string Name, string Kind = "ConfigMap");
