namespace BackendDsl.Kgateway.Translation;

/// <summary>An object that holds a certificate authority under the key <c>ca.crt</c>, in the policy's namespace.</summary>
/// <param name="Name">Name of the object.</param>
/// <param name="Kind"><c>ConfigMap</c> or <c>Secret</c>.</param>
internal sealed record TlsPolicyAuthority(string Name, string Kind = "ConfigMap");
