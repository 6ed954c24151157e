using BackendDsl.Envoy.Extensions.LoadBalancingPolicies.Common.V3;
using BackendDsl.Kgateway.Releases;

namespace BackendDsl.Kgateway.Translation.Parts;

/// <summary><c>spec.loadBalancer.localityType</c> and <c>.zoneAware</c>, and what a release gives instead.</summary>
internal static class LocalitySettings
{
    public const ulong DefaultMinEndpointsThreshold = 6;
    public const uint DefaultRoutingEnabled = 100;
    public const uint DefaultMinEndpointsInZoneThreshold = 1;

    private const ReleaseLine ZoneAwareSince = ReleaseLine.V24;

    public static bool IsWeighted(PolicyObject loadBalancer) => loadBalancer.Text("localityType") is not null;

    /// <summary>For the kinds that know zones: least request, round robin and random.</summary>
    public static LocalityLbConfig? Read(PolicyObject loadBalancer, ReleaseFacts facts)
    {
        if (loadBalancer.Knows("zoneAware", ZoneAwareSince, facts) && loadBalancer.Child("zoneAware").Child("preferLocal") is { IsPresent: true } preferLocal)
            return new() { ZoneAwareLbConfig = PreferLocal(preferLocal) };
        if (IsWeighted(loadBalancer))
            return new() { LocalityWeightedLbConfig = new() };
        return facts.Locality switch
        {
            LocalityDefault.Weighted => new() { LocalityWeightedLbConfig = new() },
            LocalityDefault.ZoneAwareOff => new() { ZoneAwareLbConfig = new() { RoutingEnabled = new() } },
            _ => null,
        };
    }

    /// <summary>
    /// What a release gives a cluster without a load balancing policy. Only those of Services: their endpoints come with localities.
    /// </summary>
    public static void ApplyDefault(ClusterDraft draft)
    {
        var cluster = draft.Cluster;
        if (draft.Facts.Locality == LocalityDefault.None || cluster.EdsClusterConfig is null || cluster.LoadBalancingPolicy is not null)
            return;
        var common = cluster.CommonLbConfig ??= new();
        if (common.LocalityWeightedLbConfig is not null || common.ZoneAwareLbConfig is not null)
            return;
        if (draft.Facts.Locality == LocalityDefault.Weighted)
            common.LocalityWeightedLbConfig = new();
        else
            common.ZoneAwareLbConfig = new() { RoutingEnabled = new() };
    }

    private static LocalityLbConfig.Types.ZoneAwareLbConfig PreferLocal(PolicyObject block)
    {
        var config = new LocalityLbConfig.Types.ZoneAwareLbConfig
        {
            RoutingEnabled = new() { Value = block.UInt32("routingEnabled") ?? DefaultRoutingEnabled },
            MinClusterSize = block.UInt64("minEndpointsThreshold") ?? DefaultMinEndpointsThreshold,
        };
        if (block.Child("force") is { IsPresent: true } force)
            config.ForceLocalZone = new() { MinSize = force.UInt32("minEndpointsInZoneThreshold") ?? DefaultMinEndpointsInZoneThreshold };
        return config;
    }
}
