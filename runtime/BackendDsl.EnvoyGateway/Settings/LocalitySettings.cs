using BackendDsl.Envoy.Extensions.LoadBalancingPolicies.Common.V3;

namespace BackendDsl.EnvoyGateway.Settings;

/// <summary>How localities share the load: by weight, or with traffic kept in the zone where the policy or else the Service asks for it.</summary>
internal static class LocalitySettings
{
    private const long DefaultMinimum = 6;

    public static LocalityLbConfig Of(ClusterDraft draft)
    {
        var local = draft.Spec.Child("loadBalancer").Child("zoneAware").Child("preferLocal");
        if (local.IsPresent)
        {
            var zones = new LocalityLbConfig.Types.ZoneAwareLbConfig { MinClusterSize = (ulong)(local.Whole("minEndpointsThreshold") ?? DefaultMinimum) };
            if (local.Whole("percentageEnabled") is { } percent)
                zones.RoutingEnabled = new() { Value = percent };
            if (local.Child("force") is { IsPresent: true } force)
                zones.ForceLocalZone = new() { MinSize = (uint)(force.Whole("minEndpointsInZoneThreshold") ?? 1) };
            return new() { ZoneAwareLbConfig = zones };
        }

        if (draft.Destinations is [{ ZoneMinimum: { } minimum } only])
        {
            var zones = new LocalityLbConfig.Types.ZoneAwareLbConfig { MinClusterSize = minimum };
            if (only.ZoneForceMinimum is { } forced)
                zones.ForceLocalZone = new() { MinSize = forced };
            return new() { ZoneAwareLbConfig = zones };
        }

        return new() { LocalityWeightedLbConfig = new() };
    }
}
