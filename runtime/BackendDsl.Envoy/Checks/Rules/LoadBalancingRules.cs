using BackendDsl.Envoy.Checks.Context;
using BackendDsl.Envoy.Codec;
using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Envoy.Extensions.LoadBalancingPolicies.Common.V3;
using BackendDsl.Envoy.Extensions.LoadBalancingPolicies.LeastRequest.V3;
using BackendDsl.Envoy.Extensions.LoadBalancingPolicies.Maglev.V3;
using BackendDsl.Envoy.Extensions.LoadBalancingPolicies.OverrideHost.V3;
using BackendDsl.Envoy.Extensions.LoadBalancingPolicies.RingHash.V3;
using BackendDsl.Envoy.Extensions.LoadBalancingPolicies.RoundRobin.V3;
using BackendDsl.Envoy.Extensions.LoadBalancingPolicies.Subset.V3;
using BackendDsl.Envoy.Extensions.LoadBalancingPolicies.WrrLocality.V3;
using Google.Protobuf.WellKnownTypes;
using LbPolicy = BackendDsl.Envoy.Config.Cluster.V3.Cluster.Types.LbPolicy;
using RandomPolicy = BackendDsl.Envoy.Extensions.LoadBalancingPolicies.Random.V3.Random;

namespace BackendDsl.Envoy.Checks.Rules;

/// <summary>How a host is chosen.</summary>
internal static class LoadBalancingRules
{
    private const ulong LargestTable = 5_000_011;
    private const string UpstreamImpl = "common/upstream/upstream_impl.cc";

    public static readonly ClusterRule RingSizes = new("ring-hash-minimum-not-above-maximum", "S9", FindingEffect.Refused,
        "ring hash: the minimum (1024 when not set) is not above the maximum (8388608 when not set)", "extensions/load_balancing_policies/ring_hash/ring_hash_lb.cc");

    public static readonly ClusterRule TableSize = new("maglev-table-size-is-prime", "S10", FindingEffect.Refused,
        "the size of a Maglev table is a prime number", "extensions/load_balancing_policies/maglev/maglev_lb.cc");

    public static readonly ClusterRule TableOfOne = new("maglev-table-size-above-one", "", FindingEffect.Crash,
        "the size of a Maglev table is not 1: Envoy takes it, and dies as soon as there is a host", "asked of Envoy 1.40: floating point exception");

    public static readonly ClusterRule Combined = new("load-balancing-policy-stands-alone", "S11", FindingEffect.Refused,
        "load_balancing_policy is not combined with lb_subset_config, nor with zone_aware_lb_config, locality_weighted_lb_config or consistent_hashing_lb_config of common_lb_config",
        UpstreamImpl + ", ClusterInfoImpl::configureLbPolicies");

    public static readonly ClusterRule Given = new("load-balancing-policy-is-given", "S12", FindingEffect.Refused,
        "lb_policy LOAD_BALANCING_POLICY_CONFIG comes with a load_balancing_policy", UpstreamImpl + ", ClusterInfoImpl::configureLbPolicies");

    public static readonly ClusterRule Known = new("load-balancing-policy-is-known", "S13", FindingEffect.Refused,
        "one of the policies is compiled in; others before it are skipped", UpstreamImpl + ", ClusterInfoImpl::configureLbPolicies");

    public static readonly ClusterRule LocalityWeights = new("subset-locality-weights", "S14", FindingEffect.Refused,
        "lb_subset_config.locality_weight_aware needs common_lb_config.locality_weighted_lb_config", UpstreamImpl + ", ClusterInfoImpl");

    public static readonly ClusterRule PanicThreshold = new("panic-threshold-is-a-number", "", FindingEffect.Refused,
        "healthy_panic_threshold is a number from 0 to 100", UpstreamImpl);

    public static readonly ClusterRule ClusterProvides = new("cluster-provided-both-ways", "", FindingEffect.Refused,
        "clusters that balance by themselves (aggregate, dynamic_forward_proxy, original destination) have CLUSTER_PROVIDED, and no others", "common/upstream/cluster_manager_impl.cc, loadCluster");

