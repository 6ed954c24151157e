using BackendDsl.Envoy.Checks.Constraints;
using BackendDsl.Envoy.Checks.Context;
using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Envoy.Config.Core.V3;
using BackendDsl.Envoy.Config.Endpoint.V3;
using BackendDsl.Envoy.Extensions.Clusters.Dns.V3;
using DiscoveryType = BackendDsl.Envoy.Config.Cluster.V3.Cluster.Types.DiscoveryType;

namespace BackendDsl.Envoy.Checks.Rules;

/// <summary>How hosts are found.</summary>
internal static class DiscoveryRules
{
    private const string Dns = "extensions/clusters/dns/dns_cluster.cc";

    public static readonly ClusterRule ClusterType = new("cluster-type-is-registered", "S34", FindingEffect.Refused,
        "cluster_type is known by the type of its typed_config, or without one by its name", "common/upstream/cluster_factory_impl.cc");

    public static readonly ClusterRule HostnameHashing = new("hostname-hashing-needs-dns", "", FindingEffect.Refused,
        "use_hostname_for_hashing of common_lb_config is set on STRICT_DNS clusters alone; in a typed policy it may be set on all", "common/upstream/cluster_factory_impl.cc");

    public static readonly ClusterRule EdsConfig = new("eds-has-config", "", FindingEffect.Refused, "a cluster of type EDS has an eds_cluster_config with an eds_config", "extensions/clusters/eds/eds.cc");

    public static readonly ClusterRule EdsOnly = new("eds-config-needs-eds", "S15", FindingEffect.Refused, "eds_cluster_config is set on clusters of type EDS alone", "common/upstream/upstream_impl.cc, ClusterInfoImpl");

    public static readonly ClusterRule SingleHost = new("logical-dns-has-one-host", "S30", FindingEffect.Refused,
        "LOGICAL_DNS, and DNS clusters with all addresses in a single endpoint, have exactly one locality with exactly one host", Dns);

    public static readonly ClusterRule NoResolver = new("dns-host-without-resolver-name", "S31", FindingEffect.Refused, "hosts of DNS clusters have no resolver_name", Dns);

    public static readonly ClusterRule OriginalDestination = new("original-destination-settings", "", FindingEffect.Refused,
        "a cluster of type ORIGINAL_DST has lb_policy CLUSTER_PROVIDED and no hosts", "extensions/clusters/original_dst/original_dst_cluster.cc");

    public static readonly ClusterRule EdsAnswer = new("eds-answer-fits", "S33", FindingEffect.Refused,
        "an EDS answer is one resource under the subscribed name, with hosts or a LEDS source in a locality, not both", "extensions/clusters/eds/eds.cc, onConfigUpdate; the EDS answer is refused, not the cluster", needsEnvironment: true);

    public static readonly ClusterRule DnsSettings = new("dns-settings-need-dns", "R10", FindingEffect.Ignored, "DNS settings are on a DNS cluster", "common/upstream/upstream_impl.cc");

    public static IReadOnlyList<ClusterRule> All { get; } = [ClusterType, HostnameHashing, EdsConfig, EdsOnly, SingleHost, NoResolver, OriginalDestination, EdsAnswer, DnsSettings];

