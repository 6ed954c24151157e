using BackendDsl.Envoy.Checks.Context;
using BackendDsl.Envoy.Config.Core.V3;
using BackendDsl.Envoy.Extensions.Clusters.DynamicForwardProxy.V3;
using LbPolicy = BackendDsl.Envoy.Config.Cluster.V3.Cluster.Types.LbPolicy;

namespace BackendDsl.Envoy.Checks.Rules;

/// <summary>Clusters of type dynamic forward proxy.</summary>
internal static class ForwardProxyRules
{
    private const string Source = "extensions/clusters/dynamic_forward_proxy/cluster.cc";

    public static readonly ClusterRule Insecure = new("forward-proxy-verifies-names", "", FindingEffect.Refused,
        "a dynamic forward proxy sets auto_sni and auto_san_validation, or allow_insecure_cluster_options", Source);

    public static readonly ClusterRule SubClusters = new("forward-proxy-sub-cluster-policy", "", FindingEffect.Refused,
        "the clusters that a dynamic forward proxy makes are not balanced by CLUSTER_PROVIDED", Source);

    public static IReadOnlyList<ClusterRule> All { get; } = [Insecure, SubClusters];

    public static void Check(Inspection inspection, ClusterConfig config, Place at, HttpProtocol protocol)
    {
        if (config.SubClustersConfig is { LbPolicy: LbPolicy.ClusterProvided or LbPolicy.LoadBalancingPolicyConfig } sub)
            inspection.Report(SubClusters, at.Member("sub_clusters_config").Member("lb_policy"), $"unsupported lb_policy '{LbNames.Of(sub.LbPolicy)}' in sub_cluster_config");
        if (config.AllowInsecureClusterOptions) return;
        UpstreamHttpProtocolOptions? upstream;
#pragma warning disable CS0612 // the deprecated field counts where there are no typed options; both are set where it is not there either
        if (protocol.Options is { } typed) upstream = typed.UpstreamHttpProtocolOptions;
        else if ((upstream = inspection.Cluster.UpstreamHttpProtocolOptions) is null) return;
#pragma warning restore CS0612
        if (upstream is { AutoSni: true, AutoSanValidation: true }) return;
        inspection.Report(Insecure, protocol.At.Member("upstream_http_protocol_options"), "dynamic_forward_proxy cluster must have auto_sni and auto_san_validation true unless allow_insecure_cluster_options is set.");
    }
}
