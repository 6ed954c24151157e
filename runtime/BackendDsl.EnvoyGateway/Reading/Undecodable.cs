using System.Globalization;
using BackendDsl.Cel.Values;

namespace BackendDsl.EnvoyGateway.Reading;

/// <summary>
/// Numbers that the definition takes and the controller's own types do not: a negative one where they count without a sign. The controller cannot read such an
/// object at all, nor any other of its kind beside it.
/// </summary>
internal static class Undecodable
{
    /// <summary>The first such number of a BackendTrafficPolicy, with its path below <c>spec</c>; null where there is none.</summary>
    public static (string Path, string Why)? Find(IObjectValue policy)
    {
        var spec = new ObjectFields(policy).Child("spec");
        var passive = spec.Child("healthCheck").Child("passive");
        var zoneAware = spec.Child("loadBalancer").Child("zoneAware");
        var local = zoneAware.Child("preferLocal");
        return Negative(passive, "healthCheck.passive", "consecutive5XxErrors", "uint32")
            ?? Negative(passive, "healthCheck.passive", "consecutiveGatewayErrors", "uint32")
            ?? Negative(passive, "healthCheck.passive", "consecutiveLocalOriginFailures", "uint32")
            ?? Negative(spec.Child("circuitBreaker").Child("retryBudget"), "circuitBreaker.retryBudget", "minRetryConcurrency", "uint32")
            ?? Negative(spec.Child("tcpKeepalive"), "tcpKeepalive", "probes", "uint32")
            ?? Negative(local, "loadBalancer.zoneAware.preferLocal", "minEndpointsThreshold", "uint64")
            ?? Negative(local.Child("force"), "loadBalancer.zoneAware.preferLocal.force", "minEndpointsInZoneThreshold", "uint32")
            ?? Weight(zoneAware);
    }

    private static (string Path, string Why)? Negative(ObjectFields block, string path, string name, string type) =>
        block.IsPresent && block.Whole(name) is { } number and < 0 ? Wrong(path + "." + name, number, type) : null;

    private static (string Path, string Why)? Weight(ObjectFields zoneAware)
    {
        var zones = zoneAware.Items("weightedZones");
        for (var i = 0; i < zones.Count; i++)
        {
            if (zones[i].Whole("weight") is { } weight and < 0)
                return Wrong(string.Create(CultureInfo.InvariantCulture, $"loadBalancer.zoneAware.weightedZones[{i}].weight"), weight, "uint32");
        }

        return null;
    }

    private static (string Path, string Why) Wrong(string path, long number, string type) =>
        ("spec." + path, string.Create(CultureInfo.InvariantCulture, $"cannot decode spec.{path}: number {number} does not fit the type {type}"));
}