    public static readonly ClusterRule EmptyRing = new("ring-hash-minimum-not-zero", "", FindingEffect.NeverWorks,
        "minimum_ring_size is not 0: the ring is empty, and every request ends in 503 no healthy upstream", "asked of Envoy 1.40");

    public static readonly ClusterRule NoChoice = new("least-request-choice-count-not-zero", "", FindingEffect.NeverWorks,
        "choice_count is not 0: no host is ever chosen, and every request ends in 503 no healthy upstream", "asked of Envoy 1.40");

    public static IReadOnlyList<ClusterRule> All { get; } =
        [RingSizes, TableSize, TableOfOne, Combined, Given, Known, LocalityWeights, PanicThreshold, ClusterProvides, EmptyRing, NoChoice];

    /// <summary>Reads the policy as the cluster is created.</summary>
    public static Balancing Read(Inspection inspection)
    {
        var cluster = inspection.Cluster;
        var balancing = new Balancing();
        if (cluster.LoadBalancingPolicy is not null || cluster.LbPolicy == LbPolicy.LoadBalancingPolicyConfig) Typed(inspection, balancing);
        else Legacy(cluster, balancing);
        if (cluster.LbSubsetConfig is { LocalityWeightAware: true } && cluster.CommonLbConfig?.LocalityWeightedLbConfig is null)
            inspection.Report(LocalityWeights, Place.Root.Member("lb_subset_config").Member("locality_weight_aware"), $"Locality weight aware subset LB requires that a locality_weighted_lb_config be set in {cluster.Name}");
        return balancing;
    }

    /// <summary>Makes the balancer, which comes after everything else: a cluster that is refused here stays among the warming ones.</summary>
    public static void Create(Inspection inspection, Balancing balancing, bool clusterProvides)
    {
        var (name, at) = (inspection.Cluster.Name, Place.Root.Member(inspection.Cluster.LoadBalancingPolicy is null ? "lb_policy" : "load_balancing_policy"));
        if (balancing.IsClusterProvided && !clusterProvides) inspection.Report(ClusterProvides, at, $"cluster manager: cluster provided LB specified but cluster '{name}' did not provide one. Check cluster documentation.");
        else if (!balancing.IsClusterProvided && clusterProvides && balancing.IsRead) inspection.Report(ClusterProvides, at, $"cluster manager: cluster provided LB not specified but cluster '{name}' provided one. Check cluster documentation.");
        if (inspection.Cluster.CommonLbConfig?.HealthyPanicThreshold is { Value: double.NaN })
            inspection.Report(PanicThreshold, Place.Root.Member("common_lb_config").Member("healthy_panic_threshold"), "Value not in the range of 0..100 range.");
        foreach (var (here, minimum, maximum) in balancing.Rings)
        {
            var (least, most) = (minimum ?? 1024, maximum ?? 8_388_608);
            if (least > most) inspection.Report(RingSizes, here, $"ring hash: minimum_ring_size ({least}) > maximum_ring_size ({most})");
            else if (least == 0) inspection.Report(EmptyRing, here.Member("minimum_ring_size"), "0: the ring is empty, so every request ends in 503 no healthy upstream");
        }
        foreach (var (here, size) in balancing.Tables)
        {
            if (size is not { } n) continue;
            if (n == 1) inspection.ReportAccepted(TableOfOne, here.Member("table_size"), "1: Envoy takes it and dies as soon as the cluster has a host");
            else if (!IsPrime(n)) inspection.Report(TableSize, here.Member("table_size"), "The table size of maglev must be prime number");
        }
        foreach (var (here, count) in balancing.Choices)
        {
            if (count == 0) inspection.Report(NoChoice, here.Member("choice_count"), "0: no host is ever chosen, so every request ends in 503 no healthy upstream");
        }
    }

