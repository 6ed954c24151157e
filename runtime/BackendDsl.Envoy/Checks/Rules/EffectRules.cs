using BackendDsl.Envoy.Config.Core.V3;
using BackendDsl.Envoy.Config.Route.V3;
using BackendDsl.Envoy.Extensions.LoadBalancingPolicies.Common.V3;
using BackendDsl.Envoy.Extensions.LoadBalancingPolicies.LeastRequest.V3;
using BackendDsl.Envoy.Extensions.LoadBalancingPolicies.Maglev.V3;
using BackendDsl.Envoy.Extensions.LoadBalancingPolicies.RingHash.V3;
using BackendDsl.Envoy.Extensions.LoadBalancingPolicies.RoundRobin.V3;
using BackendDsl.Envoy.Extensions.Upstreams.Tcp.V3;
using BackendDsl.Envoy.Codec.Schema;
using BackendDsl.Envoy.Type.V3;
using Google.Protobuf.WellKnownTypes;
using static BackendDsl.Envoy.ClusterFindingSeverity;
using DiscoveryType = BackendDsl.Envoy.Config.Cluster.V3.Cluster.Types.DiscoveryType;
using RandomPolicy = BackendDsl.Envoy.Extensions.LoadBalancingPolicies.Random.V3.Random;

namespace BackendDsl.Envoy.Checks.Rules;

/// <summary>What Envoy takes, but what has no effect, or another one than it reads like.</summary>
internal static class EffectRules
{
    public static readonly ClusterRule R6 = new("R6", Warning,
        "zone aware routing has a local cluster in the bootstrap, and as many hosts as min_cluster_size (6 when not set); routing for 0 % is off on purpose",
        "common/upstream/load_balancer_impl.cc", scope =>
        {
            foreach (var (path, routing, least) in ZoneAware(scope))
            {
                if (routing is { Value: 0 }) continue;
                if (scope.Context.LocalClusterName is { Length: 0 }) scope.Report(path, "ignored: the bootstrap names no cluster_manager.local_cluster_name");
                var known = scope.EdsAssignments.Count > 0 || (scope.Context.LocalClusterName is not null && scope.Cluster.LoadAssignment is not null);
                var hosts = (ulong)scope.LbEndpoints().Count();
                if (known && hosts < (least ?? 6)) scope.Report(path, $"ignored: the cluster has {hosts} hosts, fewer than min_cluster_size {least ?? 6}");
            }
        },
        needsContext: true);

    public static readonly ClusterRule R7 = new("R7", Warning,
        "hashing by host name on EDS and STATIC clusters has hosts with a hostname (those of EDS with a context)",
        "common/upstream/thread_aware_lb_impl.cc", scope =>
        {
            if (scope.Type is not (DiscoveryType.Eds or DiscoveryType.Static)) return;
            if (HashByHostname(scope) is not { } setting) return;
            foreach (var (path, endpoint) in scope.LbEndpoints())
            {
                if (endpoint.Endpoint is { Hostname.Length: 0 }) scope.Report(setting, $"{path}.endpoint has no hostname: its address is hashed instead");
            }
        });

    public static readonly ClusterRule R8 = new("R8", Warning,
        "an HTTP health check of a cluster with explicit HTTP/2 has codec_client_type HTTP2; else it goes over HTTP/1.1",
        "extensions/health_checkers/http/health_checker_impl.cc", scope =>
        {
            if (scope.Http?.ExplicitHttpConfig?.Http2ProtocolOptions is null) return;
            for (var i = 0; i < scope.Cluster.HealthChecks.Count; i++)
            {
                if (scope.Cluster.HealthChecks[i].HttpHealthCheck is { CodecClientType: CodecClientType.Http1 })
                    scope.Report(ApiPath.Index("health_checks", i) + ".http_health_check", "checks go over HTTP/1.1, and fail against a backend that takes HTTP/2 alone");
            }
        });

#pragma warning disable CS0612 // the deprecated fields are what is judged
    public static readonly ClusterRule R10 = new("R10", Warning,
        "DNS settings are on a DNS cluster",
        "common/upstream/upstream_impl.cc", scope =>
        {
            if (scope.IsDns || scope.Cluster.ClusterType is not null) return;   // a custom kind may use them
            var c = scope.Cluster;
            Ignored(scope, c.DnsRefreshRate is not null, "dns_refresh_rate");
            Ignored(scope, c.DnsFailureRefreshRate is not null, "dns_failure_refresh_rate");
            Ignored(scope, c.DnsJitter is not null, "dns_jitter");
            Ignored(scope, c.RespectDnsTtl, "respect_dns_ttl");
            Ignored(scope, c.DnsLookupFamily != 0, "dns_lookup_family");
        });
#pragma warning restore CS0612

