using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Envoy.Extensions.LoadBalancingPolicies.Maglev.V3;
using BackendDsl.Envoy.Extensions.LoadBalancingPolicies.RingHash.V3;
using static BackendDsl.Envoy.ClusterFindingSeverity;

namespace BackendDsl.Envoy.Checks.Rules;

/// <summary>Load balancing.</summary>
internal static class LoadBalancingRules
{
    private const string UpstreamImpl = "common/upstream/upstream_impl.cc";

    public static readonly ClusterRule S9 = new("S9", Error,
        "ring hash: the minimum (1024 when not set) is not above the maximum (8388608 when not set)",
        "extensions/load_balancing_policies/ring_hash/ring_hash_lb.cc", scope =>
        {
            foreach (var (path, config) in scope.Policies.SelectMany(p => p.Items))
            {
                if (EnvoyAny.TryUnpack<RingHash>(config, EnvoyTypeUrls.RingHash, out var ring)) Ring(scope, path, ring.MinimumRingSize, ring.MaximumRingSize);
            }
            if (scope.Cluster.RingHashLbConfig is { } legacy && scope.Cluster.LbPolicy == Cluster.Types.LbPolicy.RingHash) Ring(scope, "ring_hash_lb_config", legacy.MinimumRingSize, legacy.MaximumRingSize);
        });

    public static readonly ClusterRule S10 = new("S10", Error,
        "the size of a Maglev table is a prime number",
        "extensions/load_balancing_policies/maglev/maglev_lb.cc", scope =>
        {
            foreach (var (path, config) in scope.Policies.SelectMany(p => p.Items))
            {
                if (EnvoyAny.TryUnpack<Maglev>(config, EnvoyTypeUrls.Maglev, out var maglev)) Table(scope, path, maglev.TableSize);
            }
            if (scope.Cluster.MaglevLbConfig is { } legacy && scope.Cluster.LbPolicy == Cluster.Types.LbPolicy.Maglev) Table(scope, "maglev_lb_config", legacy.TableSize);
        });

    public static readonly ClusterRule S11 = new("S11", Error,
        "load_balancing_policy is not combined with lb_subset_config, nor with zone_aware_lb_config, locality_weighted_lb_config or consistent_hashing_lb_config of common_lb_config",
        UpstreamImpl + ", ClusterInfoImpl::configureLbPolicies", scope =>
        {
            if (scope.Cluster.LoadBalancingPolicy is null && scope.Cluster.LbPolicy != Cluster.Types.LbPolicy.LoadBalancingPolicyConfig) return;
            if (scope.Cluster.LbSubsetConfig is not null) scope.Report("lb_subset_config", "cluster: load_balancing_policy cannot be combined with lb_subset_config");
            if (scope.Cluster.CommonLbConfig is not { } common) return;
            const string message = "cluster: load_balancing_policy cannot be combined with partial fields (zone_aware_lb_config, locality_weighted_lb_config, consistent_hashing_lb_config) of common_lb_config";
            if (common.ZoneAwareLbConfig is not null) scope.Report("common_lb_config.zone_aware_lb_config", message);
            if (common.LocalityWeightedLbConfig is not null) scope.Report("common_lb_config.locality_weighted_lb_config", message);
            if (common.ConsistentHashingLbConfig is not null) scope.Report("common_lb_config.consistent_hashing_lb_config", message);
        });

    public static readonly ClusterRule S12 = new("S12", Error,
        "lb_policy LOAD_BALANCING_POLICY_CONFIG comes with a load_balancing_policy",
        UpstreamImpl + ", ClusterInfoImpl::configureLbPolicies", scope =>
        {
            if (scope.Cluster.LbPolicy == Cluster.Types.LbPolicy.LoadBalancingPolicyConfig && scope.Cluster.LoadBalancingPolicy is null) scope.Report("lb_policy", "cluster: field load_balancing_policy need to be set");
        });

    public static readonly ClusterRule S13 = new("S13", Error,
        "one of the policies is known to Envoy; unknown ones before it are skipped",
        UpstreamImpl + ", ClusterInfoImpl::configureLbPolicies", scope =>
        {
            foreach (var view in scope.Policies)
            {
                if (view.Items.Any(i => i.Config is not null && IsKnown(scope, EnvoyAny.TypeName(i.Config.TypeUrl).ToString()))) continue;
                var names = string.Join(", ", view.List.Policies.Select(p => p.TypedExtensionConfig?.Name ?? ""));
                scope.Report(view.Path, $"cluster: didn't find a registered load balancer factory for cluster: '{scope.Cluster.Name}' with names from [{names}]");
            }
        });

    public static readonly ClusterRule S14 = new("S14", Error,
        "lb_subset_config.locality_weight_aware needs common_lb_config.locality_weighted_lb_config",
        UpstreamImpl + ", ClusterInfoImpl", scope =>
        {
            if (scope.Cluster.LbSubsetConfig is { LocalityWeightAware: true } && scope.Cluster.CommonLbConfig?.LocalityWeightedLbConfig is null)
                scope.Report("lb_subset_config.locality_weight_aware", $"Locality weight aware subset LB requires that a locality_weighted_lb_config be set in {scope.Cluster.Name}");
        });

    private static void Ring(RuleScope scope, string path, ulong? minimum, ulong? maximum)
    {
        var (min, max) = (minimum ?? 1024, maximum ?? 8_388_608);
        if (min > max) scope.Report(path, $"ring hash: minimum_ring_size ({min}) > maximum_ring_size ({max})");
    }

    private static void Table(RuleScope scope, string path, ulong? size)
    {
        // Larger ones are a matter of the constraint of the field.
        if (size is { } n and <= 5_000_011 && !IsPrime(n)) scope.Report(path + ".table_size", "The table size of maglev must be prime number");
    }

    private static bool IsPrime(ulong number)
    {
        if (number < 2) return false;
        for (ulong divisor = 2; divisor * divisor <= number; divisor++)
        {
            if (number % divisor == 0) return false;
        }
        return true;
    }

    private static bool IsKnown(RuleScope scope, string type) => scope.Context.CompiledExtensionTypes is { } compiled ? compiled.Contains(type) : PolicyView.KnownTypes.Contains(type);
}
