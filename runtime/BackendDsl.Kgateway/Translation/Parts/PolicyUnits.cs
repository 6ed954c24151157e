namespace BackendDsl.Kgateway.Translation.Parts;

/// <summary>Where a unit stands in a policy, and which fields of a cluster it decides.</summary>
internal static class PolicyUnits
{
    private const string Http = "typed_extension_protocol_options[envoy.extensions.upstreams.http.v3.HttpProtocolOptions].";
    private const string Dns = "cluster_type.typed_config.";

    private static readonly (FieldPath Path, FieldPath[] Fields)[] s_units =
    [
        Unit("spec.connectTimeout", "connect_timeout"),
        Unit("spec.perConnectionBufferLimitBytes", "per_connection_buffer_limit_bytes"),
        Unit("spec.tcpKeepalive", "upstream_connection_options"),
        Unit("spec.commonHttpProtocolOptions", Http + "common_http_protocol_options"),
        Unit("spec.http1ProtocolOptions", Http + "explicit_http_config"),
        Unit("spec.http2ProtocolOptions", Http + "explicit_http_config"),
        Unit("spec.tls", "transport_socket"),
        Unit("spec.upstreamProxyProtocol", "transport_socket"),
        Unit("spec.loadBalancer", "common_lb_config", "load_balancing_policy"),
        Unit("spec.healthCheck", "health_checks"),
        Unit("spec.outlierDetection", "outlier_detection"),
        Unit("spec.circuitBreakers", "circuit_breakers"),
        Unit("spec.dns.refreshRate", Dns + "dns_refresh_rate"),
        Unit("spec.dns.jitter", Dns + "dns_jitter"),
        Unit("spec.dns.respectTTL", Dns + "respect_dns_ttl"),
        Unit("spec.dns.lookupFamily", Dns + "dns_lookup_family"),
        Unit("spec.tunnel", "type", "load_assignment"),
    ];

    public const int Count = (int)PolicyUnit.Tunnel + 1;

    public static FieldPath PathOf(PolicyUnit unit) => s_units[(int)unit].Path;

    public static ReadOnlySpan<FieldPath> FieldsOf(PolicyUnit unit) => s_units[(int)unit].Fields;

    private static (FieldPath Path, FieldPath[] Fields) Unit(string path, params string[] fields) => (FieldPath.Parse(path), [.. fields.Select(FieldPath.Parse)]);
}