    private static void Typed(Inspection inspection, Balancing balancing)
    {
        var cluster = inspection.Cluster;
        if (cluster.LoadBalancingPolicy is null) inspection.Report(Given, Place.Root.Member("lb_policy"), "cluster: field load_balancing_policy need to be set");
        if (cluster.LbSubsetConfig is not null) inspection.Report(Combined, Place.Root.Member("lb_subset_config"), "cluster: load_balancing_policy cannot be combined with lb_subset_config");
        if (cluster.CommonLbConfig is { } common)
        {
            const string message = "cluster: load_balancing_policy cannot be combined with partial fields (zone_aware_lb_config, locality_weighted_lb_config, consistent_hashing_lb_config) of common_lb_config";
            var at = Place.Root.Member("common_lb_config");
            if (common.ZoneAwareLbConfig is not null) inspection.Report(Combined, at.Member("zone_aware_lb_config"), message);
            if (common.LocalityWeightedLbConfig is not null) inspection.Report(Combined, at.Member("locality_weighted_lb_config"), message);
            if (common.ConsistentHashingLbConfig is not null) inspection.Report(Combined, at.Member("consistent_hashing_lb_config"), message);
        }
        if (cluster.LoadBalancingPolicy is { } policy) Policies(inspection, balancing, policy, Place.Root.Member("load_balancing_policy"), 0);
    }

    private static void Legacy(Cluster cluster, Balancing balancing)
    {
        balancing.IsRead = true;
        var at = Place.Root;
        switch (cluster.LbPolicy)
        {
            case LbPolicy.RingHash: balancing.Rings.Add((at.Member("ring_hash_lb_config"), cluster.RingHashLbConfig?.MinimumRingSize, cluster.RingHashLbConfig?.MaximumRingSize)); break;
            case LbPolicy.Maglev: balancing.Tables.Add((at.Member("maglev_lb_config"), cluster.MaglevLbConfig?.TableSize)); break;
            case LbPolicy.LeastRequest: balancing.Choices.Add((at.Member("least_request_lb_config"), cluster.LeastRequestLbConfig?.ChoiceCount)); break;
            case LbPolicy.ClusterProvided: balancing.IsClusterProvided = true; break;
        }
        if (cluster.CommonLbConfig?.ConsistentHashingLbConfig is { UseHostnameForHashing: true } && cluster.LbPolicy is LbPolicy.RingHash or LbPolicy.Maglev)
            balancing.HostnameHashing.Add(at.Member("common_lb_config").Member("consistent_hashing_lb_config").Member("use_hostname_for_hashing"));
        if (cluster.CommonLbConfig?.ZoneAwareLbConfig is { } zones) balancing.Zones.Add((at.Member("common_lb_config").Member("zone_aware_lb_config"), zones.RoutingEnabled?.Value, zones.MinClusterSize));
    }

    private static void Policies(Inspection inspection, Balancing balancing, LoadBalancingPolicy list, Place at, int depth, string around = "")
    {
        if (depth > EnvoyLimits.PackedDepth) return;
        for (var i = 0; i < list.Policies.Count; i++)
        {
            var extension = list.Policies[i].TypedExtensionConfig;
            if (extension?.TypedConfig is not { } config || ExtensionTable.Default.Find(Slots.LoadBalancing, EnvoyAny.TypeName(config.TypeUrl)) is not { } known) continue;
            if (depth == 0) balancing.IsRead = true;
            Policy(inspection, balancing, known.TypeUrl, config, at.Member("policies", i).Member("typed_extension_config").Member("typed_config"), depth);
            return;
        }
        var names = string.Join(", ", list.Policies.Select(p => p.TypedExtensionConfig?.Name ?? ""));
        inspection.Report(Known, at, around switch
        {
            EnvoyTypeUrls.WrrLocality => "No supported endpoint picking policy.",
            EnvoyTypeUrls.Subset => $"cluster: didn't find a registered load balancer factory implementation for subset lb with names from [{names}]",
            _ => $"cluster: didn't find a registered load balancer factory implementation for cluster: '{inspection.Cluster.Name}' with names from [{names}]",
        });
    }