    /// <summary>The name of the kind of cluster as Envoy registers it; null after a report where it is not known.</summary>
    public static string? Find(Inspection inspection)
    {
        var cluster = inspection.Cluster;
        if (cluster.ClusterType is { TypedConfig: { } config } typed)
        {
            var type = EnvoyAny.TypeName(config.TypeUrl);
            if (ExtensionTable.Default.Find(Slots.Clusters, type) is { } known) return known.Name;
            inspection.Report(ClusterType, Place.Root.Member("cluster_type").Member("typed_config"), $"Didn't find a registered cluster factory implementation for type: '{type}'");
            return null;
        }
        var wanted = cluster.ClusterType?.Name ?? cluster.Type switch
        {
            DiscoveryType.StrictDns => "envoy.cluster.strict_dns",
            DiscoveryType.LogicalDns => "envoy.cluster.logical_dns",
            DiscoveryType.OriginalDst => "envoy.cluster.original_dst",
            DiscoveryType.Eds => "envoy.cluster.eds",
            _ => "envoy.cluster.static",
        };
        if (cluster.CommonLbConfig?.ConsistentHashingLbConfig is { UseHostnameForHashing: true } && cluster.Type != DiscoveryType.StrictDns)
            inspection.Report(HostnameHashing, Place.Root.Member("common_lb_config").Member("consistent_hashing_lb_config").Member("use_hostname_for_hashing"), $"Cannot use hostname for consistent hashing loadbalancing for cluster of type: '{wanted}'");
        if (ExtensionTable.Default.HasName(Slots.Clusters, wanted)) return wanted;
        inspection.Report(ClusterType, Place.Root.Member("cluster_type").Member("name"), $"Didn't find a registered cluster factory implementation for name: '{wanted}'");
        return null;
    }

    /// <summary>What a DNS cluster asks whose addresses are one host.</summary>
    public static void CheckSingleHost(Inspection inspection)
    {
        var localities = inspection.Cluster.LoadAssignment?.Endpoints;
        if (localities is not [{ LbEndpoints.Count: 1 }])
        {
            inspection.Report(SingleHost, Place.Root.Member("load_assignment"), localities is null or [] && inspection.Cluster.LoadAssignment is null
                ? "LOGICAL_DNS clusters must have a single host"
                : "LOGICAL_DNS clusters must have a single locality_lb_endpoint and a single lb_endpoint");
        }
        if (localities is [{ LbEndpoints: [var only] }]) Resolver(inspection, only, Place.Root.Member("load_assignment").Member("endpoints", 0).Member("lb_endpoints", 0), "LOGICAL_DNS");
    }

    /// <summary>The hosts of a DNS cluster.</summary>
    public static void CheckHosts(Inspection inspection)
    {
        var localities = inspection.Cluster.LoadAssignment?.Endpoints;
        for (var i = 0; i < localities?.Count; i++)
        {
            var at = Place.Root.Member("load_assignment").Member("endpoints", i);
            HostRules.CheckPriority(inspection, localities[i], at);
            for (var j = 0; j < localities[i].LbEndpoints.Count; j++)
            {
                var here = at.Member("lb_endpoints", j);
                Resolver(inspection, localities[i].LbEndpoints[j], here, "STRICT_DNS");
            }
        }
    }

    public static void CheckEdsOnly(Inspection inspection)
    {
        if (inspection.Cluster.EdsClusterConfig is not null && inspection.Cluster.Type != DiscoveryType.Eds) inspection.Report(EdsOnly, Place.Root.Member("eds_cluster_config"), "eds_cluster_config set in a non-EDS cluster");
    }

    public static void CheckOriginalDestination(Inspection inspection)
    {
        var cluster = inspection.Cluster;
        if (cluster.LbPolicy != Cluster.Types.LbPolicy.ClusterProvided && cluster.LoadBalancingPolicy is null)
            inspection.Report(OriginalDestination, Place.Root.Member("lb_policy"), $"cluster: LB policy {LbNames.Of(cluster.LbPolicy)} is not valid for Cluster type ORIGINAL_DST. Only 'CLUSTER_PROVIDED' is allowed with cluster type 'ORIGINAL_DST'");
        if (cluster.LbSubsetConfig is not null) inspection.Report(OriginalDestination, Place.Root.Member("lb_subset_config"), "cluster: cluster type 'original_dst' may not be used with lb_subset_config");
        if (cluster.LoadAssignment is { Endpoints.Count: > 0 }) inspection.Report(OriginalDestination, Place.Root.Member("load_assignment"), "ORIGINAL_DST clusters must have no load assignment configured");
        if (cluster.OriginalDstLbConfig is { UseHttpHeader: false, HttpHeaderName.Length: > 0 } settings)
            inspection.Report(OriginalDestination, Place.Root.Member("original_dst_lb_config").Member("http_header_name"), $"ORIGINAL_DST cluster: invalid config http_header_name={settings.HttpHeaderName} and use_http_header is false. Set use_http_header to true if http_header_name is desired.");
    }

