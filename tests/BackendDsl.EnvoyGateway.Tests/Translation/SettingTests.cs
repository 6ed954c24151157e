using BackendDsl.EnvoyGateway.Tests.Support;

namespace BackendDsl.EnvoyGateway.Tests.Translation;

/// <summary>Each setting of a policy makes these fields of the cluster, and each of those fields says where it comes from.</summary>
public sealed class SettingTests
{
    private const string Options = "typed_extension_protocol_options: { envoy.extensions.upstreams.http.v3.HttpProtocolOptions: ";

    private static readonly string s_names = Inputs.Edge.Replace("backendRefs: [{ name: app, port: 80 }]", "backendRefs: [{ group: gateway.envoyproxy.io, kind: Backend, name: api }]", StringComparison.Ordinal)
        + Backend("endpoints: [{ fqdn: { hostname: a.example.com, port: 80 }, hostname: own.example.com }]");

    // What the policy says; a part of the cluster, in which null stands for what is not there; "field <- place in the spec" for each origin that is looked at.
    [Theory]
    [InlineData("", "connect_timeout: 10s, per_connection_buffer_limit_bytes: 32768, circuit_breakers: { thresholds: [{ max_retries: 1024 }] }, outlier_detection: null, health_checks: null, preconnect_policy: null, upstream_connection_options: null, typed_extension_protocol_options: null, transport_socket: null, common_lb_config: { healthy_panic_threshold: null }, ignore_health_on_host_removal: true, type: EDS", "")]
    [InlineData("healthCheck: { passive: { consecutiveGatewayErrors: 0, failurePercentageThreshold: 70, splitExternalLocalOriginErrors: true, maxEjectionPercent: 20, alwaysEjectOneEndpoint: true, interval: 4s, baseEjectionTime: 5s, consecutive5XxErrors: 6, consecutiveLocalOriginFailures: 7 } }",
        "outlier_detection: { interval: 4s, base_ejection_time: 5s, consecutive_5xx: 6, consecutive_local_origin_failure: 7, consecutive_gateway_failure: 0, enforcing_consecutive_gateway_failure: 100, failure_percentage_threshold: 70, enforcing_failure_percentage: 100, split_external_local_origin_errors: true, max_ejection_percent: 20, always_eject_one_host: true }",
        "outlier_detection.interval <- healthCheck.passive.interval; outlier_detection.base_ejection_time <- healthCheck.passive.baseEjectionTime; outlier_detection.consecutive_5xx <- healthCheck.passive.consecutive5XxErrors; outlier_detection.consecutive_local_origin_failure <- healthCheck.passive.consecutiveLocalOriginFailures; outlier_detection.consecutive_gateway_failure <- healthCheck.passive.consecutiveGatewayErrors; outlier_detection.enforcing_consecutive_gateway_failure <- healthCheck.passive.consecutiveGatewayErrors; outlier_detection.failure_percentage_threshold <- healthCheck.passive.failurePercentageThreshold; outlier_detection.enforcing_failure_percentage <- healthCheck.passive.failurePercentageThreshold; outlier_detection.split_external_local_origin_errors <- healthCheck.passive.splitExternalLocalOriginErrors; outlier_detection.max_ejection_percent <- healthCheck.passive.maxEjectionPercent; outlier_detection.always_eject_one_host <- healthCheck.passive.alwaysEjectOneEndpoint")]
    [InlineData("healthCheck: { passive: { maxEjectionPercent: 0, splitExternalLocalOriginErrors: false } }",
        "outlier_detection: { interval: 3s, base_ejection_time: 30s, consecutive_5xx: 5, consecutive_local_origin_failure: 5, max_ejection_percent: null, split_external_local_origin_errors: null, always_eject_one_host: false, consecutive_gateway_failure: null, enforcing_consecutive_gateway_failure: null, failure_percentage_threshold: null, enforcing_failure_percentage: null }", "")]
    [InlineData("healthCheck: { panicThreshold: 0 }", "common_lb_config: { healthy_panic_threshold: {} }", "common_lb_config.healthy_panic_threshold <- healthCheck.panicThreshold")]
    [InlineData("healthCheck: { panicThreshold: 30 }", "common_lb_config: { healthy_panic_threshold: { value: 30 } }", "common_lb_config.healthy_panic_threshold <- healthCheck.panicThreshold")]
    [InlineData("healthCheck: { panicThreshold: 50 }", "common_lb_config: { healthy_panic_threshold: null }", "")]
    [InlineData("healthCheck: { active: { type: HTTP, timeout: 2s, interval: 4s, unhealthyThreshold: 7, healthyThreshold: 8, initialJitter: 1s, http: { hostname: h.example.com, path: /x, method: POST, expectedStatuses: [202, 200, 201, 204, 200], retriableStatuses: [503, 504], expectedResponse: { type: Text, text: OK }, requestBody: { type: Binary, binary: AQI= } } } }",
        "health_checks: [{ timeout: 2s, interval: 4s, unhealthy_threshold: 7, healthy_threshold: 8, initial_jitter: 1s, http_health_check: { host: h.example.com, path: /x, method: POST, expected_statuses: [{ start: '200', end: '203' }, { start: '204', end: '205' }], retriable_statuses: [{ start: '503', end: '505' }], receive: [{ text: 4f4b }], send: { binary: AQI= } } }]",
        "health_checks[0].timeout <- healthCheck.active.timeout; health_checks[0].interval <- healthCheck.active.interval; health_checks[0].unhealthy_threshold <- healthCheck.active.unhealthyThreshold; health_checks[0].healthy_threshold <- healthCheck.active.healthyThreshold; health_checks[0].initial_jitter <- healthCheck.active.initialJitter; health_checks[0].http_health_check <- healthCheck.active.http")]
    [InlineData("healthCheck: { active: { type: HTTP, http: { path: / } } }",
        "health_checks: [{ timeout: 1s, interval: 3s, unhealthy_threshold: 3, healthy_threshold: 1, initial_jitter: null, http_health_check: { host: shop.example.com, path: /, method: null, expected_statuses: [{ start: '200', end: '201' }], retriable_statuses: null, receive: null, send: null } }]", "")]
    [InlineData("healthCheck: { active: { type: TCP, tcp: { send: { type: Text, text: ping }, receive: { type: Binary, binary: AQI= } } } }", "health_checks: [{ tcp_health_check: { send: { text: '70696e67' }, receive: [{ binary: AQI= }] }, http_health_check: null }]", "health_checks[0].tcp_health_check <- healthCheck.active.tcp")]
    [InlineData("healthCheck: { active: { type: TCP, tcp: {} } }", "health_checks: [{ tcp_health_check: { send: null, receive: null } }]", "")]
    [InlineData("healthCheck: { active: { type: GRPC, grpc: { service: s } } }", "health_checks: [{ grpc_health_check: { service_name: s }, tcp_health_check: null }]", "health_checks[0].grpc_health_check <- healthCheck.active.grpc")]
    [InlineData("circuitBreaker: { maxConnections: 0, maxPendingRequests: 1, maxParallelRequests: 2, maxParallelRetries: 5, maxRequestsPerConnection: 9, retryBudget: { percent: { numerator: 25, denominator: 1000 }, minRetryConcurrency: 4 }, perEndpoint: { maxConnections: 6 } }",
        "circuit_breakers: { thresholds: [{ max_connections: 0, max_pending_requests: 1, max_requests: 2, max_retries: 5, retry_budget: { budget_percent: { value: 2.5 }, min_retry_concurrency: 4 } }], per_host_thresholds: [{ max_connections: 6 }] }, " + Options + "{ common_http_protocol_options: { max_requests_per_connection: 9, idle_timeout: null, max_connection_duration: null } } }",
        "circuit_breakers.thresholds[0].max_connections <- circuitBreaker.maxConnections; circuit_breakers.thresholds[0].max_pending_requests <- circuitBreaker.maxPendingRequests; circuit_breakers.thresholds[0].max_requests <- circuitBreaker.maxParallelRequests; circuit_breakers.thresholds[0].max_retries <- circuitBreaker.maxParallelRetries; circuit_breakers.thresholds[0].retry_budget.budget_percent <- circuitBreaker.retryBudget.percent; circuit_breakers.thresholds[0].retry_budget.min_retry_concurrency <- circuitBreaker.retryBudget.minRetryConcurrency; circuit_breakers.per_host_thresholds[0].max_connections <- circuitBreaker.perEndpoint.maxConnections; typed_extension_protocol_options[envoy.extensions.upstreams.http.v3.HttpProtocolOptions].common_http_protocol_options.max_requests_per_connection <- circuitBreaker.maxRequestsPerConnection")]
    [InlineData("circuitBreaker: { retryBudget: { percent: { numerator: 5 }, minRetryConcurrency: 3 }, perEndpoint: {} }",
        "circuit_breakers: { thresholds: [{ max_connections: 1024, max_pending_requests: 1024, max_requests: 1024, max_retries: 1024, retry_budget: { budget_percent: { value: 5 }, min_retry_concurrency: null } }], per_host_thresholds: [{ max_connections: 1024 }] }", "")]
    [InlineData("timeout: { tcp: { connectTimeout: 1500ms }, http: { connectionIdleTimeout: 1h, maxConnectionDuration: 2m } }",
        "connect_timeout: 1.500s, " + Options + "{ common_http_protocol_options: { idle_timeout: 3600s, max_connection_duration: 120s, max_requests_per_connection: null }, explicit_http_config: { http_protocol_options: {} }, upstream_http_protocol_options: null, http_filters: null } }",
        "connect_timeout <- timeout.tcp.connectTimeout; typed_extension_protocol_options[envoy.extensions.upstreams.http.v3.HttpProtocolOptions].common_http_protocol_options.idle_timeout <- timeout.http.connectionIdleTimeout; typed_extension_protocol_options[envoy.extensions.upstreams.http.v3.HttpProtocolOptions].common_http_protocol_options.max_connection_duration <- timeout.http.maxConnectionDuration")]
    [InlineData("timeout: { http: { maxStreamDuration: 5s } }", "typed_extension_protocol_options: null", "")]
    [InlineData("connection: { bufferLimit: 64Ki, preconnect: { perEndpointPercent: 150, predictivePercent: 200 } }, loadBalancer: { type: RoundRobin }",
        "per_connection_buffer_limit_bytes: 65536, preconnect_policy: { per_upstream_preconnect_ratio: 1.5, predictive_preconnect_ratio: 2 }",
        "per_connection_buffer_limit_bytes <- connection.bufferLimit; preconnect_policy.per_upstream_preconnect_ratio <- connection.preconnect.perEndpointPercent; preconnect_policy.predictive_preconnect_ratio <- connection.preconnect.predictivePercent")]
    [InlineData("connection: { preconnect: { perEndpointPercent: 100 } }", "preconnect_policy: { per_upstream_preconnect_ratio: 1, predictive_preconnect_ratio: null }, per_connection_buffer_limit_bytes: 32768", "")]
    [InlineData("connection: { socketBufferLimit: 64Ki }", "per_connection_buffer_limit_bytes: 32768, preconnect_policy: null", "")]
    [InlineData("tcpKeepalive: { probes: 3, idleTime: 90s, interval: 1999ms }", "upstream_connection_options: { tcp_keepalive: { keepalive_probes: 3, keepalive_time: 90, keepalive_interval: 1 } }",
        "upstream_connection_options.tcp_keepalive.keepalive_probes <- tcpKeepalive.probes; upstream_connection_options.tcp_keepalive.keepalive_time <- tcpKeepalive.idleTime; upstream_connection_options.tcp_keepalive.keepalive_interval <- tcpKeepalive.interval")]
    [InlineData("tcpKeepalive: {}", "upstream_connection_options: { tcp_keepalive: { keepalive_probes: null, keepalive_time: null, keepalive_interval: null } }", "")]
    [InlineData("useClientProtocol: true", Options + "{ use_downstream_protocol_config: { http_protocol_options: {} }, explicit_http_config: null } }", "typed_extension_protocol_options[envoy.extensions.upstreams.http.v3.HttpProtocolOptions].use_downstream_protocol_config <- useClientProtocol")]
    [InlineData("useClientProtocol: true, http2: { initialStreamWindowSize: 128Ki, initialConnectionWindowSize: 2Mi, maxConcurrentStreams: 5, onInvalidMessage: TerminateStream, connectionKeepalive: { interval: 3s, timeout: 2s, idleInterval: 4s, intervalJitter: 15 } }",
        Options + "{ use_downstream_protocol_config: { http2_protocol_options: { initial_stream_window_size: 131072, initial_connection_window_size: 2097152, max_concurrent_streams: 5, override_stream_error_on_invalid_http_message: true, connection_keepalive: { interval: 3s, timeout: 2s, connection_idle_interval: 4s, interval_jitter: { value: 15 } } } } } }",
        "typed_extension_protocol_options[envoy.extensions.upstreams.http.v3.HttpProtocolOptions].use_downstream_protocol_config.http2_protocol_options <- http2")]
    [InlineData("useClientProtocol: true, http2: { onInvalidMessage: TerminateConnection }", Options + "{ use_downstream_protocol_config: { http2_protocol_options: { initial_stream_window_size: 65536, initial_connection_window_size: 1048576, max_concurrent_streams: null, override_stream_error_on_invalid_http_message: false, connection_keepalive: null } } } }", "")]
    [InlineData("admissionControl: { samplingWindow: 30s, minSuccessRate: 90, rejectionAggression: 2, minRequestRate: 5, maxRejectionPercent: 70, successCriteria: { http: { statusCodes: [200, 201] }, grpc: { statusCodes: [Ok, Unavailable] } } }",
        Options + "{ explicit_http_config: { http_protocol_options: {} }, http_filters: [{ name: envoy.filters.http.admission_control, typed_config: { enabled: { default_value: true }, sampling_window: 30s, sr_threshold: { default_value: { value: 90 } }, aggression: { default_value: 2 }, rps_threshold: { default_value: 5 }, max_rejection_probability: { default_value: { value: 70 } }, success_criteria: { http_criteria: { http_success_status: [{ start: 200, end: 201 }, { start: 201, end: 202 }] }, grpc_criteria: { grpc_success_status: [0, 14] } } } }, { name: envoy.extensions.filters.http.upstream_codec.v3.UpstreamCodec }] } }",
        "typed_extension_protocol_options[envoy.extensions.upstreams.http.v3.HttpProtocolOptions].http_filters[0] <- admissionControl")]
    [InlineData("admissionControl: {}", Options + "{ explicit_http_config: { http_protocol_options: {}, http2_protocol_options: null }, http_filters: [{ typed_config: { success_criteria: { http_criteria: null, grpc_criteria: null } } }, { name: envoy.extensions.filters.http.upstream_codec.v3.UpstreamCodec }] } }", "")]
    [InlineData("admissionControl: { minRequestRate: 0, maxRejectionPercent: 0, successCriteria: { http: { statusCodes: [] }, grpc: { statusCodes: [Unauthenticated, Cancelled] } } }",
        Options + "{ http_filters: [{ typed_config: { rps_threshold: { default_value: null }, max_rejection_probability: { default_value: { value: null } }, success_criteria: { http_criteria: null, grpc_criteria: { grpc_success_status: [16, 1] } } } }, {}] } }", "")]
    [InlineData("healthCheck: { active: { type: HTTP, http: { path: /, method: post } } }", "health_checks: [{ http_health_check: { method: POST } }]", "")]
    [InlineData("healthCheck: { active: { type: HTTP, http: { path: /, method: FETCH } } }", "health_checks: [{ http_health_check: { method: null } }]", "")]
    [InlineData("healthCheck: { active: { type: GRPC } }", "health_checks: [{ grpc_health_check: { service_name: null } }]", "")]
    [InlineData("circuitBreaker: { retryBudget: { percent: { numerator: 0 }, minRetryConcurrency: 0 } }", "circuit_breakers: { thresholds: [{ retry_budget: { budget_percent: { value: null }, min_retry_concurrency: 0 } }] }", "")]
    [InlineData("http2: { connectionKeepalive: { timeout: 1s, intervalJitter: 0 } }, useClientProtocol: true", Options + "{ use_downstream_protocol_config: { http2_protocol_options: { connection_keepalive: { timeout: 1s, interval: null, interval_jitter: { value: null }, connection_idle_interval: null } } } } }", "")]
    [InlineData("http2: { connectionKeepalive: { interval: 1s } }, useClientProtocol: true, circuitBreaker: { maxRequestsPerConnection: 9 }", Options + "{ use_downstream_protocol_config: null, common_http_protocol_options: null } }", "")]
    [InlineData("tcpKeepalive: { idleTime: 500ms }", "upstream_connection_options: { tcp_keepalive: { keepalive_time: 0, keepalive_interval: null, keepalive_probes: null } }", "")]
    [InlineData("useClientProtocol: false", "typed_extension_protocol_options: null", "")]
    [InlineData("dns: { lookupFamily: IPv4, dnsRefreshRate: 5s, respectDnsTtl: true }", "dns_lookup_family: V4_ONLY, cluster_type: null", "dns_lookup_family <- dns.lookupFamily")]
    public void A_setting_makes_fields_that_say_where_they_come_from(string spec, string cluster, string origins) => Check(Inputs.Edge, spec, cluster, origins);

