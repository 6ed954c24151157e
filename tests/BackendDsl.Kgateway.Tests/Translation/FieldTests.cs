using System.Text.Json.Nodes;
using BackendDsl.Kgateway.Tests.Support;
using static BackendDsl.Kgateway.Tests.Support.Inputs;

namespace BackendDsl.Kgateway.Tests.Translation;

/// <summary>Single fields in their less usual forms: what of the cluster comes out, as JSON.</summary>
public sealed class FieldTests
{
    private const string Http = "typed_extension_protocol_options/envoy.extensions.upstreams.http.v3.HttpProtocolOptions/";
    private const string Policy0 = "load_balancing_policy/policies/0/typed_extension_config/typed_config/";

    [Theory]
    [InlineData("connectTimeout: 1h30m", "connect_timeout", "\"5400s\"")]
    [InlineData("connectTimeout: 1s500ms", "connect_timeout", "\"1.500s\"")]
    [InlineData("connectTimeout: 0s", "connect_timeout", "\"0s\"")]
    [InlineData("perConnectionBufferLimitBytes: 0", "per_connection_buffer_limit_bytes", "0")]
    [InlineData("tcpKeepalive: {}", "upstream_connection_options", "{\"tcp_keepalive\":{}}")]
    [InlineData("tcpKeepalive: {keepAliveTime: 1s900ms, keepAliveInterval: 1m, keepAliveProbes: 0}", "upstream_connection_options/tcp_keepalive", "{\"keepalive_probes\":0,\"keepalive_time\":1,\"keepalive_interval\":60}")]
    [InlineData("commonHttpProtocolOptions: {}", Http + "explicit_http_config", "{\"http_protocol_options\":{}}")]
    [InlineData("commonHttpProtocolOptions: {idleTimeout: 0s, maxHeadersCount: 0}", Http + "common_http_protocol_options", "{\"idle_timeout\":\"0s\",\"max_headers_count\":0}")]
    [InlineData("commonHttpProtocolOptions: {headersWithUnderscoresAction: DropHeader}", Http + "common_http_protocol_options", "{\"headers_with_underscores_action\":\"DROP_HEADER\"}")]
    [InlineData("commonHttpProtocolOptions: {headersWithUnderscoresAction: Allow}", Http + "common_http_protocol_options", "{}")]
    [InlineData("http1ProtocolOptions: {headerFormat: ProperCaseHeaderKeyFormat, enableTrailers: false}", Http + "explicit_http_config/http_protocol_options", "{\"header_key_format\":{\"proper_case_words\":{}}}")]
    [InlineData("http1ProtocolOptions: {preserveHttp1HeaderCase: false, overrideStreamErrorOnInvalidHttpMessage: false}", Http + "explicit_http_config/http_protocol_options", "{\"override_stream_error_on_invalid_http_message\":false}")]
    [InlineData("http2ProtocolOptions: {maxConcurrentStreams: 1}", "typed_extension_protocol_options", null)]
    [InlineData("loadBalancer: {leastRequest: {}}", Policy0 + "choice_count", "2")]
    [InlineData("loadBalancer: {random: {}, healthyPanicThreshold: 0, updateMergeWindow: 0s}", "common_lb_config", "{\"healthy_panic_threshold\":{},\"update_merge_window\":\"0s\"}")]
    [InlineData("loadBalancer: {ringHash: {minimumRingSize: 0, maximumRingSize: 5}}", Policy0 + "minimum_ring_size", "\"0\"")]
    [InlineData("loadBalancer: {ringHash: {}}", Policy0 + "consistent_hashing_lb_config", null)]
    [InlineData("loadBalancer: {maglev: {useHostnameForHashing: false}}", Policy0 + "consistent_hashing_lb_config", "{}")]
    [InlineData("loadBalancer: {maglev: {useHostnameForHashing: true}}", Policy0 + "consistent_hashing_lb_config", "{}")]
    [InlineData("loadBalancer: {maglev: {}, localityType: WeightedLb}", Policy0 + "locality_weighted_lb_config", "{}")]
    [InlineData("loadBalancer: {roundRobin: {}, localityType: WeightedLb}", Policy0 + "locality_lb_config", "{\"locality_weighted_lb_config\":{}}")]
    [InlineData("loadBalancer: {roundRobin: {slowStart: {}}}", Policy0 + "slow_start_config", "{}")]
    [InlineData("loadBalancer: {roundRobin: {slowStart: {window: 10s, minWeightPercent: 0, aggression: \"1.\"}}}", Policy0 + "slow_start_config",
        "{\"slow_start_window\":\"10s\",\"aggression\":{\"default_value\":1,\"runtime_key\":\"p.default.slowStart.aggression\"},\"min_weight_percent\":{}}")]
    [InlineData("loadBalancer: {roundRobin: {slowStart: {window: 10s, aggression: fast}}}", Policy0 + "slow_start_config", null)]
    [InlineData("loadBalancer: {roundRobin: {slowStart: {window: 10s, aggression: \" 1\"}}}", Policy0 + "slow_start_config", null)]
    [InlineData("loadBalancer: {leastRequest: {}, zoneAware: {preferLocal: {force: {}}}}", Policy0 + "locality_lb_config/zone_aware_lb_config",
        "{\"routing_enabled\":{\"value\":100},\"min_cluster_size\":\"6\",\"force_local_zone\":{\"min_size\":1}}")]
    [InlineData("loadBalancer: {random: {}, zoneAware: {preferLocal: {routingEnabled: 0, minEndpointsThreshold: 1}}}", Policy0 + "locality_lb_config/zone_aware_lb_config",
        "{\"routing_enabled\":{},\"min_cluster_size\":\"1\"}")]
    [InlineData("loadBalancer: {maglev: {hashPolicies: [{cookie: {name: c, ttl: 0s, path: /, sameSite: Lax, httpOnly: true, secure: true}}, {sourceIP: {}, terminal: true}]}}", Policy0 + "consistent_hashing_lb_config/hash_policy",
        "[{\"cookie\":{\"name\":\"c\",\"ttl\":\"0s\",\"path\":\"/\",\"attributes\":[{\"name\":\"Secure\",\"value\":\"true\"},{\"name\":\"HttpOnly\",\"value\":\"true\"},{\"name\":\"SameSite\",\"value\":\"Lax\"}]}},{\"connection_properties\":{\"source_ip\":true},\"terminal\":true}]")]
    [InlineData("healthCheck: {timeout: 1s, interval: 2s, unhealthyThreshold: 0, healthyThreshold: 1, tcp: {}}", "health_checks",
        "[{\"timeout\":\"1s\",\"interval\":\"2s\",\"unhealthy_threshold\":0,\"healthy_threshold\":1,\"tcp_health_check\":{}}]")]
    [InlineData("healthCheck: {timeout: 1s, interval: 2s, unhealthyThreshold: 1, healthyThreshold: 1, http: {path: /, method: HEAD}}", "health_checks/0/http_health_check", "{\"path\":\"/\",\"method\":\"HEAD\"}")]
    [InlineData("healthCheck: {}", "health_checks", "[{}]")]
    [InlineData("outlierDetection: {}", "outlier_detection", "{\"consecutive_5xx\":5,\"interval\":\"10s\",\"base_ejection_time\":\"30s\",\"max_ejection_percent\":10}")]
    [InlineData("circuitBreakers: {maxPendingRequests: 7}", "circuit_breakers/thresholds", "[{\"max_pending_requests\":7}]")]
    [InlineData("circuitBreakers: {maxRetries: 0, retryBudget: {}}", "circuit_breakers/thresholds", "[{\"max_retries\":0,\"retry_budget\":{}}]")]
    [InlineData("circuitBreakers: {retryBudget: {budgetPercent: 25, budgetInterval: 1s, minRetryConcurrency: 0}}", "circuit_breakers/thresholds/0/retry_budget",
        "{\"budget_percent\":{\"value\":25},\"min_retry_concurrency\":0,\"budget_interval\":\"1s\"}")]
    [InlineData("upstreamProxyProtocol: {}", "transport_socket/typed_config/config", "{}")]
    [InlineData("upstreamProxyProtocol: {}", "transport_socket/typed_config/transport_socket/name", "\"envoy.transport_sockets.raw_buffer\"")]
    [InlineData("tls: {parameters: {minVersion: \"1.2\"}, insecureSkipVerify: true, alpnProtocols: [h2]}", "transport_socket/typed_config/common_tls_context",
        "{\"tls_params\":{\"tls_minimum_protocol_version\":\"TLSv1_2\"},\"alpn_protocols\":[\"h2\"],\"validation_context\":{}}")]
    [InlineData("tls: {wellKnownCACertificates: System, sni: a}", "transport_socket/typed_config/common_tls_context",
        "{\"combined_validation_context\":{\"default_validation_context\":{},\"validation_context_sds_secret_config\":{\"name\":\"SYSTEM_CA_CERT\"}}}")]
    [InlineData("tls: {files: {rootCA: /ca}, simpleTLS: true, verifySubjectAltNames: [a]}", "transport_socket/typed_config/common_tls_context",
        "{\"validation_context\":{\"trusted_ca\":{\"filename\":\"/ca\"},\"match_typed_subject_alt_names\":[{\"san_type\":\"DNS\",\"matcher\":{\"exact\":\"a\"}}]}}")]
    public void OfAService(string spec, string path, string? expected) => Check(Translate(Service, Policy(spec)), path, expected);

