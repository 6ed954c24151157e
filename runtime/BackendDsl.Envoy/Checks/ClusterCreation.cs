using System.Buffers;
using BackendDsl.Envoy.Checks.Constraints;
using BackendDsl.Envoy.Checks.Context;
using BackendDsl.Envoy.Checks.Rules;
using BackendDsl.Envoy.Codec.Schema;
using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Envoy.Extensions.Clusters.Aggregate.V3;
using BackendDsl.Envoy.Extensions.Clusters.Dns.V3;
using Google.Protobuf;
using CompositeConfig = BackendDsl.Envoy.Extensions.Clusters.Composite.V3.ClusterConfig;
using ForwardProxyConfig = BackendDsl.Envoy.Extensions.Clusters.DynamicForwardProxy.V3.ClusterConfig;

namespace BackendDsl.Envoy.Checks;

/// <summary>
/// How Envoy makes a cluster, step by step in its order, so that what it meets first is found first. Where Envoy stops at the first fault, this
/// goes on, so that a user sees them all.
/// </summary>
internal sealed class ClusterCreation
{
    private static readonly ApiMessage s_cluster = ApiSchema.Default.Message("envoy.config.cluster.v3.Cluster");

    private readonly Inspection _inspection;
    private HttpProtocol _protocol;
    private Balancing _balancing = new();

    private ClusterCreation(Inspection inspection)
    {
        _inspection = inspection;
        _protocol = new(Place.Root, null, false, false, false);
    }

    private Cluster Cluster => _inspection.Cluster;

    public static void Run(Inspection inspection)
    {
        Validate(inspection);
        var creation = new ClusterCreation(inspection);
        var provides = creation.OfKind(DiscoveryRules.Find(inspection));
        HealthCheckRules.Check(inspection, creation._protocol);
        ClusterFieldRules.CheckOutliers(inspection);
        LoadBalancingRules.Create(inspection, creation._balancing, provides);
        ClusterFieldRules.CheckKeepalive(inspection);
        ZoneRules.Check(inspection, creation._balancing);
    }

    private static void Validate(Inspection inspection)
    {
        var size = inspection.Cluster.CalculateSize();
        var bytes = ArrayPool<byte>.Shared.Rent(size);
        inspection.Cluster.WriteTo(bytes.AsSpan(0, size));
        MessageValidation.Run(inspection, s_cluster, bytes.AsMemory(0, size), Place.Root);
        ArrayPool<byte>.Shared.Return(bytes);
    }

    /// <summary>Makes a cluster of a kind; true when it balances by itself.</summary>
    private bool OfKind(string? kind)
    {
        var any = Cluster.ClusterType?.TypedConfig;
        var at = Place.Root.Member("cluster_type").Member("typed_config");
        switch (kind)
        {
            case "envoy.cluster.static":
                Base(isDns: false);
                HostRules.CheckStatic(_inspection);
                return false;
            case "envoy.cluster.eds":
                if (Cluster.EdsClusterConfig is null) _inspection.Report(DiscoveryRules.EdsConfig, Place.Root.Member("eds_cluster_config"), "cannot create an EDS cluster without an EDS config");
                Base(isDns: false);
                DiscoveryRules.Subscribe(_inspection);
                return false;
            case "envoy.cluster.strict_dns":
                DnsResolverRules.Check(_inspection, Cluster.TypedDnsResolverConfig, Place.Root);
                Base(isDns: true);
                _inspection.Overruling(DiscoveryRules.CheckHosts);
                return false;
            case "envoy.cluster.logical_dns":
                DnsResolverRules.Check(_inspection, Cluster.TypedDnsResolverConfig, Place.Root);
                Base(isDns: true);
                _inspection.Overruling(DiscoveryRules.CheckSingleHost);
                return false;
            case "envoy.cluster.dns":
                var dns = any is null ? new() : Constraints.Extensions.Unpack<DnsCluster>(_inspection, any, at) ?? new();
                DnsResolverRules.Check(_inspection, dns.TypedDnsResolverConfig, at);
                Base(isDns: true);
                _inspection.Overruling(dns.AllAddressesInSingleEndpoint ? DiscoveryRules.CheckSingleHost : DiscoveryRules.CheckHosts);
                return false;
            case "envoy.cluster.original_dst":
                DiscoveryRules.CheckOriginalDestination(_inspection);
                Base(isDns: false);
                return true;
            case "envoy.clusters.aggregate":
                if (any is not null) Constraints.Extensions.Unpack<ClusterConfig>(_inspection, any, at);
                Base(isDns: false);
                return true;
            case "envoy.clusters.composite":
                if (any is not null) Constraints.Extensions.Unpack<CompositeConfig>(_inspection, any, at);
                Base(isDns: false);
                return true;
            case "envoy.clusters.dynamic_forward_proxy":
                var proxy = any is null ? null : Constraints.Extensions.Unpack<ForwardProxyConfig>(_inspection, any, at);
                if (proxy?.DnsCacheConfig is { } cache) DnsResolverRules.Check(_inspection, cache.TypedDnsResolverConfig, at.Member("dns_cache_config"));
                Base(isDns: true);
                if (proxy is not null) ForwardProxyRules.Check(_inspection, proxy, at, _protocol);
                return true;
            default:
                Base(isDns: true);
                return false;
        }
    }

    /// <summary>What all kinds have.</summary>
    private void Base(bool isDns)
    {
        var socket = TransportSocketRules.CreateMain(_inspection);
        var matches = TransportSocketRules.CreateMatches(_inspection);
        _protocol = HttpRules.Read(_inspection);
        ClusterFieldRules.CheckThresholds(_inspection);
        HostRules.CheckSources(_inspection);
        ClusterFieldRules.CheckBuild(_inspection);
        HttpRules.CheckRequestsPerConnection(_inspection, _protocol);
        _balancing = LoadBalancingRules.Read(_inspection);
        DiscoveryRules.CheckEdsOnly(_inspection);
        ClusterFieldRules.CheckFilters(_inspection);
        HttpRules.CheckFilters(_inspection, _protocol);
        ClusterFieldRules.CheckQueue(_inspection);
        TransportSocketRules.CheckProtocols(_inspection, _protocol, socket, matches);
        DiscoveryRules.CheckDnsSettings(_inspection, isDns);
    }
}
