using BackendDsl.Envoy.Checks.Context;
using DiscoveryType = BackendDsl.Envoy.Config.Cluster.V3.Cluster.Types.DiscoveryType;

namespace BackendDsl.Envoy.Checks.Rules;

/// <summary>Settings of load balancing that depend on hosts, and have no effect without them.</summary>
internal static class ZoneRules
{
    private const ulong DefaultLeastHosts = 6;

    public static readonly ClusterRule Zones = new("zone-aware-routing-has-hosts", "R6", FindingEffect.Ignored,
        "zone aware routing has a local cluster in the bootstrap, and as many hosts as min_cluster_size (6 when not set); routing for 0 % is off on purpose",
        "common/upstream/load_balancer_impl.cc", needsEnvironment: true);

    public static readonly ClusterRule Hostnames = new("hostname-hashing-has-hostnames", "R7", FindingEffect.Ignored,
        "hashing by host name on EDS and STATIC clusters has hosts with a hostname", "common/upstream/thread_aware_lb_impl.cc", needsEnvironment: true);

    public static IReadOnlyList<ClusterRule> All { get; } = [Zones, Hostnames];

    public static void Check(Inspection inspection, Balancing balancing)
    {
        if (balancing.Zones.Count == 0 && balancing.HostnameHashing.Count == 0) return;
        var cluster = inspection.Cluster;
        var isEds = cluster.ClusterType is null && cluster.Type == DiscoveryType.Eds;
        var answers = isEds && inspection.Target.Endpoints is { } known && known.TryGetValue(cluster.Name, out var found) ? found : [];
        var hosts = answers.Concat(cluster.LoadAssignment is { } own ? [own] : []).SelectMany(a => a.Endpoints).SelectMany(l => l.LbEndpoints).ToList();
        foreach (var (at, percent, least) in balancing.Zones)
        {
            if (percent == 0) continue;
            if (inspection.Environment.LocalClusterName is { Length: 0 }) inspection.Report(Zones, at, "ignored: the bootstrap names no cluster_manager.local_cluster_name");
            var isKnown = answers.Count > 0 || (inspection.Environment.LocalClusterName is not null && cluster.LoadAssignment is not null);
            if (isKnown && (ulong)hosts.Count < (least ?? DefaultLeastHosts)) inspection.Report(Zones, at, $"ignored: the cluster has {hosts.Count} hosts, fewer than min_cluster_size {least ?? DefaultLeastHosts}");
        }
        if (!isEds && (cluster.ClusterType is not null || cluster.Type != DiscoveryType.Static)) return;
        foreach (var at in balancing.HostnameHashing)
        {
            if (hosts.Find(h => h.Endpoint is { Hostname.Length: 0 }) is { } nameless)
                inspection.Report(Hostnames, at, $"the host {nameless.Endpoint.Address?.SocketAddress?.Address} has no hostname: its address is hashed instead");
        }
    }
}
