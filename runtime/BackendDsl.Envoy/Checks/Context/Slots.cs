namespace BackendDsl.Envoy.Checks.Context;

/// <summary>The places of a cluster that take an extension, by the names Envoy gives them.</summary>
internal static class Slots
{
    public const string Clusters = "envoy.clusters";
    public const string TransportSockets = "envoy.transport_sockets.upstream";
    public const string LoadBalancing = "envoy.load_balancing_policies";
    public const string ProtocolOptions = "envoy.upstream_options";
    public const string HealthCheckers = "envoy.health_checkers";
    public const string HealthCheckSinks = "envoy.health_check.event_sinks";
    public const string NetworkFilters = "envoy.filters.upstream_network";
    public const string HttpFilters = "envoy.filters.http.upstream";
    public const string Resolvers = "envoy.resolvers";
    public const string DnsResolvers = "envoy.network.dns_resolver";
    public const string HeaderFormatters = "envoy.http.stateful_header_formatters";
    public const string RetryHostPredicates = "envoy.retry_host_predicates";
    public const string RetryPriorities = "envoy.retry_priorities";
    public const string CertificateValidators = "envoy.tls.cert_validator";
    public const string Handshakers = "envoy.tls_handshakers";
    public const string CertificateSelectors = "envoy.tls.upstream_certificate_selectors";
    public const string Upstreams = "envoy.upstreams";
    public const string LocalAddressSelectors = "envoy.upstream.local_address_selector";
    public const string QueuePolicies = "envoy.queue_policy";
    public const string RetryOptionsPredicates = "envoy.retry_options_predicates";
    public const string ConfigValidators = "envoy.config.validators";
    public const string StringMatchers = "envoy.string_matcher";
    public const string SocketInputs = "envoy.matching.transport_socket.input";
    public const string PacketWriters = "envoy.quic.client_packet_writer";
}
