using BackendDsl.Envoy.Config.Endpoint.V3;
using BackendDsl.EnvoyGateway.Destinations;
using BackendDsl.EnvoyGateway.Reading;
using Google.Protobuf.WellKnownTypes;

namespace BackendDsl.EnvoyGateway.Settings;

/// <summary>The endpoints of a cluster that carries them itself: a locality for each backend, or for each of its zones.</summary>
internal static class EndpointSettings
{
    public static ClusterLoadAssignment Of(ClusterDraft draft)
    {
        var result = new ClusterLoadAssignment { ClusterName = draft.Cluster.Name };
        var zones = draft.Spec.Child("loadBalancer").Child("zoneAware");
        for (var i = 0; i < draft.Destinations.Count; i++)
        {
            var destination = draft.Destinations[i];
            if (destination.Endpoints.Count == 0)
                continue;
            var match = destination.Tls is null ? null : TlsSettings.MatchName(draft, i);
            if (zones.List("weightedZones") is { Count: > 0 })
                AddZones(result, draft, destination, match, zones);
            else if (zones.Has("preferLocal") || (destination.ZoneMinimum is not null && draft.Destinations.Count == 1))
                AddZones(result, draft, destination, match, ObjectFields.None);
            else
                result.Endpoints.Add(Whole(draft, destination, match));
        }

        return result;
    }

    private static LocalityLbEndpoints Whole(ClusterDraft draft, Destination destination, string? match)
    {
        var locality = Start(destination);
        locality.Locality = new() { Region = TransportName(draft, destination) };
        locality.LoadBalancingWeight = destination.Weight;
        foreach (var endpoint in destination.Endpoints)
            locality.LbEndpoints.Add(Endpoint(draft, endpoint, match));
        return locality;
    }

    // Weights only where the policy gives zones weights; a zone it does not name has 1.
    private static void AddZones(ClusterLoadAssignment assignment, ClusterDraft draft, Destination destination, string? match, ObjectFields weights)
    {
        foreach (var zone in destination.Endpoints.GroupBy(e => e.Zone ?? "", StringComparer.Ordinal))
        {
            var locality = Start(destination);
            locality.Locality = new() { Zone = zone.Key };
            if (weights.IsPresent)
                locality.LoadBalancingWeight = (uint)(weights.Items("weightedZones").FirstOrDefault(z => z.Text("zone") == zone.Key).Whole("weight") ?? 1);
            foreach (var endpoint in zone)
                locality.LbEndpoints.Add(Endpoint(draft, endpoint, match));
            assignment.Endpoints.Add(locality);
        }
    }

    private static LocalityLbEndpoints Start(Destination destination)
    {
        var locality = new LocalityLbEndpoints { Priority = destination.Priority };
        if (destination.Object is { } resource)
            locality.Metadata = ResourceMetadata.Of(ResourceMetadata.Entry(resource, destination.Section));
        return locality;
    }

    private static string TransportName(ClusterDraft draft, Destination destination) => $"{(draft.IsMirror ? draft.Cluster.Name : draft.Rule.ClusterName)}/backend/{destination.Index}";

    private static LbEndpoint Endpoint(ClusterDraft draft, in DestinationEndpoint source, string? match)
    {
        var endpoint = new Endpoint
        {
            Address = new() { SocketAddress = new() { Address = source.Address, PortValue = source.Port } },
            Hostname = source.Hostname ?? "",
        };
        var check = draft.Spec.Child("healthCheck").Child("active");
        var port = check.Child("overrides").Whole("port");
        var hostname = check.IsPresent && source.Hostname is { } own && check.Child("http") is var http && !http.Has("hostname") ? own : null;
        if (port is not null || hostname is not null)
            endpoint.HealthCheckConfig = new() { PortValue = (uint)(port ?? 0), Hostname = hostname ?? "" };
        var result = new LbEndpoint { Endpoint = endpoint, LoadBalancingWeight = 1 };
        if (match is not null)
            result.Metadata = new() { FilterMetadata = { ["envoy.transport_socket_match"] = new Struct { Fields = { ["name"] = Value.ForString(match) } } } };
        return result;
    }
}
