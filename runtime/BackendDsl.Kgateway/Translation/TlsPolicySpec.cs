namespace BackendDsl.Kgateway.Translation;

/// <summary>A BackendTLSPolicy of the Gateway API (<c>gateway.networking.k8s.io/v1</c>), as far as it shapes a cluster.</summary>
internal sealed record TlsPolicySpec
{
    /// <summary>Name of the policy.</summary>
    public required string Name { get; init; }

    /// <summary>Namespace of the policy and of its targets.</summary>
    public string Namespace { get; init; } = "default";

    /// <summary>When it was created: of several policies on one backend the oldest wins.</summary>
    public DateTimeOffset? CreationTimestamp { get; init; }

    /// <summary>The backends it is for.</summary>
    public IReadOnlyList<TlsPolicyTargetRef> TargetRefs { get; init; } = [];

    /// <summary>Server name sent to the backend, and the name its certificate must have unless <see cref="SubjectAltNames"/> are given.</summary>
    public required string Hostname { get; init; }

    /// <summary><c>System</c> for the certificate authorities of the proxy's image.</summary>
    public string? WellKnownCACertificates { get; init; }

    /// <summary>Names of which the backend's certificate must have one; they replace <see cref="Hostname"/> there.</summary>
    public IReadOnlyList<TlsPolicyAltName> SubjectAltNames { get; init; } = [];

    /// <summary>Objects with a certificate authority under <c>ca.crt</c>. The gateway reads only the first.</summary>
    public IReadOnlyList<TlsPolicyAuthority> CACertificateRefs { get; init; } = [];

    /// <summary>Options of the gateway, such as <c>kgateway.dev/min-tls-version</c>.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();
}
