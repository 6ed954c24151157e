using BackendDsl.Envoy.Checks.Context;
using Google.Protobuf.WellKnownTypes;

namespace BackendDsl.Envoy.Checks.Rules;

/// <summary>Fields of the cluster that belong to no larger family.</summary>
internal static class ClusterFieldRules
{
    private const string UpstreamImpl = "common/upstream/upstream_impl.cc";

    /// <summary>What Linux takes for the options of TCP keepalive.</summary>
    private const uint MaxKeepaliveSeconds = 32_767, MaxKeepaliveProbes = 127;

    public static readonly ClusterRule EjectionTimes = new("ejection-maximum-not-below-base", "S8", FindingEffect.Refused,
        "outlier detection: max_ejection_time (300 s, or base_ejection_time where that is longer) is not shorter than base_ejection_time (30 s)", "common/upstream/outlier_detection_impl.cc, DetectorImpl::create");

    public static readonly ClusterRule PerHostThresholds = new("per-host-thresholds-connections-only", "S26", FindingEffect.Refused,
        "per_host_thresholds set no limit but max_connections", UpstreamImpl + ", ResourceManagers::load");

    public static readonly ClusterRule LoadStats = new("endpoint-stats-without-load-stats", "S27", FindingEffect.Refused,
        "per_endpoint_stats is not used together with cluster_manager.load_stats_config of the bootstrap", UpstreamImpl + ", ClusterInfoImpl", needsEnvironment: true);

    public static readonly ClusterRule FilterSource = new("network-filter-has-one-source", "S28", FindingEffect.Refused,
        "a network filter has either typed_config or config_discovery", UpstreamImpl + ", ClusterInfoImpl");

    public static readonly ClusterRule UniqueName = new("cluster-name-is-unique", "S48", FindingEffect.Refused,
        "no two clusters of one response have the same name", "common/upstream/cds_api_helper.cc");

    public static readonly ClusterRule Windows = new("local-interface-name-not-on-windows", "S49", FindingEffect.Refused,
        "set_local_interface_name_on_upstream_connections is not set on Windows", UpstreamImpl + ", ClusterInfoImpl", needsEnvironment: true);

    public static readonly ClusterRule Queue = new("queue-policy-is-registered", "", FindingEffect.Refused, "queuing_policies names a policy that is compiled in", UpstreamImpl);

    public static readonly ClusterRule Keepalive = new("tcp-keepalive-within-linux-limits", "", FindingEffect.NeverWorks,
        "TCP keepalive has at most 32767 seconds and 127 probes, the limits of Linux: beyond them every connection fails", "asked of Envoy 1.40: Setting IPPROTO_TCP/TCP_KEEPINTVL option on socket failed");

    public static readonly ClusterRule DetectorOff = new("consecutive-5xx-of-zero-switches-off", "R12", FindingEffect.Ignored,
        "consecutive_5xx of 0 switches that detector off", "common/upstream/outlier_detection_impl.cc");

    public static IReadOnlyList<ClusterRule> All { get; } = [EjectionTimes, PerHostThresholds, LoadStats, FilterSource, UniqueName, Windows, Queue, Keepalive, DetectorOff];

    public static void CheckThresholds(Inspection inspection)
    {
        if (inspection.Cluster.CircuitBreakers is not { } breakers) return;
        for (var i = 0; i < breakers.PerHostThresholds.Count; i++)
        {
            var t = breakers.PerHostThresholds[i];
            if (t.MaxPendingRequests is null && t.MaxRequests is null && t.MaxRetries is null && t.MaxConnectionPools is null && t.RetryBudget is null) continue;
            inspection.Report(PerHostThresholds, Place.Root.Member("circuit_breakers").Member("per_host_thresholds", i), "Unsupported field in per_host_thresholds");
        }
    }

    public static void CheckBuild(Inspection inspection)
    {
        if (inspection.Environment.IsWindows == true && inspection.Cluster.UpstreamConnectionOptions is { SetLocalInterfaceNameOnUpstreamConnections: true })
            inspection.Report(Windows, Place.Root.Member("upstream_connection_options").Member("set_local_interface_name_on_upstream_connections"), "set_local_interface_name_on_upstream_connections_ cannot be set to true on Windows platforms");
        if (inspection.Environment.HasLoadStatsConfig == true && inspection.Cluster.TrackClusterStats is { PerEndpointStats: true })
            inspection.Report(LoadStats, Place.Root.Member("track_cluster_stats").Member("per_endpoint_stats"), "Only one of cluster per_endpoint_stats and cluster manager load_stats_config can be specified");
    }

    public static void CheckQueue(Inspection inspection)
    {
        if (inspection.Cluster.QueuingPolicies?.PendingRqPolicy is not { } policy) return;
        var type = policy.TypedConfig is null ? "" : EnvoyAny.TypeName(policy.TypedConfig.TypeUrl);
        if (ExtensionTable.Default.Find(Slots.QueuePolicies, type) is null)
            inspection.Report(Queue, Place.Root.Member("queuing_policies").Member("pending_rq_policy"), $"Didn't find a registered queue policy implementation for name: '{policy.Name}'");
    }

    public static void CheckFilters(Inspection inspection)
    {
        var filters = inspection.Cluster.Filters;
        for (var i = 0; i < filters.Count; i++)
        {
            var at = Place.Root.Member("filters", i);
            if (filters[i].ConfigDiscovery is { } discovery)
            {
                if (filters[i].TypedConfig is not null) inspection.Report(FilterSource, at, "Only one of typed_config or config_discovery can be used");
                ConfigSourceRules.Subscribe(inspection, discovery.ConfigSource, at.Member("config_discovery").Member("config_source"));
            }
            else
            {
                Constraints.Extensions.Registered(inspection, Slots.NetworkFilters, filters[i].Name, filters[i].TypedConfig, at);
            }
        }
    }

    public static void CheckOutliers(Inspection inspection)
    {
        if (inspection.Cluster.OutlierDetection is not { } outlier) return;
        var at = Place.Root.Member("outlier_detection");
        if (outlier.MaxEjectionTime is { } longest && Milliseconds(longest) < Milliseconds(outlier.BaseEjectionTime ?? new Duration { Seconds = 30 }))
            inspection.Report(EjectionTimes, at.Member("max_ejection_time"), "outlier detector's max_ejection_time cannot be smaller than base_ejection_time");
        if (outlier.Consecutive5Xx == 0) inspection.Report(DetectorOff, at.Member("consecutive_5xx"), "0 switches this detector off");
    }

    public static void CheckKeepalive(Inspection inspection)
    {
        if (inspection.Cluster.UpstreamConnectionOptions?.TcpKeepalive is not { } keepalive) return;
        var at = Place.Root.Member("upstream_connection_options").Member("tcp_keepalive");
        Limit(inspection, at.Member("keepalive_probes"), keepalive.KeepaliveProbes, MaxKeepaliveProbes, "probes");
        Limit(inspection, at.Member("keepalive_time"), keepalive.KeepaliveTime, MaxKeepaliveSeconds, "seconds");
        Limit(inspection, at.Member("keepalive_interval"), keepalive.KeepaliveInterval, MaxKeepaliveSeconds, "seconds");
    }

    private static void Limit(Inspection inspection, Place at, uint? value, uint limit, string unit)
    {
        if (value > limit) inspection.Report(Keepalive, at, $"{value} {unit} are more than the {limit} that Linux takes: every connection fails with 503 local connection failure");
    }

    private static decimal Milliseconds(Duration duration) => duration.Seconds * 1000m + duration.Nanos / 1_000_000;
}
