using BackendDsl.Envoy;
using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Envoy.Extensions.Clusters.DynamicForwardProxy.V3;
using BackendDsl.Envoy.Extensions.TransportSockets.Tls.V3;
using Google.Protobuf;

namespace BackendDsl.Kgateway.Translation.Backends;

/// <summary>A Backend of the type DynamicForwardProxy: the request's own host is called.</summary>
internal static class DynamicForwardProxyBackend
{
    private const string Extension = "envoy.clusters.dynamic_forward_proxy";

    public static void Shape(ClusterDraft draft, BackendSource backend)
    {
        var config = new ClusterConfig { SubClustersConfig = new() { LbPolicy = Cluster.Types.LbPolicy.LeastRequest } };
        draft.Cluster.ClusterType = new() { Name = Extension, TypedConfig = EnvoyAny.Pack(config, EnvoyTypeUrls.DynamicForwardProxyCluster) };
        draft.Cluster.LbPolicy = Cluster.Types.LbPolicy.ClusterProvided;
        if (backend.Spec.Child("dynamicForwardProxy").Flag("enableTls") == true)
            draft.SetTls(new UpstreamTlsContext { CommonTlsContext = new() { CombinedValidationContext = TlsSettings.SystemCA([]) } }.ToByteString());
    }
}