    [Theory]
    [InlineData("", "name: envoy.load_balancing_policies.least_request, typed_config: { locality_lb_config: { locality_weighted_lb_config: {} }, slow_start_config: null }")]
    [InlineData("type: LeastRequest, slowStart: { window: 5s }", "name: envoy.load_balancing_policies.least_request, typed_config: { slow_start_config: { slow_start_window: 5s } }")]
    [InlineData("type: RoundRobin, slowStart: { window: 5s }", "name: envoy.load_balancing_policies.round_robin, typed_config: { slow_start_config: { slow_start_window: 5s }, locality_lb_config: { locality_weighted_lb_config: {} } }")]
    [InlineData("type: Random", "name: envoy.load_balancing_policies.random, typed_config: { locality_lb_config: { locality_weighted_lb_config: {} } }")]
    [InlineData("type: Random, zoneAware: { preferLocal: {} }", "name: envoy.load_balancing_policies.random, typed_config: { locality_lb_config: { zone_aware_lb_config: { min_cluster_size: '6', routing_enabled: null, force_local_zone: null }, locality_weighted_lb_config: null } }")]
    [InlineData("type: Random, zoneAware: { preferLocal: { minEndpointsThreshold: 2, percentageEnabled: 40, force: { minEndpointsInZoneThreshold: 5 } } }", "typed_config: { locality_lb_config: { zone_aware_lb_config: { min_cluster_size: '2', routing_enabled: { value: 40 }, force_local_zone: { min_size: 5 } } } }")]
    [InlineData("type: Random, zoneAware: { preferLocal: { percentageEnabled: 0, force: {} } }", "typed_config: { locality_lb_config: { zone_aware_lb_config: { routing_enabled: {}, force_local_zone: { min_size: 1 } } } }")]
    [InlineData("type: ConsistentHash, consistentHash: { type: SourceIP }", "name: envoy.load_balancing_policies.maglev, typed_config: { table_size: '65537', locality_weighted_lb_config: null }")]
    [InlineData("type: ConsistentHash, consistentHash: { type: SourceIP, tableSize: 101 }, zoneAware: { weightedZones: [{ zone: a, weight: 2 }] }", "name: envoy.load_balancing_policies.maglev, typed_config: { table_size: '101', locality_weighted_lb_config: {} }")]
    [InlineData("type: BackendUtilization, backendUtilization: { blackoutPeriod: 1s, weightExpirationPeriod: 2s, weightUpdatePeriod: 3s, errorUtilizationPenaltyPercent: 150, metricNamesForComputingUtilization: [m], outOfBand: { reportingPeriod: 4s, port: 99 } }, slowStart: { window: 5s }",
        "name: envoy.load_balancing_policies.client_side_weighted_round_robin, typed_config: { blackout_period: 1s, weight_expiration_period: 2s, weight_update_period: 3s, error_utilization_penalty: 1.5, metric_names_for_computing_utilization: [m], enable_oob_load_report: true, oob_reporting_period: 4s, oob_reporting_config: { port_value: 99 }, slow_start_config: { slow_start_window: 5s } }")]
    [InlineData("type: BackendUtilization, backendUtilization: { blackoutPeriod: 0s, outOfBand: { reportingPeriod: 4s } }, slowStart: { window: 0s }",
        "name: envoy.load_balancing_policies.client_side_weighted_round_robin, typed_config: { blackout_period: null, error_utilization_penalty: null, oob_reporting_config: null, enable_oob_load_report: true, slow_start_config: null }")]
    [InlineData("type: BackendUtilization, backendUtilization: { outOfBand: { reportingPeriod: 4s, authority: a.example.com } }, zoneAware: { weightedZones: [{ zone: a, weight: 2 }] }",
        "name: envoy.load_balancing_policies.wrr_locality, typed_config: { endpoint_picking_policy: { policies: [{ typed_extension_config: { name: envoy.load_balancing_policies.client_side_weighted_round_robin, typed_config: { oob_reporting_config: { authority: a.example.com, port_value: null } } } }] } }")]
    [InlineData("type: BackendUtilization, backendUtilization: {}", "typed_config: { enable_oob_load_report: null, oob_reporting_period: null }")]
    [InlineData("type: RoundRobin, slowStart: { window: 5s }, endpointOverride: { extractFrom: [{ header: x-host }, { header: y-host }] }",
        "name: envoy.load_balancing_policies.override_host, typed_config: { override_host_sources: [{ header: x-host }, { header: y-host }], fallback_policy: { policies: [{ typed_extension_config: { name: envoy.load_balancing_policies.round_robin, typed_config: { slow_start_config: null, locality_lb_config: null } } }] } }")]
    [InlineData("type: Random, endpointOverride: { extractFrom: [{ header: x-host }] }", "typed_config: { fallback_policy: { policies: [{ typed_extension_config: { name: envoy.load_balancing_policies.random } }] } }")]
    [InlineData("type: ConsistentHash, consistentHash: { type: SourceIP }, endpointOverride: { extractFrom: [{ header: x-host }] }", "typed_config: { fallback_policy: { policies: [{ typed_extension_config: { name: envoy.load_balancing_policies.maglev, typed_config: { table_size: null } } }] } }")]
    [InlineData("type: LeastRequest, endpointOverride: { extractFrom: [{ header: x-host }] }", "typed_config: { fallback_policy: { policies: [{ typed_extension_config: { name: envoy.load_balancing_policies.least_request, typed_config: { locality_lb_config: null } } }] } }")]
    public void A_load_balancer_makes_a_policy(string spec, string policy) => Check(Inputs.Edge, spec.Length == 0 ? "" : "loadBalancer: { " + spec + " }",
        "load_balancing_policy: { policies: [{ typed_extension_config: { " + policy + " } }] }", spec.Length == 0 ? "" : "load_balancing_policy <- loadBalancer");

