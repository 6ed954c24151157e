using BackendDsl.EnvoyGateway.Attachment;
using BackendDsl.EnvoyGateway.Destinations;
using BackendDsl.EnvoyGateway.Reading;
using BackendDsl.EnvoyGateway.Results;
using BackendDsl.EnvoyGateway.Settings;

namespace BackendDsl.EnvoyGateway.Clusters;

/// <summary>Which clusters a rule of a route becomes: none, one, or one for each of its backends; and one for each mirror.</summary>
internal sealed class RuleClusters(World world, DestinationReader destinations, FindingList findings)
{
    /// <summary>The clusters of a rule on a listener, each made of what rules it there.</summary>
    public void Add(List<ClusterDraft> drafts, Rule rule, Listener listener, string host)
    {
        var traffic = rule.TrafficOn(listener);
        var spec = traffic?.Spec ?? ObjectFields.None;
        var found = destinations.Read(rule, listener);
        foreach (var destination in found)
            Report(rule, destination);
        if (WhyNone(rule, found) is { } why)
        {
            if (why.Length > 0)
                findings.Add(rule.Route.Resource, Ids.NoCluster, FindingSeverity.Warning, FindingEffect.NeverWorks, $"spec.rules[{rule.Index}].backendRefs", why);
            return;
        }

        if (IsSplit(found, spec))
        {
            foreach (var destination in found)
                drafts.Add(Draft($"{rule.ClusterName}/backend/{destination.Index}", rule, listener, host, [destination], traffic));
        }
        else
        {
            drafts.Add(Draft(rule.ClusterName, rule, listener, host, found, traffic));
        }

        if (rule.Fields.Has("filters"))
            AddMirrors(drafts, rule, listener, host);
    }

    private ClusterDraft Draft(string name, Rule rule, Listener listener, string host, IReadOnlyList<Destination> part, TrafficPolicy? traffic) =>
        Apply(new ClusterDraft(name, rule, listener, host, part, traffic, world.Options.RecordsOrigins || world.Options.ChecksClusters ? new() : null));

    // The copies of requests: nothing of policies is on their clusters.
    private void AddMirrors(List<ClusterDraft> drafts, Rule rule, Listener listener, string host)
    {
        var index = -1;
        foreach (var filter in rule.Fields.Items("filters"))
        {
            index++;
            if (filter.Text("type") != "RequestMirror")
                continue;
            var destination = destinations.ReadMirror(rule, listener.Gateway, filter.Child("requestMirror").Child("backendRef"));
            if (!destination.IsInvalid)
                drafts.Add(Apply(new ClusterDraft($"{rule.ClusterName}-mirror-{index}", rule, listener, host, [destination], null, null) { IsMirror = true }));
        }
    }

    private static ClusterDraft Apply(ClusterDraft draft)
    {
        BaseSettings.Apply(draft);
        DiscoverySettings.Apply(draft);
        LoadBalancerSettings.Apply(draft);
        CircuitBreakerSettings.Apply(draft);
        HealthCheckSettings.Apply(draft);
        OutlierDetectionSettings.Apply(draft);
        HttpSettings.Apply(draft);
        TlsSettings.Apply(draft);
        StatsSettings.Apply(draft);
        return draft;
    }

    private void Report(Rule rule, Destination destination)
    {
        if (destination.Problem is { } problem)
        {
            findings.Add(rule.Route.Resource, Ids.InvalidBackend, FindingSeverity.Warning, FindingEffect.NeverWorks,
                $"spec.rules[{rule.Index}].backendRefs[{destination.Index}]", $"{problem}; requests to this backend are answered 500");
        }
    }

    /// <summary>Why a rule has no cluster: empty where it says so itself or where it was told already; null where it has one.</summary>
    private string? WhyNone(Rule rule, List<Destination> found)
    {
        if (found.Count == 0 || found.TrueForAll(d => d.IsInvalid))
            return "";
        if (rule.Fields.Has("filters") && FilterAnswers(rule) is { } answer)
            return answer;
        if (found.TrueForAll(d => d.IsInvalid || d.HasNoEndpoints))
            return "no backend has an endpoint that is ready: the rule answers 503 and has no cluster";
        // gRPC routes have no such check.
        return !rule.Route.IsGrpc && rule.Fields.List("backendRefs") is { Count: > 1 } && found.Exists(d => d.IsDynamicResolver && !d.IsInvalid)
            ? "a Backend of type DynamicResolver must be the only backend of its rule, those of weight 0 counted: the rule answers 500 and has no cluster"
            : null;
    }

    /// <summary>Why a filter answers every request by itself: empty where that is what it is for.</summary>
    private string? FilterAnswers(Rule rule)
    {
        foreach (var filter in rule.Fields.Items("filters"))
        {
            if (filter.Text("type") == "RequestRedirect")
                return "";
            var reference = filter.Child("extensionRef");
            if (reference.Text("group") != Kinds.EnvoyGatewayGroup || reference.Text("kind") != Kinds.HttpRouteFilter)
                continue;
            var name = reference.Text("name") ?? "";
            if (world.Find(Kinds.HttpRouteFilter, rule.Route.Resource.Namespace, name) is { } found)
            {
                if (found.Spec.Has("directResponse"))
                    return "";
            }
            else if (!world.MayExistUnseen(Kinds.HttpRouteFilter))
            {
                return $"there is no {Kinds.HttpRouteFilter} {rule.Route.Resource.Namespace}/{name}: the rule answers 500 and has no cluster";
            }
        }

        return null;
    }

    private static bool IsSplit(List<Destination> found, ObjectFields spec)
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
