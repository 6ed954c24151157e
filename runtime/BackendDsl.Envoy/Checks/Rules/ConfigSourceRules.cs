using BackendDsl.Envoy.Checks.Context;
using BackendDsl.Envoy.Codec.Schema;
using BackendDsl.Envoy.Codec.Text;
using BackendDsl.Envoy.Codec.Wire;
using BackendDsl.Envoy.Config.Core.V3;
using Google.Protobuf;
using Case = BackendDsl.Envoy.Config.Core.V3.ConfigSource.ConfigSourceSpecifierOneofCase;

namespace BackendDsl.Envoy.Checks.Rules;

/// <summary>Where a piece of dynamic configuration comes from.</summary>
internal static class ConfigSourceRules
{
    private const string Factory = "common/config/subscription_factory_impl.cc";
    private const string Utility = "common/config/utility.cc";

    public static readonly ClusterRule PathExists = new("config-source-path-exists", "", FindingEffect.Refused,
        "the path of a config source exists where Envoy runs", Utility + ", checkFilesystemSubscriptionBackingPath", needsEnvironment: true);

    public static readonly ClusterRule Specified = new("config-source-has-a-source", "", FindingEffect.Refused,
        "a config source says where it comes from", Factory);

    public static readonly ClusterRule TransportVersion = new("transport-version-is-not-v2", "", FindingEffect.Refused,
        "transport_api_version of an API config source is not V2", Utility + ", checkTransportVersion");

    public static readonly ClusterRule ApiServices = new("api-config-source-names-one-service", "", FindingEffect.Refused,
        "an API config source has gRPC services, or for REST the names of clusters", Utility + ", checkApiConfigSourceNames");

    public static readonly ClusterRule ApiCluster = new("api-config-source-cluster-is-static", "", FindingEffect.Refused,
        "the cluster of an API config source is a static cluster of the bootstrap", Utility + ", checkApiConfigSourceSubscriptionBackingCluster", needsEnvironment: true);

    public static readonly ClusterRule ApiType = new("api-type-is-supported", "", FindingEffect.Refused,
        "the api_type of a config source is one that has a subscription of its own", Factory);

    public static readonly ClusterRule SecretOverAds = new("secret-over-ads-needs-ads", "", FindingEffect.Crash,
        "a secret that comes over ADS needs an ads_config in the bootstrap: without it Envoy dies", "asked of Envoy 1.40: segmentation fault", needsEnvironment: true);

    public static IReadOnlyList<ClusterRule> All { get; } = [PathExists, Specified, TransportVersion, ApiServices, ApiCluster, ApiType, SecretOverAds];

    /// <summary>Subscribes to a secret.</summary>
    public static void SubscribeSecret(Inspection inspection, ConfigSource source, Place at)
    {
        if (source.ConfigSourceSpecifierCase == Case.Ads && inspection.Environment.HasAds == false)
            inspection.Report(SecretOverAds, at, "the bootstrap has no ads_config, and Envoy dies of a secret that is to come over it");
        Subscribe(inspection, source, at);
    }

    /// <summary>Subscribes.</summary>
    public static void Subscribe(Inspection inspection, ConfigSource? source, Place at)
    {
        switch (source?.ConfigSourceSpecifierCase ?? Case.None)
        {
#pragma warning disable CS0612 // the deprecated field is read like its successor
            case Case.Path: File(inspection, source!.Path, at.Member("path")); break;
#pragma warning restore CS0612
            case Case.PathConfigSource: File(inspection, source!.PathConfigSource.Path, at.Member("path_config_source").Member("path")); break;
            case Case.ApiConfigSource: Api(inspection, source!.ApiConfigSource, at.Member("api_config_source")); break;
            case Case.Ads: break;
            default: inspection.Report(Specified, at, "Missing config source specifier in envoy::config::core::v3::ConfigSource"); break;
        }
    }

    private static void File(Inspection inspection, string path, Place at)
    {
        var environment = inspection.Environment;
        var exists = path.Length == 0 ? false : environment.Paths is { } paths ? paths.Contains(path) : environment.ReadFile is { } read ? read(path) is not null : (bool?)null;
        if (exists is null) inspection.Depends(PathExists, at, $"{path} must exist where Envoy runs");
        else if (exists == false) inspection.Report(PathExists, at, $"paths must refer to an existing path in the system: '{path}' does not exist");
    }

    private static void Api(Inspection inspection, ApiConfigSource source, Place at)
    {
        const string type = "envoy.config.core.v3.ApiConfigSource";
        string Dump() => DebugText.Prefix + DebugText.Format(MessageDecoder.Decode(ApiSchema.Default.Message(type), source.ToByteArray()));
        void Names(string member, string text) => inspection.Report(ApiServices, at.Member(member), text, () => text + ": " + Dump());

        var isAggregated = source.ApiType is ApiConfigSource.Types.ApiType.AggregatedGrpc or ApiConfigSource.Types.ApiType.AggregatedDeltaGrpc;
        var isGrpc = source.ApiType is ApiConfigSource.Types.ApiType.Grpc or ApiConfigSource.Types.ApiType.DeltaGrpc;
#pragma warning disable CS0612 // V2 is what is refused
        if (source.TransportApiVersion == ApiVersion.V2)
#pragma warning restore CS0612
        {
            const string old = "V2 xDS transport protocol version is deprecated in ", advice = ". The v2 xDS major version has been removed and is no longer supported. See the advice in https://www.envoyproxy.io/docs/envoy/latest/faq/api/envoy_v3.";
            inspection.Report(TransportVersion, at.Member("transport_api_version"), old + "api_config_source" + advice, () => old + Dump() + advice);
        }
        if (source.ApiType == 0) return;   // refused before
        if (!isAggregated)
        {
            if (source.ClusterNames.Count == 0 && source.GrpcServices.Count == 0) Names("grpc_services", "API configs must have either a gRPC service or a cluster name defined");
            else if (isGrpc && source.ClusterNames.Count > 0) Names("cluster_names", type + "::(DELTA_)GRPC must not have a cluster name specified");
            else if (isGrpc && source.GrpcServices.Count > 1) Names("grpc_services", type + "::(DELTA_)GRPC must have no more than 1 gRPC services specified");
            else if (!isGrpc && source.GrpcServices.Count > 0) Names("grpc_services", type + ", if not a gRPC type, must not have a gRPC service specified");
            else if (!isGrpc && source.ClusterNames.Count != 1) Names("cluster_names", type + " must have a singleton cluster name specified");
            else Backing(inspection, (isGrpc ? source.GrpcServices[0].EnvoyGrpc?.ClusterName : source.ClusterNames[0]) ?? "", at);
        }
        if (isAggregated) inspection.Report(ApiType, at.Member("api_type"), $"Unsupported config source {(source.ApiType == ApiConfigSource.Types.ApiType.AggregatedGrpc ? "AGGREGATED_GRPC" : "AGGREGATED_DELTA_GRPC")}");
    }

    private static void Backing(Inspection inspection, string cluster, Place at)
    {
        if (cluster.Length == 0) return;
        // A bootstrap of which nothing is told has the clusters that it needs itself, and no others.
        if (inspection.Environment.StaticClusters?.Contains(cluster) != true) inspection.Report(ApiCluster, at, $"envoy.config.core.v3.ApiConfigSource must have a statically defined non-EDS cluster: '{cluster}' does not exist, was added via api, or is an EDS cluster");
    }
}