    [Theory]
    [InlineData("trafficDistribution: PreferClose", "min_cluster_size: '1', force_local_zone: { min_size: 1 }")]
    [InlineData("clusterIP: 10.0.0.1", null)]
    public void A_Service_may_prefer_its_zone(string service, string? zones) => Check(Inputs.Edge.Replace("clusterIP: 10.0.0.1", service, StringComparison.Ordinal), "",
        "load_balancing_policy: { policies: [{ typed_extension_config: { typed_config: { locality_lb_config: { zone_aware_lb_config: " + (zones is null ? "null" : "{ " + zones + " }") + " } } } }] }", "");

    [Theory]
    [InlineData("dns: { lookupFamily: IPv6, dnsRefreshRate: 5s, respectDnsTtl: false }", "dns_lookup_family: V6_ONLY, cluster_type: { name: envoy.cluster.dns, typed_config: { dns_refresh_rate: 5s, respect_dns_ttl: null, dns_lookup_family: V6_ONLY } }, eds_cluster_config: null",
        "dns_lookup_family <- dns.lookupFamily; cluster_type.typed_config.dns_refresh_rate <- dns.dnsRefreshRate; cluster_type.typed_config.respect_dns_ttl <- dns.respectDnsTtl")]
    [InlineData("", "cluster_type: { name: envoy.cluster.dns, typed_config: { dns_refresh_rate: 30s, respect_dns_ttl: true } }", "")]
    [InlineData("healthCheck: { active: { type: HTTP, http: { path: / } } }", "load_assignment: { endpoints: [{ lb_endpoints: [{ endpoint: { hostname: own.example.com, health_check_config: { hostname: own.example.com, port_value: null } } }] }] }", "")]
    [InlineData("healthCheck: { active: { type: HTTP, overrides: { port: 99 }, http: { path: /, hostname: h.example.com } } }", "load_assignment: { endpoints: [{ lb_endpoints: [{ endpoint: { health_check_config: { port_value: 99, hostname: null } } }] }] }", "")]
    [InlineData("healthCheck: { active: { type: TCP, tcp: {} } }", "load_assignment: { endpoints: [{ lb_endpoints: [{ load_balancing_weight: 1, endpoint: { health_check_config: { hostname: own.example.com } } }] }] }", "")]
    [InlineData("healthCheck: { passive: {} }", "load_assignment: { endpoints: [{ priority: null, lb_endpoints: [{ endpoint: { health_check_config: null } }] }] }", "")]
    public void A_cluster_of_names_carries_its_endpoints(string spec, string cluster, string origins) => Check(s_names, spec, cluster, origins);

