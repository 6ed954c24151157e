using BackendDsl.Cel.Text;
using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Envoy.Config.Endpoint.V3;
using BackendDsl.Envoy.Extensions.Clusters.Common.Dns.V3;

namespace BackendDsl.Kgateway.Translation.Backends;

/// <summary>Clusters whose hosts are given: static Backends and priority groups of them.</summary>
internal static class StaticClusters
{
    /// <summary>Sets the discovery: by DNS as soon as one host has a name.</summary>
    public static void Discover(ClusterDraft draft, IEnumerable<StaticHost> hosts, KgatewayOptions options)
    {
        var cluster = draft.Cluster;
        if (hosts.All(h => IpAddress.TryParse(h.Host, out _)))
        {
            cluster.Type = Cluster.Types.DiscoveryType.Static;
            if (draft.Facts.HasDnsFamilyOnStatic)
                cluster.DnsLookupFamily = OnCluster(options.DnsLookupFamily);
        }
        else if (draft.Facts.HasDnsTypes)
        {
            cluster.Type = Cluster.Types.DiscoveryType.StrictDns;
            cluster.DnsLookupFamily = OnCluster(options.DnsLookupFamily);
        }
        else
        {
            draft.Dns = new() { DnsLookupFamily = options.DnsLookupFamily };
        }
    }

    /// <summary>A single host by name that is resolved as one.</summary>
    public static void DiscoverOne(ClusterDraft draft, KgatewayOptions options)
    {
        if (draft.Facts.HasDnsTypes)
        {
            draft.Cluster.Type = Cluster.Types.DiscoveryType.LogicalDns;
            draft.Cluster.DnsLookupFamily = OnCluster(options.DnsLookupFamily);
        }
        else
        {
            draft.Dns = new() { DnsLookupFamily = options.DnsLookupFamily, AllAddressesInSingleEndpoint = true };
        }
    }

    /// <summary>A host with its name, also for health checks.</summary>
    public static LbEndpoint Endpoint(StaticHost host) => new()
    {
        Endpoint = new()
        {
            Address = new() { SocketAddress = new() { Address = host.Host, PortValue = host.Port } },
            Hostname = host.Host,
            HealthCheckConfig = new() { Hostname = host.Host },
        },
    };

    /// <summary>The load assignment of one host without a name.</summary>
    public static ClusterLoadAssignment Single(string cluster, string host, uint port) => new()
    {
        ClusterName = cluster,
        Endpoints =
        {
            new LocalityLbEndpoints
            {
                LbEndpoints = { new LbEndpoint { Endpoint = new() { Address = new() { SocketAddress = new() { Address = host, PortValue = port } } } } },
            },
        },
    };

    private static Cluster.Types.DnsLookupFamily OnCluster(DnsLookupFamily family) => family switch
    {
        DnsLookupFamily.V4Only => Cluster.Types.DnsLookupFamily.V4Only,
        DnsLookupFamily.V6Only => Cluster.Types.DnsLookupFamily.V6Only,
        DnsLookupFamily.V4Preferred => Cluster.Types.DnsLookupFamily.V4Preferred,
        DnsLookupFamily.All => Cluster.Types.DnsLookupFamily.All,
        _ => Cluster.Types.DnsLookupFamily.Auto,
    };
}
