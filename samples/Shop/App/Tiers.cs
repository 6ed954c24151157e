using BackendDsl.Kgateway.V1Alpha1;

namespace Shop;

/// <summary>What each tier asks of the connection to a backend: the one place where these numbers stand.</summary>
public static class Tiers
{
    /// <summary>Adds what the tier asks for.</summary>
    public static BackendConfigPolicySpec.Builder For(this BackendConfigPolicySpec.Builder spec, Tier tier) => tier switch
    {
        Tier.Critical => spec
            .ConnectTimeout("1s")
            .CircuitBreakers(c => c.MaxConnections(2_048).MaxPendingRequests(1_024).MaxRequests(4_096).MaxRetries(8))
            .OutlierDetection(o => o.Consecutive5xx(5).Interval("5s").BaseEjectionTime("15s").MaxEjectionPercent(30))
            .TcpKeepalive(k => k.KeepAliveProbes(3).KeepAliveTime("30s").KeepAliveInterval("5s")),
        Tier.Standard => spec
            .ConnectTimeout("2s")
            .CircuitBreakers(c => c.MaxConnections(1_024).MaxPendingRequests(512).MaxRequests(2_048).MaxRetries(3))
            .OutlierDetection(o => o.Consecutive5xx(10).Interval("10s").BaseEjectionTime("30s").MaxEjectionPercent(50)),
        _ => spec
            .ConnectTimeout("5s")
            .CircuitBreakers(c => c.MaxConnections(128).MaxPendingRequests(64).MaxRequests(256).MaxRetries(0)),
    };
}