    [Theory]
    [InlineData("http", "HTTPRoute", "typed_extension_protocol_options: null")]
    [InlineData("kubernetes.io/h2c", "HTTPRoute", Options + "{ explicit_http_config: { http2_protocol_options: { initial_stream_window_size: 65536, initial_connection_window_size: 1048576 } } } }")]
    [InlineData("grpc", "HTTPRoute", Options + "{ explicit_http_config: { http2_protocol_options: {}, http_protocol_options: null } } }")]
    [InlineData("kubernetes.io/ws", "HTTPRoute", Options + "{ explicit_http_config: { http_protocol_options: {}, http2_protocol_options: null } } }")]
    [InlineData("kubernetes.io/wss", "HTTPRoute", Options + "{ explicit_http_config: { http_protocol_options: {}, http2_protocol_options: null } } }")]
    [InlineData("http", "GRPCRoute", Options + "{ explicit_http_config: { http2_protocol_options: {}, http_protocol_options: null } } }")]
    [InlineData("kubernetes.io/ws", "GRPCRoute", Options + "{ explicit_http_config: { http_protocol_options: {}, http2_protocol_options: null } } }")]
    public void The_protocol_is_that_of_the_port_or_else_of_the_route(string appProtocol, string route, string cluster)
    {
        var text = Inputs.Edge.Replace("{ name: http, port: 80 }", $"{{ name: http, port: 80, appProtocol: {appProtocol} }}", StringComparison.Ordinal);
        if (route == "GRPCRoute")
            text = text.Replace("kind: HTTPRoute", "kind: GRPCRoute", StringComparison.Ordinal).Replace("    matches: [{ path: { value: /cart } }]\n", "", StringComparison.Ordinal);
        Check(text, "", cluster, "");
    }

