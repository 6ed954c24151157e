using System.Globalization;
using BackendDsl.Cel.Text;
using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Envoy.Config.Core.V3;
using BackendDsl.Envoy.Config.Endpoint.V3;
using BackendDsl.Envoy.Extensions.Clusters.Common.Dns.V3;
using Google.Protobuf.WellKnownTypes;

namespace BackendDsl.Kgateway.Translation;

/// <summary>What a cluster is before any policy.</summary>
internal static class BaseClusters
{
    private const long ConnectTimeoutSeconds = 5;

    public static string NameOf(ServiceSource service, ServicePort port) =>
        $"kube_{service.Head.Namespace}_{service.Head.Name}_{port.Port.ToString(CultureInfo.InvariantCulture)}";

    public static string NameOf(BackendSource backend) => $"backend_{backend.Head.Namespace}_{backend.Head.Name}_0";

    public static ClusterDraft OfService(ServiceSource service, ServicePort port, KgatewayOptions options)
    {
        var draft = new ClusterDraft(NameOf(service, port), options.Profile) { IsHttp2 = port.IsHttp2 };
        Common(draft);
        draft.Cluster.Type = Cluster.Types.DiscoveryType.Eds;
        draft.Cluster.EdsClusterConfig = new() { EdsConfig = new() { Ads = new(), ResourceApiVersion = ApiVersion.V3 } };
        draft.Cluster.IgnoreHealthOnHostRemoval = true;
        if (service.DistributesByLocality)
            draft.Cluster.CommonLbConfig = new() { LocalityWeightedLbConfig = new() };
        return draft;
    }

    public static ClusterDraft OfBackend(BackendSource backend, KgatewayOptions options)
    {
        var draft = new ClusterDraft(NameOf(backend), options.Profile) { IsHttp2 = AppProtocols.IsHttp2(backend.AppProtocol), Hosts = backend.Hosts };
        Common(draft);
        var cluster = draft.Cluster;
        if (backend.Hosts.TrueForAll(h => IpAddress.TryParse(h.Host, out _)))
        {
            cluster.Type = Cluster.Types.DiscoveryType.Static;
        }
        else if (options.Profile.IsRelease21)
        {
            cluster.Type = Cluster.Types.DiscoveryType.StrictDns;
            cluster.DnsLookupFamily = OnCluster(options.DnsLookupFamily);
        }
        else
        {
            draft.Dns = new() { DnsLookupFamily = options.DnsLookupFamily };
        }

        var locality = new LocalityLbEndpoints();
        foreach (var (host, port) in backend.Hosts)
        {
            locality.LbEndpoints.Add(new LbEndpoint
            {
                Endpoint = new()
                {
                    Address = new() { SocketAddress = new() { Address = host, PortValue = port } },
                    Hostname = host,
                    HealthCheckConfig = new() { Hostname = host },
                },
            });
        }

        cluster.LoadAssignment = new() { ClusterName = cluster.Name };
        if (locality.LbEndpoints.Count > 0)
            cluster.LoadAssignment.Endpoints.Add(locality);
        return draft;
    }

    /// <summary>What becomes of a backend with an error: a cluster without endpoints. Half a policy is never applied.</summary>
    public static Cluster BlackHole(string name, KgatewayProfile profile) => new()
    {
        Name = name,
        Metadata = profile.IsRelease21 ? new() : null,
        Type = Cluster.Types.DiscoveryType.Static,
        LoadAssignment = new() { ClusterName = name },
    };

    private static void Common(ClusterDraft draft)
    {
        draft.Cluster.ConnectTimeout = new Duration { Seconds = ConnectTimeoutSeconds };
        if (draft.Profile.IsRelease21)
            draft.Cluster.Metadata = new();
        if (draft.IsHttp2)
            draft.EnsureHttp().ExplicitHttpConfig = new() { Http2ProtocolOptions = new() };
    }

    private static Cluster.Types.DnsLookupFamily OnCluster(DnsLookupFamily family) => family switch
    {
        DnsLookupFamily.V4Only => Cluster.Types.DnsLookupFamily.V4Only,
        DnsLookupFamily.V6Only => Cluster.Types.DnsLookupFamily.V6Only,
        DnsLookupFamily.V4Preferred => Cluster.Types.DnsLookupFamily.V4Preferred,
        DnsLookupFamily.All => Cluster.Types.DnsLookupFamily.All,
        _ => Cluster.Types.DnsLookupFamily.Auto,
    };
}
