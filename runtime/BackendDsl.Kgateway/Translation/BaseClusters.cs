using System.Globalization;
using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Envoy.Config.Core.V3;
using BackendDsl.Envoy.Config.Endpoint.V3;
using BackendDsl.Kgateway.Releases;
using BackendDsl.Kgateway.Translation.Backends;

namespace BackendDsl.Kgateway.Translation;

/// <summary>What a cluster is before any policy.</summary>
internal static class BaseClusters
{
    public static string NameOf(ServiceSource service, ServicePort port) =>
        $"kube_{service.Head.Namespace}_{service.Head.Name}_{port.Port.ToString(CultureInfo.InvariantCulture)}";

    public static string NameOf(BackendSource backend) => $"backend_{backend.Head.Namespace}_{backend.Head.Name}_0";

    public static Cluster.Types.EdsClusterConfig EdsOverAds() => new() { EdsConfig = new() { Ads = new(), ResourceApiVersion = ApiVersion.V3 } };

    public static ClusterDraft OfService(string name, ServiceSource service, ServicePort port, ReleaseFacts facts)
    {
        var draft = new ClusterDraft(name, facts) { IsHttp2 = port.IsHttp2 };
        Common(draft);
        draft.Cluster.Type = Cluster.Types.DiscoveryType.Eds;
        draft.Cluster.EdsClusterConfig = EdsOverAds();
        draft.Cluster.IgnoreHealthOnHostRemoval = true;
        if (service.DistributesByLocality)
            draft.Cluster.CommonLbConfig = new() { LocalityWeightedLbConfig = new() };
        return draft;
    }

    /// <summary>A Backend's; what is wrong with it is told in its problems.</summary>
    public static ClusterDraft OfBackend(BackendSource backend, TranslationContext context)
    {
        var draft = new ClusterDraft(NameOf(backend), context.Facts) { IsHttp2 = AppProtocols.IsHttp2(backend.AppProtocol), Hosts = backend.IsStatic ? backend.Hosts : null };
        Common(draft);
        switch (backend.Type)
        {
            case BackendTypes.Aws:
                AwsBackend.Shape(draft, backend, context);
                break;
            case BackendTypes.Gcp:
                GcpBackend.Shape(draft, backend, context);
                break;
            case BackendTypes.DynamicForwardProxy:
                DynamicForwardProxyBackend.Shape(draft, backend);
                break;
            case BackendTypes.PriorityGroups:
                PriorityGroupsBackend.Shape(draft, backend, context);
                break;
            default:
                OfHosts(draft, backend.Hosts, context.Options);
                break;
        }

        return draft;
    }

    /// <summary>What becomes of a backend with an error: a cluster without endpoints. Half a policy is never applied.</summary>
    public static Cluster BlackHole(string name, ReleaseFacts facts) => new()
    {
        Name = name,
        Metadata = facts.MarksBlackHoles ? new() : null,
        Type = Cluster.Types.DiscoveryType.Static,
        LoadAssignment = new() { ClusterName = name },
    };

    private static void OfHosts(ClusterDraft draft, List<StaticHost> hosts, KgatewayOptions options)
    {
        StaticClusters.Discover(draft, hosts, options);
        var locality = new LocalityLbEndpoints();
        foreach (var host in hosts)
            locality.LbEndpoints.Add(StaticClusters.Endpoint(host));
        draft.Cluster.LoadAssignment = new() { ClusterName = draft.Cluster.Name };
        if (hosts.Count > 0)
            draft.Cluster.LoadAssignment.Endpoints.Add(locality);
    }

    private static void Common(ClusterDraft draft)
    {
        if (draft.Facts.MarksClusters)
            draft.Cluster.Metadata = new();
        if (draft.IsHttp2)
            draft.EnsureHttp().ExplicitHttpConfig = new() { Http2ProtocolOptions = new() };
    }
}