    [Theory]
    [InlineData("insecureSkipVerify: true, sni: s.example.com", "sni: s.example.com, auto_sni_san_validation: null, common_tls_context: { combined_validation_context: null, tls_params: { tls_minimum_protocol_version: TLSv1_2, tls_maximum_protocol_version: TLSv1_3 } }")]
    [InlineData("insecureSkipVerify: true", "sni: null, auto_sni_san_validation: null, common_tls_context: { combined_validation_context: null }")]
    [InlineData("wellKnownCACertificates: System, sni: s.example.com, minVersion: '1.0', maxVersion: Auto, ciphers: [AES128-SHA], ecdhCurves: [P-256], signatureAlgorithms: [x], alpnProtocols: [h2], clientCertificateRef: { kind: Secret, name: mine }",
        "sni: s.example.com, auto_sni_san_validation: null, common_tls_context: { alpn_protocols: [h2], tls_params: { tls_minimum_protocol_version: TLSv1_0, tls_maximum_protocol_version: null, cipher_suites: [AES128-SHA], ecdh_curves: [P-256], signature_algorithms: [x] }, tls_certificate_sds_secret_configs: [{ name: edge/mine }], combined_validation_context: { default_validation_context: { match_typed_subject_alt_names: [{ san_type: DNS, matcher: { exact: s.example.com } }] }, validation_context_sds_secret_config: { name: system_ca_certificates, sds_config: { initial_fetch_timeout: 0s, resource_api_version: V3 } } } }")]
    [InlineData("wellKnownCACertificates: System", "sni: null, auto_sni_san_validation: true, common_tls_context: { tls_certificate_sds_secret_configs: null, alpn_protocols: null, combined_validation_context: { default_validation_context: { match_typed_subject_alt_names: null } } }")]
    [InlineData("wellKnownCACertificates: System, autoSNIFromEndpointHostname: true", "auto_host_sni: true, auto_sni_san_validation: true")]
    public void TLS_of_a_Backend_makes_a_socket_for_its_endpoints(string tls, string context)
    {
        var text = s_names.Replace("spec: { endpoints:", $"spec: {{ tls: {{ {tls} }}, endpoints:", StringComparison.Ordinal);
        const string Name = "httproute/edge/shop/rule/0/tls/0";
        Check(text, "", $"transport_socket: {{ name: dummy.transport_socket }}, transport_socket_matches: [{{ name: {Name}, match: {{ name: {Name} }}, transport_socket: {{ name: envoy.transport_sockets.tls, typed_config: {{ {context} }} }} }}], load_assignment: {{ endpoints: [{{ lb_endpoints: [{{ metadata: {{ filter_metadata: {{ envoy.transport_socket_match: {{ name: {Name} }} }} }} }}] }}] }}", "transport_socket_matches[0] <- tls");
        Check(text, "proxyProtocol: { version: V2 }", "transport_socket: { name: envoy.transport_sockets.upstream_proxy_protocol, typed_config: { config: { version: V2 }, transport_socket: { name: dummy.transport_socket } } }, transport_socket_matches: [{ transport_socket: { name: envoy.transport_sockets.upstream_proxy_protocol, typed_config: { transport_socket: { name: envoy.transport_sockets.tls } } } }]",
            "transport_socket.typed_config.config.version <- proxyProtocol.version");
    }

