using BackendDsl.Envoy;
using BackendDsl.Envoy.Extensions.Clusters.Common.Dns.V3;

namespace BackendDsl.Kgateway;

/// <summary>How to translate.</summary>
public sealed record KgatewayOptions
{
    /// <summary>Which generation of kgateway is imitated. Default: the newest, <see cref="KgatewayProfile.ZoneAware"/>.</summary>
    public KgatewayProfile Profile { get; init; } = KgatewayProfile.ZoneAware;

    /// <summary>
    /// Address family of DNS clusters unless a policy says otherwise: the gateway's setting <c>KGW_DNS_LOOKUP_FAMILY</c>. Default: V4_PREFERRED.
    /// </summary>
    public DnsLookupFamily DnsLookupFamily { get; init; } = DnsLookupFamily.V4Preferred;

    /// <summary>
    /// The Envoy that will run the clusters, for example <c>1.36</c>: a field it does not know yet is a finding. Null: not checked.
    /// </summary>
    public EnvoyVersion? EnvoyVersion { get; init; }
}