    [Theory]
    [InlineData("\"64Ki\"", 65536)]
    [InlineData("\"65535.5\"", 65536)]
    [InlineData("\"65535500m\"", 65536)]
    [InlineData("\"1e5\"", 100000)]
    [InlineData("\"1E5\"", 100000)]
    [InlineData("\"+100k\"", 100000)]
    [InlineData("\"1.5Mi\"", 1572864)]
    [InlineData("\"70000\"", 70000)]
    [InlineData("70000", 70000)]
    public void QuantitiesAreRoundedUp(string quantity, int expected)
    {
        Check(
            Translate(Service.Replace("name: http}", "name: grpc}", StringComparison.Ordinal), Policy($"http2ProtocolOptions: {{initialStreamWindowSize: {quantity}}}")),
            Http + "explicit_http_config/http2_protocol_options",
            $"{{\"initial_stream_window_size\":{expected}}}");
    }

    [Theory]
    [InlineData("name: grpc", true)]
    [InlineData("name: x, appProtocol: HTTP2", true)]
    [InlineData("name: grpc, appProtocol: http", false)]
    [InlineData("name: x, appProtocol: kubernetes.io/h2c", true)]
    [InlineData("name: x, appProtocol: grpc-web", true)]
    [InlineData("name: http2, appProtocol: kubernetes.io/ws", false)]
    public void APortIsHttp2ByItsProtocolElseByItsName(string port, bool isHttp2)
    {
        var set = Translate(Service.Replace("name: http}", port + "}", StringComparison.Ordinal), Policy("http1ProtocolOptions: {}"));
        Check(set, Http + "explicit_http_config", isHttp2 ? "{\"http2_protocol_options\":{}}" : "{\"http_protocol_options\":{}}");
        Assert.Equal(isHttp2 ? 1 : 0, set.Findings.Length);
    }