    [Theory]
    [InlineData("gateway.envoyproxy.io/h2c", "HTTPRoute", Options + "{ explicit_http_config: { http2_protocol_options: {}, http_protocol_options: null } } }")]
    [InlineData("gateway.envoyproxy.io/ws", "HTTPRoute", Options + "{ explicit_http_config: { http_protocol_options: {}, http2_protocol_options: null } } }")]
    [InlineData("gateway.envoyproxy.io/h2c", "GRPCRoute", Options + "{ explicit_http_config: { http2_protocol_options: {}, http_protocol_options: null } } }")]
    public void A_Backend_names_its_protocols(string protocol, string route, string cluster)
    {
        var text = s_names.Replace("spec: { endpoints:", $"spec: {{ appProtocols: [{protocol}], endpoints:", StringComparison.Ordinal);
        if (route == "GRPCRoute")
            text = text.Replace("kind: HTTPRoute", "kind: GRPCRoute", StringComparison.Ordinal).Replace("    matches: [{ path: { value: /cart } }]\n", "", StringComparison.Ordinal);
        Check(text, "", cluster + ", load_assignment: { endpoints: [{ metadata: { filter_metadata: { envoy-gateway: { resources: [{ kind: Backend, name: api, namespace: edge }] } } } }] }", "");
    }

