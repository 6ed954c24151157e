using BackendDsl.EnvoyGateway.Attachment;
using BackendDsl.EnvoyGateway.Destinations;
using BackendDsl.EnvoyGateway.Reading;
using BackendDsl.EnvoyGateway.Settings;

namespace BackendDsl.EnvoyGateway.Clusters;

/// <summary>Which clusters a rule of a route becomes: none, one, or one for each of its backends.</summary>
internal sealed class RuleClusters(World world, DestinationReader destinations)
{
    /// <summary>The clusters of a rule on a listener, each made of what rules it there.</summary>
    public IEnumerable<ClusterDraft> Of(Rule rule, Listener listener, string host)
    {
        var traffic = rule.Traffic.GetValueOrDefault(listener);
        var spec = traffic?.Spec ?? Block.None;
        var found = destinations.Read(rule, listener.Gateway, spec);
        if (AnswersItself(rule, found))
            return [];
        if (IsSplit(found, spec))
            return found.Select(d => Draft($"{rule.ClusterName}/backend/{d.Index}", [d]));
        return [Draft(rule.ClusterName, found)];

        ClusterDraft Draft(string name, IReadOnlyList<Destination> part)
        {
            var draft = new ClusterDraft(name, rule, host, part, listener.Gateway, traffic, world.Options.RecordsOrigins ? new() : null);
            Apply(draft);
            return draft;
        }
    }

    private static void Apply(ClusterDraft draft)
    {
        BaseSettings.Apply(draft);
        DiscoverySettings.Apply(draft);
        LoadBalancerSettings.Apply(draft);
        CircuitBreakerSettings.Apply(draft);
        HealthCheckSettings.Apply(draft);
        OutlierDetectionSettings.Apply(draft);
        HttpSettings.Apply(draft);
        TlsSettings.Apply(draft);
    }

    private static bool AnswersItself(Rule rule, List<Destination> found)
    {
        if (found.Count == 0 || found.TrueForAll(d => d.IsInvalid))
            return true;
        if (found.TrueForAll(d => d.IsInvalid || d.HasNoEndpoints))
            return true;
        if (rule.Block.Items("filters").Any(f => f.Text("type") is "RequestRedirect"))
            return true;
        // gRPC routes have no such check.
        return !rule.Route.IsGrpc && rule.Block.List("backendRefs") is { Count: > 1 } && found.Exists(d => d.IsDynamicResolver && !d.IsInvalid);
    }

    private static bool IsSplit(List<Destination> found, Block spec)
    {
        var zones = spec.Child("loadBalancer").Child("zoneAware");
        if (zones.Has("preferLocal") || zones.List("weightedZones") is { Count: > 0 })
            return true;
        if (found.Exists(d => d.IsInvalid || d.HasNoEndpoints || d.HasFilters))
            return true;
        if (found.Exists(d => d.Addresses == AddressKind.Fqdn) && found.Exists(d => d.Addresses == AddressKind.Ip))
            return true;
        if (found.Count > 1 && found.Exists(d => d.ZoneMinimum is not null))
            return true;
        if (found.Exists(d => d.ForcesHttp1) && found.Exists(d => d.Protocol is Protocol.Http2 or Protocol.Grpc))
            return true;
        return found.Exists(d => d.Tls?.SniFromEndpoint == true) && !found.TrueForAll(d => d.Tls?.SniFromEndpoint == true);
    }
}
