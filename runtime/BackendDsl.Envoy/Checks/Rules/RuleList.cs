using BackendDsl.Envoy.Checks.Rules;

namespace BackendDsl.Envoy.Checks;

/// <summary>Every rule, in the order of the numbers.</summary>
internal static class RuleList
{
    public static IReadOnlyList<ClusterRule> All { get; } =
    [
        WalkRules.Unpack,
        HealthCheckRules.S1, HealthCheckRules.S2, WalkRules.S3, HealthCheckRules.S4, HealthCheckRules.S5, HealthCheckRules.S6, HealthCheckRules.S7,
        ClusterFieldRules.S8,
        LoadBalancingRules.S9, LoadBalancingRules.S10, LoadBalancingRules.S11, LoadBalancingRules.S12, LoadBalancingRules.S13, LoadBalancingRules.S14,
        DiscoveryRules.S15,
        HttpRules.S16, HttpRules.S17, WalkRules.S18, HttpRules.S19, HttpRules.S20, HttpRules.S21, HttpRules.S22, HttpRules.S23, HttpRules.S24, HttpRules.S25,
        ClusterFieldRules.S26, ClusterFieldRules.S27, ClusterFieldRules.S28,
        DiscoveryRules.S29, DiscoveryRules.S30, DiscoveryRules.S31, DiscoveryRules.S32, DiscoveryRules.S33,
        WalkRules.S34, WalkRules.S35,
        TlsRules.S36, TlsRules.S37, TlsRules.S38, TlsRules.S39, TlsRules.S40, CertificateRules.S41, CertificateRules.S42, CertificateRules.S43, CertificateRules.S44,
        CertificateRules.S45, CertificateRules.S46,
        ClusterFieldRules.S47, ClusterFieldRules.S48, ClusterFieldRules.S49, WalkRules.S50,
        TlsRules.R1, TlsRules.R2, TlsRules.R3, TlsRules.R4, CertificateRules.R5,
        EffectRules.R6, EffectRules.R7, EffectRules.R8, EffectRules.R10, EffectRules.R11, EffectRules.R12, WalkRules.R13, EffectRules.R14, EffectRules.R15,
    ];
}
