using BackendDsl.Kgateway.V1Alpha1;

namespace Shop;

/// <summary>What an environment changes. Production is the base.</summary>
public static class Overlays
{
    /// <summary>The policy as the environment has it.</summary>
    public static BackendConfigPolicy In(this BackendConfigPolicy policy, string environment) => environment switch
    {
        "dev" => Development(policy),
        "staging" => Staging(policy),
        _ => policy,
    };

    // One small node: nothing is ejected, since there is nothing to go to instead, and a breakpoint is no outage.
    private static BackendConfigPolicy Development(BackendConfigPolicy policy) => policy.ToBuilder()
        .Spec(spec => spec
            .ConnectTimeout("5s")
            .OutlierDetection(null)
            .CircuitBreakers(null))
        .Build();

    // Production with an eye on it: what is about to be ejected there should be seen here first.
    private static BackendConfigPolicy Staging(BackendConfigPolicy policy) => policy.Spec?.OutlierDetection is { } detection
        ? policy with { Spec = policy.Spec with { OutlierDetection = detection with { Consecutive5xx = 3 } } }
        : policy;
}