    [Theory]
    [InlineData("kind: ConfigMap, name: ca", "{ ca.crt: x, other: y }", true)]
    [InlineData("kind: ConfigMap, name: ca", "{ only: x }", true)]
    [InlineData("kind: ConfigMap, name: ca", "{ one: x, other: y }", false)]
    [InlineData("kind: ConfigMap, name: ca", "{}", false)]
    [InlineData("kind: ConfigMap, name: gone", "{ ca.crt: x }", false)]
    public void Authorities_of_a_Backend_are_in_a_map(string reference, string data, bool usable)
    {
        var text = s_names.Replace("spec: { endpoints:", $"spec: {{ tls: {{ sni: s.example.com, caCertificateRefs: [{{ group: '', {reference} }}] }}, endpoints:", StringComparison.Ordinal)
            + $"apiVersion: v1\nkind: ConfigMap\nmetadata: {{ name: ca, namespace: edge }}\ndata: {data}\n---\n";
        if (usable)
            Check(text, "", "transport_socket_matches: [{ transport_socket: { typed_config: { common_tls_context: { combined_validation_context: { validation_context_sds_secret_config: { name: api/edge-ca } } } } } }]", "");
        else
            Assert.Empty(Inputs.Translate(text).Clusters);
    }

    [Theory]
    [InlineData("kind: HTTPRoute", 2)]
    [InlineData("kind: HTTPRoute, group: gateway.networking.k8s.io", 2)]
    [InlineData("kind: HTTPRoute, group: other.example.com", 0)]
    [InlineData("kind: GRPCRoute", 0)]
    public void A_listener_names_the_kinds_of_its_routes(string kind, int clusters) => Assert.Equal(clusters,
        Inputs.Translate(Inputs.Edge.Replace("{ name: web, protocol: HTTP, port: 80 }", $"{{ name: web, protocol: HTTP, port: 80, allowedRoutes: {{ kinds: [{{ {kind} }}] }} }}", StringComparison.Ordinal)).Clusters.Length);

    [Fact]
    public void Without_TLS_the_proxy_protocol_is_around_plain_text() => Check(Inputs.Edge, "proxyProtocol: { version: V1 }",
        "transport_socket: { name: envoy.transport_sockets.upstream_proxy_protocol, typed_config: { config: { version: null }, transport_socket: { name: envoy.transport_sockets.raw_buffer } } }, transport_socket_matches: null", "transport_socket.typed_config.config.version <- proxyProtocol.version");

    [Fact]
    public void A_dynamic_resolver_has_the_socket_itself()
    {
        var text = s_names.Replace(Backend("endpoints: [{ fqdn: { hostname: a.example.com, port: 80 }, hostname: own.example.com }]"), Backend("type: DynamicResolver, tls: { wellKnownCACertificates: System }"), StringComparison.Ordinal);
        Check(text, "dns: { dnsRefreshRate: 5s, respectDnsTtl: true }, loadBalancer: { type: Random }",
            "cluster_type: { name: envoy.clusters.dynamic_forward_proxy, typed_config: { dns_cache_config: { dns_refresh_rate: 5s } } }, load_assignment: null, transport_socket_matches: null, transport_socket: { name: envoy.transport_sockets.tls, typed_config: { auto_sni_san_validation: null } }, load_balancing_policy: { policies: [{ typed_extension_config: { name: envoy.load_balancing_policies.cluster_provided } }] }, "
            + Options + "{ upstream_http_protocol_options: { auto_sni: true, auto_san_validation: true } } }",
            "transport_socket <- tls; cluster_type.typed_config.dns_cache_config.dns_refresh_rate <- dns.dnsRefreshRate");
    }

