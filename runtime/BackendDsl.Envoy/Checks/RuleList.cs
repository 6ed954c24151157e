using BackendDsl.Envoy.Checks.Constraints;
using BackendDsl.Envoy.Checks.Context;
using BackendDsl.Envoy.Checks.Rules;

namespace BackendDsl.Envoy.Checks;

/// <summary>Every rule but the constraints of the API, family by family.</summary>
internal static class RuleList
{
    public static IReadOnlyList<ClusterRule> All { get; } =
    [
        .. CommonRules.All, .. DiscoveryRules.All, .. HostRules.All, .. ForwardProxyRules.All, .. ConfigSourceRules.All,
        .. TransportSocketRules.All, .. TlsRules.All, .. TrustRules.All, .. CertificateRules.All, .. DataSources.All,
        .. HttpRules.All, .. RetryRules.All, .. LoadBalancingRules.All, .. HashPolicyRules.All, .. ZoneRules.All,
        .. HealthCheckRules.All, .. ClusterFieldRules.All,
    ];
}
