using BackendDsl.Envoy;
using BackendDsl.Envoy.Extensions.Clusters.Common.Dns.V3;

namespace BackendDsl.Kgateway;

/// <summary>How to translate.</summary>
public sealed record KgatewayOptions
{
    /// <summary>Which release of kgateway it is. Default: <see cref="KgatewayRelease.Newest"/>.</summary>
    public KgatewayRelease Release { get; init; } = KgatewayRelease.Newest;

    /// <summary>
    /// Address family of DNS clusters unless a policy says otherwise: the gateway's setting <c>KGW_DNS_LOOKUP_FAMILY</c>. Default: V4_PREFERRED.
    /// </summary>
    public DnsLookupFamily DnsLookupFamily { get; init; } = DnsLookupFamily.V4Preferred;

    /// <summary>
    /// The gateway's setting <c>KGW_VALIDATION_MODE=STRICT</c>: each policy is tried on an Envoy, and one that it refuses is not accepted. Default: false.
    /// </summary>
    public bool StrictValidation { get; init; }

    /// <summary>
    /// The gateway's setting <c>KGW_ENABLE_ISTIO_AUTO_MTLS</c>: it gives the clusters of Services sockets that are not told here, and a finding says so. Default: false.
    /// </summary>
    public bool IstioAutoMtls { get; init; }

    /// <summary>
    /// Which references to another namespace need a ReferenceGrant: the gateway's setting <c>KGW_REFERENCE_GRANT_MODE</c>. Releases before 2.4 do not
    /// have it. Default: Permissive.
    /// </summary>
    public ReferenceGrantMode ReferenceGrants { get; init; }

    /// <summary>
    /// The Envoy that will run the clusters, for example <c>1.36</c>: its rules and fields hold. Null: the one of the release.
    /// </summary>
    public EnvoyVersion? EnvoyVersion { get; init; }

    /// <summary>Whether the origin of each field is recorded. Default: false, which is faster.</summary>
    public bool RecordsOrigins { get; init; }

    /// <summary>
    /// Whether what kgateway or Envoy would refuse or ignore of each policy by itself is among the findings (BDSL4001 and up, the rules the compiler
    /// runs). Default: true; false where somebody else has judged the policies.
    /// </summary>
    public bool ValidatesPolicies { get; init; } = true;

    /// <summary>
    /// Whether Envoy's own verdict on each cluster is among the findings (BDSL4101 and up), put to the policy's field. Default: false, which is faster.
    /// </summary>
    public bool ChecksClusters { get; init; }

    /// <summary>The machine and bootstrap of the Envoy; null for kgateway's bootstrap, on a machine of which nothing is known.</summary>
    public EnvoyEnvironment? Environment { get; init; }

    /// <summary>The Envoy that runs the clusters: <see cref="EnvoyVersion"/>, else the release's.</summary>
    internal EnvoyVersion Envoy => EnvoyVersion ?? Release.Envoy;
}
