using System.Globalization;
using BackendDsl.Envoy;
using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Envoy.Config.Core.V3;
using BackendDsl.Envoy.Extensions.Clusters.Dns.V3;

namespace BackendDsl.EnvoyGateway.Settings;

/// <summary>How the hosts are found: from the control plane, by DNS, or by the host of each request.</summary>
internal static class DiscoverySettings
{
    public static void Apply(ClusterDraft draft)
    {
        var cluster = draft.Cluster;
        var dns = new DnsSettings(draft);
        cluster.DnsLookupFamily = dns.Top;
        var block = draft.Spec.Child("dns");
        if (block.Has("lookupFamily"))
            draft.From("dns_lookup_family", "dns.lookupFamily");
        if (draft.IsDynamic)
            cluster.ClusterType = Dynamic(dns);
        else if (draft.IsDns)
            cluster.ClusterType = Dns(dns);
        else
            Eds(cluster);
        if (draft.IsDns)
            cluster.LoadAssignment = EndpointSettings.Of(draft);
        if (draft.IsDns || draft.IsDynamic)
        {
            if (block.Has("dnsRefreshRate"))
                draft.From(draft.IsDns ? "cluster_type.typed_config.dns_refresh_rate" : "cluster_type.typed_config.dns_cache_config.dns_refresh_rate", "dns.dnsRefreshRate");
            if (draft.IsDns && block.Has("respectDnsTtl"))
                draft.From("cluster_type.typed_config.respect_dns_ttl", "dns.respectDnsTtl");
        }
    }

    /// <summary>The configuration source that every discovery in a cluster uses.</summary>
    public static ConfigSource Ads() => new() { Ads = new(), ResourceApiVersion = ApiVersion.V3 };

    private static void Eds(Cluster cluster)
    {
        cluster.Type = Cluster.Types.DiscoveryType.Eds;
        cluster.EdsClusterConfig = new() { ServiceName = cluster.Name, EdsConfig = Ads() };
    }

    private static Cluster.Types.CustomClusterType Dns(in DnsSettings dns) => new()
    {
        Name = "envoy.cluster.dns",
        TypedConfig = EnvoyAny.Pack(
            new DnsCluster { DnsRefreshRate = Convert.Duration(dns.Refresh), RespectDnsTtl = dns.RespectsTtl, DnsLookupFamily = dns.Common },
            EnvoyTypeUrls.DnsCluster),
    };

    private static Cluster.Types.CustomClusterType Dynamic(in DnsSettings dns) => new()
    {
        Name = "envoy.clusters.dynamic_forward_proxy",
        TypedConfig = EnvoyAny.Pack(
            new Envoy.Extensions.Clusters.DynamicForwardProxy.V3.ClusterConfig
            {
                DnsCacheConfig = new()
                {
                    Name = string.Create(CultureInfo.InvariantCulture, $"envoy-gateway-dfp-cache-{dns.FamilyName}-{dns.CacheRefresh / 1_000_000}ms-{dns.CacheSuffix}"),
                    DnsLookupFamily = dns.Top,
                    DnsRefreshRate = Convert.Duration(dns.CacheRefresh),
                },
            },
            EnvoyTypeUrls.DynamicForwardProxyCluster),
    };
}
