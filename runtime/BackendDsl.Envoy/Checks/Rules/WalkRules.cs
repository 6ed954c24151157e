namespace BackendDsl.Envoy.Checks.Rules;

/// <summary>Rules that are judged on every message while the constraints are; they have no check of their own here.</summary>
internal static class WalkRules
{
    public static readonly ClusterRule Unpack = new("S0", ClusterFindingSeverity.Error,
        "what is packed is a message of its type",
        "common/protobuf/utility.cc, MessageUtil::unpackTo", static _ => { });

    public static readonly ClusterRule S3 = new("S3", ClusterFindingSeverity.Error,
        "timeout, interval and both thresholds of a health check are set; found by the constraints of envoy.config.core.v3.HealthCheck",
        "extensions/health_checkers/common/health_checker_base_impl.cc", static _ => { });

    public static readonly ClusterRule S18 = new("S18", ClusterFindingSeverity.Error,
        "HttpProtocolOptions has upstream_protocol_options; found by the constraint of envoy.extensions.upstreams.http.v3.HttpProtocolOptions",
        "protoc-gen-validate rule of the API", static _ => { });

    public static readonly ClusterRule S34 = new("S34", ClusterFindingSeverity.Error,
        "the extension of a packed message is compiled in",
        "common/upstream/cluster_factory_impl.cc, Config::Utility::getAndCheckFactory", static _ => { }, needsContext: true);

    public static readonly ClusterRule S35 = new("S35", ClusterFindingSeverity.Error,
        "durations are not negative, have fewer than 10^9 nanoseconds and at most 315576000000 seconds",
        "common/protobuf/utility.cc, validateDuration", static _ => { });

    public static readonly ClusterRule S50 = new("S50", ClusterFindingSeverity.Error,
        "at most one compliance policy; found by the constraint of TlsParameters.compliance_policies",
        "common/tls/context_config_impl.cc", static _ => { });

    public static readonly ClusterRule R13 = new("R13", ClusterFindingSeverity.Warning,
        "a field, message or enum value is newer than the target Envoy, which ignores it over xDS and refuses it in a bootstrap",
        "release marks of the API", static _ => { }, needsContext: true);
}
