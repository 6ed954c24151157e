using BackendDsl.Envoy;
using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Envoy.Extensions.LoadBalancingPolicies.ClientSideWeightedRoundRobin.V3;
using BackendDsl.Envoy.Extensions.LoadBalancingPolicies.ClusterProvided.V3;
using BackendDsl.Envoy.Extensions.LoadBalancingPolicies.Common.V3;
using BackendDsl.Envoy.Extensions.LoadBalancingPolicies.LeastRequest.V3;
using BackendDsl.Envoy.Extensions.LoadBalancingPolicies.Maglev.V3;
using BackendDsl.Envoy.Extensions.LoadBalancingPolicies.OverrideHost.V3;
using BackendDsl.Envoy.Extensions.LoadBalancingPolicies.RoundRobin.V3;
using BackendDsl.Envoy.Extensions.LoadBalancingPolicies.WrrLocality.V3;
using BackendDsl.EnvoyGateway.Reading;
using Google.Protobuf;
using Random = BackendDsl.Envoy.Extensions.LoadBalancingPolicies.Random.V3.Random;

namespace BackendDsl.EnvoyGateway.Settings;

/// <summary>The load balancing policy.</summary>
internal static class LoadBalancerSettings
{
    private const string Prefix = "envoy.load_balancing_policies.";

    public static void Apply(ClusterDraft draft)
    {
        if (draft.IsDynamic)
        {
            draft.Cluster.LoadBalancingPolicy = Policy(Prefix + "cluster_provided", new ClusterProvided(), EnvoyTypeUrls.ClusterProvided);
            return;
        }

        var block = draft.Spec.Child("loadBalancer");
        var policy = Main(draft, block);
        if (block.IsPresent)
            draft.From("load_balancing_policy", "loadBalancer");
        else
            draft.Default("load_balancing_policy");
        var sources = block.Child("endpointOverride").Items("extractFrom");
        if (sources.Count > 0)
        {
            var over = new OverrideHost { FallbackPolicy = Fallback(block) };
            foreach (var source in sources)
                over.OverrideHostSources.Add(new OverrideHost.Types.OverrideHostSource { Header = source.Text("header") ?? "" });
            policy = Policy(Prefix + "override_host", over, EnvoyTypeUrls.OverrideHost);
        }

        draft.Cluster.LoadBalancingPolicy = policy;
    }

    private static LoadBalancingPolicy Main(ClusterDraft draft, ObjectFields block)
    {
        switch (block.Text("type"))
        {
            case "RoundRobin":
                return Policy(Prefix + "round_robin", new RoundRobin { LocalityLbConfig = LocalitySettings.Of(draft), SlowStartConfig = SlowStart(block) }, EnvoyTypeUrls.RoundRobin);
            case "Random":
                return Policy(Prefix + "random", new Random { LocalityLbConfig = LocalitySettings.Of(draft) }, EnvoyTypeUrls.Random);
            case "ConsistentHash":
                var maglev = new Maglev();
                if (block.Child("consistentHash").Whole("tableSize") is { } size)
                    maglev.TableSize = (ulong)size;
                if (HasWeightedZones(block))
                    maglev.LocalityWeightedLbConfig = new();
                return Policy(Prefix + "maglev", maglev, EnvoyTypeUrls.Maglev);
            case "BackendUtilization":
                return Utilization(block);
            default:
                return Policy(Prefix + "least_request", new LeastRequest { LocalityLbConfig = LocalitySettings.Of(draft), SlowStartConfig = SlowStart(block) }, EnvoyTypeUrls.LeastRequest);
        }
    }

    // The policy behind a named host is bare; only that of utilisation keeps its settings.
    private static LoadBalancingPolicy Fallback(ObjectFields block) => block.Text("type") switch
    {
        "RoundRobin" => Policy(Prefix + "round_robin", new RoundRobin(), EnvoyTypeUrls.RoundRobin),
        "Random" => Policy(Prefix + "random", new Random(), EnvoyTypeUrls.Random),
        "ConsistentHash" => Policy(Prefix + "maglev", new Maglev(), EnvoyTypeUrls.Maglev),
        "BackendUtilization" => Utilization(block),
        _ => Policy(Prefix + "least_request", new LeastRequest(), EnvoyTypeUrls.LeastRequest),
    };

    private static LoadBalancingPolicy Utilization(ObjectFields block)
    {
        var settings = block.Child("backendUtilization");
        var weighted = new ClientSideWeightedRoundRobin
        {
            BlackoutPeriod = Positive(settings, "blackoutPeriod"),
            WeightExpirationPeriod = Positive(settings, "weightExpirationPeriod"),
            WeightUpdatePeriod = Positive(settings, "weightUpdatePeriod"),
            SlowStartConfig = block.Child("slowStart").Duration("window") is > 0 ? SlowStart(block) : null,
        };
        if (settings.Whole("errorUtilizationPenaltyPercent") is { } penalty)
            weighted.ErrorUtilizationPenalty = penalty / 100f;
        weighted.MetricNamesForComputingUtilization.AddRange(settings.Texts("metricNamesForComputingUtilization"));
        if (settings.Child("outOfBand") is { IsPresent: true } outOfBand)
            OutOfBand(weighted, outOfBand);

        var policy = Policy(Prefix + "client_side_weighted_round_robin", weighted, EnvoyTypeUrls.ClientSideWeightedRoundRobin);
        return HasWeightedZones(block)
            ? Policy(Prefix + "wrr_locality", new WrrLocality { EndpointPickingPolicy = policy }, EnvoyTypeUrls.WrrLocality)
            : policy;
    }

    private static void OutOfBand(ClientSideWeightedRoundRobin weighted, ObjectFields block)
    {
        weighted.EnableOobLoadReport = true;
        weighted.OobReportingPeriod = Convert.Duration(block.Duration("reportingPeriod"));
        var (port, authority) = (block.Whole("port"), block.Text("authority"));
        if (port is not null || authority is not null)
            weighted.OobReportingConfig = new() { PortValue = (uint)(port ?? 0), Authority = authority ?? "" };
    }

    private static Google.Protobuf.WellKnownTypes.Duration? Positive(ObjectFields block, string name) =>
        block.Duration(name) is { } time and > 0 ? Convert.Duration(time) : null;

    private static SlowStartConfig? SlowStart(ObjectFields block) =>
        block.Child("slowStart").Duration("window") is { } window ? new() { SlowStartWindow = Convert.Duration(window) } : null;

    private static bool HasWeightedZones(ObjectFields block) => block.Child("zoneAware").List("weightedZones") is { Count: > 0 };

    private static LoadBalancingPolicy Policy(string name, IMessage message, string typeUrl) => new()
    {
        Policies = { new LoadBalancingPolicy.Types.Policy { TypedExtensionConfig = new() { Name = name, TypedConfig = EnvoyAny.Pack(message, typeUrl) } } },
    };
}