    [Fact]
    public void TLS_without_authorities_makes_a_Backend_unusable_and_a_policy_gives_them()
    {
        var text = s_names.Replace("spec: { endpoints:", "spec: { tls: { sni: s.example.com }, endpoints:", StringComparison.Ordinal);
        Assert.Empty(Inputs.Translate(text).Clusters);
        var policy = "apiVersion: gateway.networking.k8s.io/v1\nkind: BackendTLSPolicy\nmetadata: { name: t, namespace: edge }\nspec: { targetRefs: [{ group: gateway.envoyproxy.io, kind: Backend, name: api }], validation: { hostname: p.example.com, wellKnownCACertificates: System, subjectAltNames: [{ type: URI, uri: spiffe://x }, { type: Hostname, hostname: y.example.com }] } }\n---\n";
        Check(text + policy, "", "transport_socket_matches: [{ transport_socket: { typed_config: { sni: p.example.com, auto_sni_san_validation: null, common_tls_context: { combined_validation_context: { default_validation_context: { match_typed_subject_alt_names: [{ san_type: URI, matcher: { exact: 'spiffe://x' } }, { san_type: DNS, matcher: { exact: y.example.com } }] } } } } } }]",
            "transport_socket_matches[0] <- validation");
    }

    [Theory]
    [InlineData("healthCheck: { active: { type: HTTP, http: { path: /, requestBody: { type: Text, text: '' }, method: POST } } }", "invalid HealthCheck_HttpHealthCheck.Send: embedded message failed validation | caused by: invalid HealthCheck_Payload.Payload: value is required")]
    [InlineData("healthCheck: { active: { type: HTTP, http: { path: /, expectedResponse: { type: Binary, binary: '' } } } }", "invalid HealthCheck_HttpHealthCheck.Receive[0]: embedded message failed validation | caused by: invalid HealthCheck_Payload.Payload: value is required")]
    [InlineData("healthCheck: { active: { type: HTTP, http: { path: /, method: CONNECT } } }", "invalid HealthCheck_HttpHealthCheck.Method: value must not be in list [CONNECT]")]
    [InlineData("healthCheck: { active: { type: TCP, tcp: { receive: { type: Text, text: '' } } } }", "invalid HealthCheck_TcpHealthCheck.Receive[0]: embedded message failed validation | caused by: invalid HealthCheck_Payload.Payload: value is required")]
    [InlineData("healthCheck: { active: { type: TCP, timeout: 0s, tcp: {} } }", "invalid HealthCheck.Timeout: value must be greater than 0s")]
    [InlineData("dns: { dnsRefreshRate: 1ms }", "invalid DnsCluster.DnsRefreshRate: value must be greater than 1ms")]
    [InlineData("dns: { dnsRefreshRate: 2ms }", null)]
    [InlineData("healthCheck: { active: { type: TCP, timeout: 1ms, interval: 1ms, tcp: {} }, passive: { interval: 1ms, baseEjectionTime: 1ms } }, timeout: { tcp: { connectTimeout: 1ms } }", null)]
    public void A_value_that_Envoys_messages_do_not_take_fails_the_whole(string spec, string? why)
    {
        var failure = EnvoyGatewayTranslator.Translate(Inputs.Read(s_names, Inputs.Policy("p", "Gateway/eg", spec)), new() { ValidatesObjects = false }).WholeFailure;
        Assert.Equal(why is null, failure is null);
        if (why is not null)
            Assert.EndsWith(why, failure, StringComparison.Ordinal);
    }

    [Fact]
    public void A_condition_is_told_once()
    {
        var result = Inputs.Translate(Inputs.Edge, Inputs.Policy("good", "Gateway/eg"), Inputs.Policy("bad", "HTTPRoute/shop/cart", "loadBalancer: { type: ConsistentHash, consistentHash: { type: SourceIP, tableSize: 100 } }"));
        string[] Of(string name) => [.. result.Policies.Single(p => p.Policy.Name == name).Ancestors.SelectMany(a => a.Conditions).Where(c => c.Type == "Accepted").Select(c => $"{c.IsTrue} {c.Reason}: {c.Message}")];
        Assert.Equal(["True Accepted: Policy has been accepted."], Of("good"));
        Assert.Equal(["False Invalid: LoadBalancer: ConsistentHash: invalid TableSize value 100."], Of("bad"));
    }

    private static string Backend(string spec) => $$"""
        apiVersion: gateway.envoyproxy.io/v1alpha1
        kind: Backend
        metadata: { name: api, namespace: edge }
        spec: { {{spec}} }
        ---

        """;

    private static void Check(string text, string spec, string cluster, string origins) => ClusterParts.Check(text, spec, cluster, origins);
}