    private static void Policy(Inspection inspection, Balancing balancing, string typeUrl, Any config, Place at, int depth)
    {
        switch (typeUrl)
        {
            case EnvoyTypeUrls.RingHash when Unpack<RingHash>(inspection, config, at) is { } ring:
                balancing.Rings.Add((at, ring.MinimumRingSize, ring.MaximumRingSize));
                Hashing(inspection, balancing, ring.ConsistentHashingLbConfig, at);
#pragma warning disable CS0612 // the deprecated field means the same
                if (ring.UseHostnameForHashing) balancing.HostnameHashing.Add(at.Member("use_hostname_for_hashing"));
#pragma warning restore CS0612
                break;
            case EnvoyTypeUrls.Maglev when Unpack<Maglev>(inspection, config, at) is { } maglev:
                balancing.Tables.Add((at, maglev.TableSize));
                Hashing(inspection, balancing, maglev.ConsistentHashingLbConfig, at);
                break;
            case EnvoyTypeUrls.LeastRequest when Unpack<LeastRequest>(inspection, config, at) is { } least:
                balancing.Choices.Add((at, least.ChoiceCount));
                Zones(balancing, least.LocalityLbConfig, at);
                break;
            case EnvoyTypeUrls.RoundRobin when Unpack<RoundRobin>(inspection, config, at) is { } turns: Zones(balancing, turns.LocalityLbConfig, at); break;
            case EnvoyTypeUrls.Random when Unpack<RandomPolicy>(inspection, config, at) is { } random: Zones(balancing, random.LocalityLbConfig, at); break;
            case EnvoyTypeUrls.ClusterProvided: balancing.IsClusterProvided = depth == 0; break;
            case EnvoyTypeUrls.OverrideHost when Constraints.Extensions.Unpack<OverrideHost>(inspection, config, at) is { } over:
                Policies(inspection, balancing, over.FallbackPolicy ?? new(), at.Member("fallback_policy"), depth + 1);
                break;
            case EnvoyTypeUrls.Subset when Unpack<Subset>(inspection, config, at) is { } subset:
                Policies(inspection, balancing, subset.SubsetLbPolicy ?? new(), at.Member("subset_lb_policy"), depth + 1, EnvoyTypeUrls.Subset);
                break;
            case EnvoyTypeUrls.WrrLocality when Unpack<WrrLocality>(inspection, config, at) is { } weighted:
                Policies(inspection, balancing, weighted.EndpointPickingPolicy ?? new(), at.Member("endpoint_picking_policy"), depth + 1, EnvoyTypeUrls.WrrLocality);
                break;
        }
    }

    // Envoy does not validate the settings of these policies.
    private static T? Unpack<T>(Inspection inspection, Any config, Place at)
        where T : class, Google.Protobuf.IMessage<T>, new() => Constraints.Extensions.Unpack<T>(inspection, config, at, validate: false);

    private static void Hashing(Inspection inspection, Balancing balancing, ConsistentHashingLbConfig? hashing, Place at)
    {
        if (hashing is null) return;
        var here = at.Member("consistent_hashing_lb_config");
        HashPolicyRules.Check(inspection, hashing.HashPolicy, here);
        if (hashing.UseHostnameForHashing) balancing.HostnameHashing.Add(here.Member("use_hostname_for_hashing"));
    }

    private static void Zones(Balancing balancing, LocalityLbConfig? locality, Place at)
    {
        if (locality?.ZoneAwareLbConfig is { } zones) balancing.Zones.Add((at.Member("locality_lb_config").Member("zone_aware_lb_config"), zones.RoutingEnabled?.Value, zones.MinClusterSize));
    }

    private static bool IsPrime(ulong number)
    {
        for (ulong divisor = 2; divisor <= number / divisor; divisor++)
        {
            // Tables above the limit are as large as memory allows; nobody needs the answer for numbers no machine could hold.
            if (number % divisor == 0) return false;
            if (divisor > 2 * LargestTable) return true;
        }
        return true;
    }
}
