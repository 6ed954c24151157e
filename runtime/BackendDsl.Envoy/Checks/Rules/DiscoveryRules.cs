using System.Net;
using System.Net.Sockets;
using BackendDsl.Envoy.Config.Core.V3;
using BackendDsl.Envoy.Codec.Schema;
using static BackendDsl.Envoy.ClusterFindingSeverity;
using DiscoveryType = BackendDsl.Envoy.Config.Cluster.V3.Cluster.Types.DiscoveryType;

namespace BackendDsl.Envoy.Checks.Rules;

/// <summary>How hosts are found, and the hosts.</summary>
internal static class DiscoveryRules
{
    public static readonly ClusterRule S15 = new("S15", Error,
        "eds_cluster_config is set on clusters of type EDS alone",
        "common/upstream/upstream_impl.cc, ClusterInfoImpl", scope =>
        {
            if (scope.Cluster.EdsClusterConfig is not null && scope.Type != DiscoveryType.Eds) scope.Report("eds_cluster_config", "eds_cluster_config set in a non-EDS cluster");
        });

    public static readonly ClusterRule S29 = new("S29", Error,
        "hosts of STATIC and EDS clusters are IP addresses, pipes or internal listeners",
        "common/upstream/upstream_impl.cc, ClusterImplBase::resolveProtoAddress", scope =>
        {
            if (scope.Type is not (DiscoveryType.Static or DiscoveryType.Eds)) return;
            foreach (var (path, endpoint) in scope.LbEndpoints())
            {
                var address = endpoint.Endpoint?.Address?.SocketAddress;
                // A custom resolver takes what it wants; an empty address is a matter of the constraint of the field.
                if (address is null || address.ResolverName.Length > 0 || address.Address.Length == 0 || IsIp(address.Address)) continue;
                scope.Report(path + ".endpoint.address.socket_address.address", $"malformed IP address: {address.Address}. Consider setting resolver_name or setting cluster type to 'STRICT_DNS' or 'LOGICAL_DNS'");
            }
        });

    public static readonly ClusterRule S30 = new("S30", Error,
        "LOGICAL_DNS, and DNS clusters with all addresses in a single endpoint, have exactly one locality with exactly one host",
        "extensions/clusters/dns/dns_cluster.cc", scope =>
        {
            if (!scope.IsLogicalDns) return;
            var localities = scope.Cluster.LoadAssignment?.Endpoints;
            if (localities is [{ LbEndpoints.Count: 1 }]) return;
            scope.Report("load_assignment", scope.Dns is null
                ? "LOGICAL_DNS clusters must have a single locality_lb_endpoint and a single lb_endpoint"
                : "DNS clusters with all_addresses_in_single_endpoint must have a single locality_lb_endpoint and a single lb_endpoint");
        });

    public static readonly ClusterRule S31 = new("S31", Error,
        "hosts of DNS clusters have no resolver_name",
        "extensions/clusters/dns/dns_cluster.cc", scope =>
        {
            if (!scope.IsDns) return;
            foreach (var (path, endpoint) in scope.LbEndpoints())
            {
                if (endpoint.Endpoint?.Address?.SocketAddress is { ResolverName.Length: > 0 }) scope.Report(path + ".endpoint.address.socket_address.resolver_name", $"{Kind(scope)} clusters must NOT have a custom resolver name set");
            }
        });

    public static readonly ClusterRule S32 = new("S32", Error,
        "the local cluster of the bootstrap has no hosts of a priority above 0",
        "common/upstream/upstream_impl.cc, validateEndpointsForZoneAwareRouting", scope =>
        {
            if (scope.Context.LocalClusterName is not { Length: > 0 } local || local != scope.Cluster.Name) return;
            foreach (var (path, assignment) in scope.Assignments)
            {
                for (var i = 0; i < assignment.Endpoints.Count; i++)
                {
                    if (assignment.Endpoints[i].Priority > 0) scope.Report(ApiPath.Index(ApiPath.Field(path, "endpoints"), i) + ".priority", $"Unexpected non-zero priority for local cluster '{local}'.");
                }
            }
        },
        needsContext: true);

    public static readonly ClusterRule S33 = new("S33", Error,
        "an EDS answer is one resource under the subscribed name, with hosts or a LEDS source in a locality, not both",
        "extensions/clusters/eds/eds.cc, onConfigUpdate; the EDS answer is refused, not the cluster", scope =>
        {
            var found = scope.EdsAssignments;
            if (found.Count > 1) scope.Report("", $"Unexpected EDS resource length: {found.Count}");
            var service = scope.Cluster.EdsClusterConfig is { ServiceName.Length: > 0 } eds ? eds.ServiceName : scope.Cluster.Name;
            foreach (var assignment in found)
            {
                if (assignment.ClusterName != service) scope.Report("cluster_name", $"Unexpected EDS cluster (expecting {service}): {assignment.ClusterName}");
                for (var i = 0; i < assignment.Endpoints.Count; i++)
                {
                    if (assignment.Endpoints[i] is { LedsClusterLocalityConfig: not null, LbEndpoints.Count: > 0 })
                        scope.Report(ApiPath.Index("endpoints", i), "A ClusterLoadAssignment for cluster " + service + " cannot include both LEDS (resource: " + assignment.Endpoints[i].LedsClusterLocalityConfig.LedsCollectionName + ") and a list of endpoints.");
                }
            }
        },
        needsContext: true);

    internal static bool IsIp(string text)
    {
        if (!IPAddress.TryParse(text, out var address)) return false;
        // Envoy takes only the usual four numbers, without leading zeros.
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? !text.Contains('[', StringComparison.Ordinal) : address.ToString() == text;
    }

    private static string Kind(RuleScope scope) => scope.IsLogicalDns ? "LOGICAL_DNS" : "STRICT_DNS";
}
