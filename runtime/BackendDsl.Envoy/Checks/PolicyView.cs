using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Envoy.Extensions.LoadBalancingPolicies.OverrideHost.V3;
using BackendDsl.Envoy.Extensions.LoadBalancingPolicies.Subset.V3;
using BackendDsl.Envoy.Extensions.LoadBalancingPolicies.WrrLocality.V3;
using BackendDsl.Envoy.Codec.Schema;
using Google.Protobuf.WellKnownTypes;

namespace BackendDsl.Envoy.Checks;

/// <summary>A list of load balancing policies, of the cluster or of a policy around others.</summary>
internal sealed record PolicyView(string Path, LoadBalancingPolicy List)
{
    private const int MaxDepth = 20;

    /// <summary>Messages of the policies a build of Envoy knows.</summary>
    public static IReadOnlySet<string> KnownTypes { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        Name(EnvoyTypeUrls.RoundRobin), Name(EnvoyTypeUrls.LeastRequest), Name(EnvoyTypeUrls.Random), Name(EnvoyTypeUrls.RingHash), Name(EnvoyTypeUrls.Maglev),
        Name(EnvoyTypeUrls.ClusterProvided), Name(EnvoyTypeUrls.OverrideHost), Name(EnvoyTypeUrls.Subset), Name(EnvoyTypeUrls.WrrLocality),
        Name(EnvoyTypeUrls.ClientSideWeightedRoundRobin), Name(EnvoyTypeUrls.PickFirst),
    };

    /// <summary>The policies with their packed settings and the path of these.</summary>
    public IEnumerable<(string Path, Any? Config)> Items
    {
        get
        {
            for (var i = 0; i < List.Policies.Count; i++) yield return (ApiPath.Index(Path + ".policies", i) + ".typed_extension_config.typed_config", List.Policies[i].TypedExtensionConfig?.TypedConfig);
        }
    }

    public static List<PolicyView> All(LoadBalancingPolicy? root)
    {
        var all = new List<PolicyView>();
        Add(all, root, "load_balancing_policy", 0);
        return all;
    }

    private static void Add(List<PolicyView> all, LoadBalancingPolicy? list, string path, int depth)
    {
        if (list is null || depth > MaxDepth) return;
        var view = new PolicyView(path, list);
        all.Add(view);
        foreach (var (inside, config) in view.Items)
        {
            if (EnvoyAny.TryUnpack<Subset>(config, EnvoyTypeUrls.Subset, out var subset)) Add(all, subset.SubsetLbPolicy, inside + ".subset_lb_policy", depth + 1);
            else if (EnvoyAny.TryUnpack<WrrLocality>(config, EnvoyTypeUrls.WrrLocality, out var wrr)) Add(all, wrr.EndpointPickingPolicy, inside + ".endpoint_picking_policy", depth + 1);
            else if (EnvoyAny.TryUnpack<OverrideHost>(config, EnvoyTypeUrls.OverrideHost, out var host)) Add(all, host.FallbackPolicy, inside + ".fallback_policy", depth + 1);
        }
    }

    private static string Name(string url) => EnvoyAny.TypeName(url).ToString();
}
