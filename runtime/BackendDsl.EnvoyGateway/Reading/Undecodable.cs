using System.Globalization;
using BackendDsl.Cel.Values;

namespace BackendDsl.EnvoyGateway.Reading;

/// <summary>
/// Numbers that the definition takes and the controller's own types do not: a negative one where they count without a sign. The controller cannot read such an
/// object at all, nor any other of its kind beside it.
/// </summary>
internal static class Undecodable
{
    // The type that it should fit stands first.
    private static readonly string[][] s_unsigned =
    [
        ["uint32", "healthCheck", "passive", "consecutive5XxErrors"],
        ["uint32", "healthCheck", "passive", "consecutiveGatewayErrors"],
        ["uint32", "healthCheck", "passive", "consecutiveLocalOriginFailures"],
        ["uint32", "circuitBreaker", "retryBudget", "minRetryConcurrency"],
        ["uint32", "tcpKeepalive", "probes"],
        ["uint64", "loadBalancer", "zoneAware", "preferLocal", "minEndpointsThreshold"],
        ["uint32", "loadBalancer", "zoneAware", "preferLocal", "force", "minEndpointsInZoneThreshold"],
    ];

    /// <summary>The first such number of a BackendTrafficPolicy, with its path below <c>spec</c>; null where there is none.</summary>
    public static (string Path, string Why)? Find(IObjectValue policy)
    {
        var spec = new ObjectFields(policy).Child("spec");
        foreach (var field in s_unsigned)
        {
            var block = spec;
            for (var i = 1; i < field.Length - 1; i++)
                block = block.Child(field[i]);
            if (block.Whole(field[^1]) is { } number and < 0)
                return Wrong(string.Join('.', field[1..]), number, field[0]);
        }

        var zones = spec.Child("loadBalancer").Child("zoneAware").Items("weightedZones");
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