    public static readonly ClusterRule R11 = new("R11", Warning,
        "a timeout of 0 switches it off; it does not mean at once",
        "API text of HttpProtocolOptions and TcpProtocolOptions", scope =>
        {
            const string message = "0 switches it off";
            if (scope.Http?.CommonHttpProtocolOptions is { } http)
            {
                if (IsZero(http.IdleTimeout)) scope.Report(RuleScope.HttpPath + ".common_http_protocol_options.idle_timeout", message + ": connections whose end was lost stay for ever");
                if (IsZero(http.MaxConnectionDuration)) scope.Report(RuleScope.HttpPath + ".common_http_protocol_options.max_connection_duration", message);
            }
            scope.Cluster.TypedExtensionProtocolOptions.TryGetValue(EnvoyExtensionNames.TcpProtocolOptions, out var any);
            if (EnvoyAny.TryUnpack<TcpProtocolOptions>(any, EnvoyTypeUrls.TcpProtocolOptions, out var tcp) && IsZero(tcp.IdleTimeout))
                scope.Report(ApiPath.Key("typed_extension_protocol_options", EnvoyExtensionNames.TcpProtocolOptions) + ".idle_timeout", message);
        });

    public static readonly ClusterRule R12 = new("R12", Warning,
        "consecutive_5xx of 0 switches that detector off",
        "common/upstream/outlier_detection_impl.cc", scope =>
        {
            if (scope.Cluster.OutlierDetection is { Consecutive5Xx: 0 }) scope.Report("outlier_detection.consecutive_5xx", "0 switches this detector off");
        });

    public static readonly ClusterRule R14 = new("R14", Warning,
        "TCP keepalive times are not 0: kgateway cuts durations to whole seconds, so 900ms becomes 0, which the operating system refuses",
        "kgateway translation of tcpKeepalive", scope =>
        {
            if (scope.Cluster.UpstreamConnectionOptions?.TcpKeepalive is not { } keepalive) return;
            const string path = "upstream_connection_options.tcp_keepalive.", message = "0 seconds: durations below one second are cut to it, and the operating system refuses it";
            if (keepalive.KeepaliveTime == 0) scope.Report(path + "keepalive_time", message);
            if (keepalive.KeepaliveInterval == 0) scope.Report(path + "keepalive_interval", message);
        });

    public static readonly ClusterRule R15 = new("R15", Warning,
        "the life of a hashing cookie is whole seconds; the rest is cut off, so 500ms is a session cookie",
        "common/http/hash_policy.cc", scope =>
        {
            foreach (var (path, hashing) in Hashing(scope))
            {
                for (var i = 0; i < hashing.HashPolicy.Count; i++)
                {
                    if (hashing.HashPolicy[i].Cookie?.Ttl is not { Nanos: > 0 } ttl) continue;
                    var effect = ttl.Seconds == 0 ? "0, a session cookie" : $"{ttl.Seconds}s";
                    scope.Report(ApiPath.Index(path + ".hash_policy", i) + ".cookie.ttl", $"only whole seconds count: this is {effect}");
                }
            }
        });

    private static void Ignored(RuleScope scope, bool isSet, string field)
    {
        if (isSet) scope.Report(field, "ignored: the cluster is not resolved by DNS");
    }

    private static bool IsZero(Duration? duration) => duration is { Seconds: 0, Nanos: 0 };

    /// <summary>The settings of ring hash and Maglev, with the path of the message.</summary>
    private static IEnumerable<(string Path, ConsistentHashingLbConfig Config)> Hashing(RuleScope scope)
    {
        foreach (var (path, config) in scope.Policies.SelectMany(p => p.Items))
        {
            if (EnvoyAny.TryUnpack<RingHash>(config, EnvoyTypeUrls.RingHash, out var ring) && ring.ConsistentHashingLbConfig is { } a) yield return (path + ".consistent_hashing_lb_config", a);
            else if (EnvoyAny.TryUnpack<Maglev>(config, EnvoyTypeUrls.Maglev, out var maglev) && maglev.ConsistentHashingLbConfig is { } b) yield return (path + ".consistent_hashing_lb_config", b);
        }
    }

    private static string? HashByHostname(RuleScope scope)
    {
        foreach (var (path, hashing) in Hashing(scope))
        {
            if (hashing.UseHostnameForHashing) return path + ".use_hostname_for_hashing";
        }
        return scope.Cluster.CommonLbConfig?.ConsistentHashingLbConfig is { UseHostnameForHashing: true } ? "common_lb_config.consistent_hashing_lb_config.use_hostname_for_hashing" : null;
    }

    private static IEnumerable<(string Path, Percent? Routing, ulong? Least)> ZoneAware(RuleScope scope)
    {
        if (scope.Cluster.CommonLbConfig?.ZoneAwareLbConfig is { } common) yield return ("common_lb_config.zone_aware_lb_config", common.RoutingEnabled, common.MinClusterSize);
        foreach (var (path, config) in scope.Policies.SelectMany(p => p.Items))
        {
            LocalityLbConfig? locality = null;
            if (EnvoyAny.TryUnpack<RoundRobin>(config, EnvoyTypeUrls.RoundRobin, out var inTurn)) locality = inTurn.LocalityLbConfig;
            else if (EnvoyAny.TryUnpack<LeastRequest>(config, EnvoyTypeUrls.LeastRequest, out var least)) locality = least.LocalityLbConfig;
            else if (EnvoyAny.TryUnpack<RandomPolicy>(config, EnvoyTypeUrls.Random, out var random)) locality = random.LocalityLbConfig;
            if (locality?.ZoneAwareLbConfig is { } zones) yield return (path + ".locality_lb_config.zone_aware_lb_config", zones.RoutingEnabled, zones.MinClusterSize);
        }
    }
}