    /// <summary>The subscription of an EDS cluster, and the answers that are known.</summary>
    public static void Subscribe(Inspection inspection)
    {
        var cluster = inspection.Cluster;
        if (cluster.EdsClusterConfig is not { } eds) return;
        ConfigSourceRules.Subscribe(inspection, eds.EdsConfig, Place.Root.Member("eds_cluster_config").Member("eds_config"));
        foreach (var message in eds.EdsConfig is null ? [] : Answers(inspection))
        {
            var service = eds.ServiceName.Length > 0 ? eds.ServiceName : cluster.Name;
            if (message.ClusterName != service) inspection.Report(EdsAnswer, Place.Root.Member("cluster_name"), $"Unexpected EDS cluster (expecting {service}): {message.ClusterName}");
            for (var i = 0; i < message.Endpoints.Count; i++)
            {
                var at = Place.Root.Member("endpoints", i);
                if (message.Endpoints[i] is { LedsClusterLocalityConfig: { } leds, LbEndpoints.Count: > 0 })
                    inspection.Report(EdsAnswer, at, $"A ClusterLoadAssignment for cluster {service} cannot include both LEDS (resource: {leds.LedsCollectionName}) and a list of endpoints.");
                HostRules.CheckPriority(inspection, message.Endpoints[i], at);
                for (var j = 0; j < message.Endpoints[i].LbEndpoints.Count; j++)
                {
                    if (message.Endpoints[i].LedsClusterLocalityConfig is null) HostRules.Host(inspection, message.Endpoints[i].LbEndpoints[j].Endpoint, at.Member("lb_endpoints", j).Member("endpoint"));
                }
            }
        }
    }

    public static void CheckDnsSettings(Inspection inspection, bool isDns)
    {
        var c = inspection.Cluster;
        if (isDns || c.ClusterType is not null) return;   // a custom kind may use them
#pragma warning disable CS0612 // the deprecated fields are what is judged
        Ignored(inspection, c.DnsRefreshRate is not null, "dns_refresh_rate");
        Ignored(inspection, c.DnsFailureRefreshRate is not null, "dns_failure_refresh_rate");
        Ignored(inspection, c.DnsJitter is not null, "dns_jitter");
        Ignored(inspection, c.RespectDnsTtl, "respect_dns_ttl");
#pragma warning restore CS0612
        Ignored(inspection, c.DnsLookupFamily != 0, "dns_lookup_family");
    }

    private static IReadOnlyList<ClusterLoadAssignment> Answers(Inspection inspection)
    {
        if (inspection.Target.Endpoints is not { } known || !known.TryGetValue(inspection.Cluster.Name, out var found)) return [];
        if (found.Count > 1) inspection.Report(EdsAnswer, Place.Root, $"Unexpected EDS resource length: {found.Count}");
        return found;
    }

    private static void Resolver(Inspection inspection, LbEndpoint host, Place at, string kind)
    {
        if (host.Endpoint?.Address?.SocketAddress is { ResolverName.Length: > 0 })
            inspection.Report(NoResolver, at.Member("endpoint").Member("address").Member("socket_address").Member("resolver_name"), $"{kind} clusters must NOT have a custom resolver name set");
    }

    private static void Ignored(Inspection inspection, bool isSet, string field)
    {
        if (isSet) inspection.Report(DnsSettings, Place.Root.Member(field), "ignored: the cluster is not resolved by DNS");
    }
}