    [Theory]
    [InlineData("B", "loadBalancer: {maglev: {useHostnameForHashing: true}}", Policy0 + "consistent_hashing_lb_config", "{\"use_hostname_for_hashing\":true}")]
    [InlineData("A", "loadBalancer: {ringHash: {useHostnameForHashing: true}}", Policy0 + "consistent_hashing_lb_config", "{\"use_hostname_for_hashing\":true}")]
    [InlineData("B", "dns: {refreshRate: 1m, jitter: 500ms, respectTTL: true, lookupFamily: Auto}", "cluster_type/typed_config",
        "{\"@type\":\"type.googleapis.com/envoy.extensions.clusters.dns.v3.DnsCluster\",\"dns_refresh_rate\":\"60s\",\"respect_dns_ttl\":true,\"dns_jitter\":\"0.500s\",\"dns_lookup_family\":\"AUTO\"}")]
    [InlineData("A", "dns: {lookupFamily: All}", "dns_lookup_family", "\"V4_PREFERRED\"")]
    [InlineData("A", "dns: {lookupFamily: All}", "metadata", "{}")]
    [InlineData("B", "healthCheck: {timeout: 1s, interval: 1s, unhealthyThreshold: 1, healthyThreshold: 1, grpc: {authority: h}}", "load_assignment/endpoints/0/lb_endpoints/0/endpoint/health_check_config", "{}")]
    [InlineData("B", "healthCheck: {timeout: 1s, interval: 1s, unhealthyThreshold: 1, healthyThreshold: 1, http: {path: /, host: \"\"}}", "load_assignment/endpoints/0/lb_endpoints/0/endpoint/health_check_config", "{\"hostname\":\"a.example.com\"}")]
    [InlineData("A", "healthCheck: {timeout: 1s, interval: 1s, unhealthyThreshold: 1, healthyThreshold: 1, http: {path: /, host: h}}", "load_assignment/endpoints/0/lb_endpoints/0/endpoint/health_check_config", "{\"hostname\":\"a.example.com\"}")]
    [InlineData("D", "connectTimeout: 1s", "common_lb_config", null)]
    [InlineData("S", "connectTimeout: 1s", "upstream_connection_options", "{}")]
    [InlineData("D", "tls: {sni: a, verifySubjectAltNames: [b]}", "transport_socket/typed_config/common_tls_context/combined_validation_context/default_validation_context",
        "{\"match_typed_subject_alt_names\":[{\"san_type\":\"DNS\",\"matcher\":{\"exact\":\"b\"}}]}")]
    [InlineData("C", "tls: {sni: a, wellKnownCACertificates: System}", "transport_socket/typed_config/common_tls_context/combined_validation_context/default_validation_context",
        "{\"match_typed_subject_alt_names\":[{\"san_type\":\"DNS\",\"matcher\":{\"exact\":\"a\"}}]}")]
    public void OfABackendByRelease(string release, string spec, string path, string? expected) =>
        Check(Translate(TestReleases.Find(release), Backend, BackendPolicy(spec)), path, expected);

