using BackendDsl.Envoy.Config.Core.V3;
using BackendDsl.Envoy.Codec.Schema;
using Google.Protobuf.WellKnownTypes;
using static BackendDsl.Envoy.ClusterFindingSeverity;

namespace BackendDsl.Envoy.Checks.Rules;

/// <summary>Fields of the cluster that belong to no larger family.</summary>
internal static class ClusterFieldRules
{
    private const string UpstreamImpl = "common/upstream/upstream_impl.cc";

    public static readonly ClusterRule S8 = new("S8", Error,
        "outlier detection: max_ejection_time (300 s, or base_ejection_time where that is longer) is not shorter than base_ejection_time (30 s)",
        "common/upstream/outlier_detection_impl.cc, DetectorImpl::create", scope =>
        {
            if (scope.Cluster.OutlierDetection is not { MaxEjectionTime: { } longest } outlier) return;
            if (Milliseconds(longest) < Milliseconds(outlier.BaseEjectionTime ?? new Duration { Seconds = 30 })) scope.Report("outlier_detection.max_ejection_time", "max_ejection_time cannot be smaller than base_ejection_time");
        });

    public static readonly ClusterRule S26 = new("S26", Error,
        "per_host_thresholds hold max_connections alone",
        UpstreamImpl + ", ResourceManagers::load", scope =>
        {
            if (scope.Cluster.CircuitBreakers is not { } breakers) return;
            for (var i = 0; i < breakers.PerHostThresholds.Count; i++)
            {
                var t = breakers.PerHostThresholds[i];
                if (t.MaxPendingRequests is null && t.MaxRequests is null && t.MaxRetries is null && !t.TrackRemaining && t.MaxConnectionPools is null && t.RetryBudget is null) continue;
                scope.Report(ApiPath.Index("circuit_breakers.per_host_thresholds", i), "Unsupported field in per_host_thresholds");
            }
        });

    public static readonly ClusterRule S27 = new("S27", Error,
        "per_endpoint_stats is not used together with cluster_manager.load_stats_config of the bootstrap",
        UpstreamImpl + ", ClusterInfoImpl", scope =>
        {
            if (scope.Context.HasLoadStatsConfig == true && scope.Cluster.TrackClusterStats is { PerEndpointStats: true })
                scope.Report("track_cluster_stats.per_endpoint_stats", "Only one of cluster per_endpoint_stats and cluster manager load_stats_config may be set");
        },
        needsContext: true);

    public static readonly ClusterRule S28 = new("S28", Error,
        "a network filter has either typed_config or config_discovery",
        UpstreamImpl + ", ClusterInfoImpl", scope =>
        {
            for (var i = 0; i < scope.Cluster.Filters.Count; i++)
            {
                if (scope.Cluster.Filters[i] is { TypedConfig: not null, ConfigDiscovery: not null }) scope.Report(ApiPath.Index("filters", i), "Only one of typed_config or config_discovery can be used");
            }
        });

    public static readonly ClusterRule S47 = new("S47", Error,
        "what a PROXY protocol header carries in addition can be parsed: each entry has either a value or a format",
        "extensions/transport_sockets/proxy_protocol/config.cc", scope =>
        {
            foreach (var socket in scope.Sockets)
            {
                if (socket.ProxyProtocol?.Config is not { } config) continue;
                for (var i = 0; i < config.AddedTlvs.Count; i++) Tlv(scope, config.AddedTlvs[i], ApiPath.Index(socket.Path + ".typed_config.config.added_tlvs", i));
            }
        });

    public static readonly ClusterRule S48 = new("S48", Error,
        "no two clusters of one response have the same name",
        "common/upstream/cds_api_helper.cc", scope =>
        {
            if (scope.Context.Clusters?.Count(c => c.Name == scope.Cluster.Name) > 1) scope.Report("name", $"duplicate cluster {scope.Cluster.Name} found");
        },
        needsContext: true);

    public static readonly ClusterRule S49 = new("S49", Error,
        "set_local_interface_name_on_upstream_connections is not set on Windows",
        UpstreamImpl + ", ClusterInfoImpl", scope =>
        {
            if (scope.Context.IsWindows == true && scope.Cluster.UpstreamConnectionOptions is { SetLocalInterfaceNameOnUpstreamConnections: true })
                scope.Report("upstream_connection_options.set_local_interface_name_on_upstream_connections", "set_local_interface_name_on_upstream_connections_ cannot be set to true on Windows platforms");
        },
        needsContext: true);

    private static void Tlv(RuleScope scope, TlvEntry entry, string path)
    {
        if (entry.FormatString is not null && !entry.Value.IsEmpty) scope.Report(path, "Invalid TLV configuration: only one of 'value' or 'format_string' must be set");
        else if (entry.FormatString is null && entry.Value.IsEmpty) scope.Report(path, "Invalid TLV configuration: one of 'value' or 'format_string' must be set");
    }

    private static decimal Milliseconds(Duration duration) => duration.Seconds * 1000m + duration.Nanos / 1_000_000;
}