    [Theory]
    [InlineData("C", "", "common_lb_config", "{\"locality_weighted_lb_config\":{}}")]
    [InlineData("D", "", "common_lb_config", "{\"zone_aware_lb_config\":{\"routing_enabled\":{}}}")]
    [InlineData("B", "", "common_lb_config", null)]
    [InlineData("C", "loadBalancer: {random: {}}", Policy0 + "locality_lb_config", "{\"locality_weighted_lb_config\":{}}")]
    [InlineData("D", "loadBalancer: {random: {}}", Policy0 + "locality_lb_config", "{\"zone_aware_lb_config\":{\"routing_enabled\":{}}}")]
    [InlineData("D", "loadBalancer: {random: {}, localityType: WeightedLb}", Policy0 + "locality_lb_config", "{\"locality_weighted_lb_config\":{}}")]
    [InlineData("D", "loadBalancer: {maglev: {}}", Policy0 + "locality_weighted_lb_config", null)]
    [InlineData("D", "loadBalancer: {maglev: {}}", "common_lb_config", "{}")]
    public void LocalityByRelease(string release, string spec, string path, string? expected) =>
        Check(Translate(TestReleases.Find(release), Service, Policy(spec)), path, expected);

    [Theory]
    [InlineData("2.1", null)]
    [InlineData("2.4", "{\"timeout\":\"5s\",\"connection_idle_interval\":\"10s\"}")]
    public void KeepaliveOfAnIdleConnectionByRelease(string release, string? expected) => Check(
        Translate(KgatewayRelease.Parse(release), Service.Replace("name: http}", "name: grpc}", StringComparison.Ordinal), Policy("http2ProtocolOptions: {connectionKeepalive: {timeout: 5s, connectionIdleInterval: 10s}}")),
        Http + "explicit_http_config/http2_protocol_options/connection_keepalive",
        expected);

    [Theory]
    [InlineData("2.4", null)]
    [InlineData("main", "0")]
    public void EjectionOfLocalFailuresByRelease(string release, string? expected) => Check(
        Translate(KgatewayRelease.Parse(release), Service, Policy("outlierDetection: {splitExternalLocalOriginErrors: true, enforcingConsecutiveLocalOriginFailure: 0}")),
        "outlier_detection/enforcing_consecutive_local_origin_failure",
        expected);

    private static void Check(ClusterSet set, string path, string? expected)
    {
        Assert.All(set.Policies, p => Assert.True(p.Accepted, p.Message));
        JsonNode? node = ClusterText.Parse(Assert.Single(set));
        var rest = path;
        while (rest.Length > 0 && node is not null)
        {
            var end = rest.IndexOf('/', StringComparison.Ordinal);
            var name = end < 0 ? rest : rest[..end];
            rest = end < 0 ? "" : rest[(end + 1)..];
            node = node is JsonArray list ? list[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)] : node[name];
        }

        if (node is JsonArray array)
        {
            foreach (var item in array)
                (item as JsonObject)?.Remove("@type");
        }

        Assert.True(JsonNode.DeepEquals(expected is null ? null : JsonNode.Parse(expected), node), $"expected {expected}, found {node?.ToJsonString()}");
    }
}
