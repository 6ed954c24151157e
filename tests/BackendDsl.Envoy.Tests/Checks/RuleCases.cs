using BackendDsl.Envoy.Extensions.TransportSockets.Tls.V3;

namespace BackendDsl.Envoy.Tests.Checks;

/// <summary>For each rule a cluster that breaks nothing else, and the same cluster mended, in YAML.</summary>
internal static class RuleCases
{
    /// <summary>The machine of the cases: one file, one secret, one cluster.</summary>
    public static EnvoyTarget Target { get; } = new()
    {
        Environment = new()
        {
            Paths = ["/ca.pem"],
            Variables = new Dictionary<string, string>(),
            StaticSecrets = [new Secret { Name = "SYSTEM_CA_CERT", ValidationContext = new() { TrustedCa = new() { Filename = "/ca.pem" } } }],
            StaticClusters = ["ads"],
        },
    };

    private const string Http = "typed_extension_protocol_options:\n  envoy.extensions.upstreams.http.v3.HttpProtocolOptions:\n    '@type': type.googleapis.com/envoy.extensions.upstreams.http.v3.HttpProtocolOptions\n";
    private const string Tls = "transport_socket:\n  name: envoy.transport_sockets.tls\n  typed_config:\n    '@type': type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext\n";
    private const string Trust = "      validation_context: {trusted_ca: {filename: /ca.pem}}\n";
    private const string Check = "health_checks:\n- timeout: 1s\n  interval: 1s\n  unhealthy_threshold: 1\n  healthy_threshold: 1\n";
    private const string Policy = "load_balancing_policy:\n  policies:\n  - typed_extension_config:\n      name: p\n      typed_config:\n        '@type': type.googleapis.com/envoy.extensions.load_balancing_policies.";
    private const string Static = "name: c\ntype: STATIC\nload_assignment:\n  cluster_name: c\n  endpoints:\n  - lb_endpoints:\n    - endpoint: {address: {socket_address: {address: ";

    public static IReadOnlyList<RuleCase> All { get; } =
    [
        new("health-check-needs-http2", "name: c\n" + Check + "  grpc_health_check: {}",
            "name: c\n" + Check + "  grpc_health_check: {}\n" + Http + "    explicit_http_config: {http2_protocol_options: {}}"),
        new("health-check-needs-http2", "name: c\n" + Check + "  grpc_health_check: {}\n" + Http + "    use_downstream_protocol_config: {}",
            "name: c\n" + Check + "  grpc_health_check: {}\n" + Http + "    use_downstream_protocol_config: {http2_protocol_options: {}}"),
        new("health-checks-have-names", "name: c\n" + Check + "  tcp_health_check: {}\n  name: a\n- timeout: 1s\n  interval: 1s\n  unhealthy_threshold: 1\n  healthy_threshold: 1\n  tcp_health_check: {}\n  name: a",
            "name: c\n" + Check + "  tcp_health_check: {}\n  name: a\n- timeout: 1s\n  interval: 1s\n  unhealthy_threshold: 1\n  healthy_threshold: 1\n  tcp_health_check: {}\n  name: b"),
        new("health-checks-have-names", "name: c\n" + Check + "  tcp_health_check: {}\n  name: a\n- timeout: 1s\n  interval: 1s\n  unhealthy_threshold: 1\n  healthy_threshold: 1\n  tcp_health_check: {}", "name: c\n" + Check + "  tcp_health_check: {}"),
        new("panic-threshold-is-a-number", "name: c\ncommon_lb_config: {healthy_panic_threshold: {value: NaN}}", "name: c\ncommon_lb_config: {healthy_panic_threshold: {value: 100}}"),
        new("health-check-status-ranges", "name: c\n" + Check + "  http_health_check: {path: /, expected_statuses: [{start: 200, end: 200}]}",
            "name: c\n" + Check + "  http_health_check: {path: /, expected_statuses: [{start: 200, end: 201}]}"),
        new("health-check-status-ranges", "name: c\n" + Check + "  http_health_check: {path: /, retriable_statuses: [{start: 99, end: 201}]}",
            "name: c\n" + Check + "  http_health_check: {path: /, retriable_statuses: [{start: 100, end: 600}]}"),
        new("health-check-status-ranges", "name: c\n" + Check + "  http_health_check: {path: /, retriable_statuses: [{start: 100, end: 601}]}",
            "name: c\n" + Check + "  http_health_check: {path: /}"),
        new("health-check-payload-needs-body", "name: c\n" + Check + "  http_health_check: {path: /, send: {text: '00'}}",
            "name: c\n" + Check + "  http_health_check: {path: /, method: POST, send: {text: '00'}}"),
        new("health-check-response-fits-buffer", "name: c\n" + Check + "  http_health_check: {path: /, response_buffer_size: 1, receive: [{text: '0001'}]}",
            "name: c\n" + Check + "  http_health_check: {path: /, response_buffer_size: 0, receive: [{text: '0001'}]}"),
        new("health-check-payload-is-hex", "name: c\n" + Check + "  tcp_health_check: {send: {text: PING}}",
            "name: c\n" + Check + "  tcp_health_check: {send: {text: 50494e47}}".Replace("50494e47", "'50494e47'", StringComparison.Ordinal)),
        new("health-check-payload-is-hex", "name: c\n" + Check + "  tcp_health_check: {receive: [{text: '0'}]}",
            "name: c\n" + Check + "  tcp_health_check: {receive: [{binary: AA==}]}"),
        new("ejection-maximum-not-below-base", "name: c\noutlier_detection: {max_ejection_time: 20s}", "name: c\noutlier_detection: {max_ejection_time: 20s, base_ejection_time: 20s}"),
        new("ring-hash-minimum-not-above-maximum", "name: c\n" + Policy + "ring_hash.v3.RingHash\n        maximum_ring_size: 512",
            "name: c\n" + Policy + "ring_hash.v3.RingHash\n        maximum_ring_size: 512\n        minimum_ring_size: 512"),
        new("ring-hash-minimum-not-above-maximum", "name: c\nlb_policy: RING_HASH\nring_hash_lb_config: {maximum_ring_size: 512}", "name: c\nlb_policy: RING_HASH\nring_hash_lb_config: {}"),
        new("maglev-table-size-is-prime", "name: c\n" + Policy + "maglev.v3.Maglev\n        table_size: 65536", "name: c\n" + Policy + "maglev.v3.Maglev\n        table_size: 65537"),
        new("load-balancing-policy-stands-alone", "name: c\ncommon_lb_config: {locality_weighted_lb_config: {}}\n" + Policy + "random.v3.Random", "name: c\ncommon_lb_config: {healthy_panic_threshold: {}}\n" + Policy + "random.v3.Random"),
        new("load-balancing-policy-stands-alone", "name: c\nlb_subset_config: {}\n" + Policy + "random.v3.Random", "name: c\nlb_subset_config: {}"),
        new("load-balancing-policy-is-given", "name: c\nlb_policy: LOAD_BALANCING_POLICY_CONFIG", "name: c\nlb_policy: LOAD_BALANCING_POLICY_CONFIG\n" + Policy + "random.v3.Random"),
        new("load-balancing-policy-is-known", "name: c\nload_balancing_policy: {}", "name: c\n" + Policy + "random.v3.Random"),
        new("load-balancing-policy-is-known", "name: c\n" + Policy + "new.v3.New", "name: c\n" + Policy + "new.v3.New\n  - typed_extension_config: {name: q, typed_config: {'@type': type.googleapis.com/envoy.extensions.load_balancing_policies.random.v3.Random}}"),
        new("subset-locality-weights", "name: c\nlb_subset_config: {locality_weight_aware: true}", "name: c\nlb_subset_config: {locality_weight_aware: true}\ncommon_lb_config: {locality_weighted_lb_config: {}}"),
        new("eds-config-needs-eds", "name: c\ntype: STATIC\neds_cluster_config: {eds_config: {ads: {}}}", "name: c\ntype: EDS\neds_cluster_config: {eds_config: {ads: {}}}"),
        new("max-requests-per-connection-set-once", "name: c\nmax_requests_per_connection: 1\n" + Http + "    explicit_http_config: {http_protocol_options: {}}\n    common_http_protocol_options: {max_requests_per_connection: 1}",
            "name: c\nmax_requests_per_connection: 1\n" + Http + "    explicit_http_config: {http_protocol_options: {}}"),
        new("legacy-options-of-one-protocol", "name: c\nhttp_protocol_options: {}\nhttp2_protocol_options: {}", "name: c\nhttp_protocol_options: {}\nhttp2_protocol_options: {}\nprotocol_selection: USE_DOWNSTREAM_PROTOCOL"),
        new("last-http-filter-is-upstream-codec", "name: c\n" + Http + "    explicit_http_config: {http_protocol_options: {}}\n    http_filters: [{name: a, typed_config: {'@type': type.googleapis.com/envoy.extensions.filters.http.buffer.v3.Buffer}}]",
            "name: c\n" + Http + "    explicit_http_config: {http_protocol_options: {}}\n    http_filters: [{name: a, typed_config: {'@type': type.googleapis.com/envoy.extensions.filters.http.buffer.v3.Buffer}}, {name: b, typed_config: {'@type': type.googleapis.com/envoy.extensions.filters.http.upstream_codec.v3.UpstreamCodec}}]"),
        new("http2-custom-settings", Settings("[{identifier: 2, value: 1}]"), Settings("[{identifier: 2, value: 0}]")),
        new("http2-custom-settings", Settings("[{identifier: 8, value: 1}]"), Settings("[{identifier: 9, value: 1}]")),
        new("http2-custom-settings", Settings("[{identifier: 9, value: 1}, {identifier: 9, value: 2}]"), Settings("[{identifier: 9, value: 1}, {identifier: 9, value: 1}]")),
        new("http2-custom-settings", Settings("[{identifier: 3, value: 1}], max_concurrent_streams: 1"), Settings("[{identifier: 3, value: 1}]")),
        new("header-field-size-within-headers-size", "name: c\n" + Http + "    common_http_protocol_options: {max_response_headers_kb: 64}\n    explicit_http_config: {http2_protocol_options: {max_header_field_size_kb: 65}}",
            "name: c\n" + Http + "    common_http_protocol_options: {max_response_headers_kb: 65}\n    explicit_http_config: {http2_protocol_options: {max_header_field_size_kb: 65}}"),
        new("http3-auto-config-needs-cache", "name: c\n" + Quic + Http + "    auto_config: {http3_protocol_options: {}}", "name: c\n" + Quic + Http + "    auto_config: {http3_protocol_options: {}, alternate_protocols_cache_options: {name: cache}}"),
        new("http3-auto-config-needs-cache", "name: c\n" + Quic + Http + "    auto_config: {http3_protocol_options: {}, alternate_protocols_cache_options: {name: cache, key_value_store_config: {name: k, typed_config: {'@type': type.googleapis.com/acme.Store}}}}",
            "name: c\n" + Quic + Http + "    auto_config: {http3_protocol_options: {}, alternate_protocols_cache_options: {name: cache}}", Target with { Environment = Target.Environment with { Concurrency = 2 } }),
        new("auto-config-needs-alpn", "name: c\n" + Http + "    auto_config: {}", "name: c\n" + Tls + "    common_tls_context:\n" + Trust + Http + "    auto_config: {}"),
        new("auto-config-needs-alpn", "name: c\ntransport_socket: {name: p, typed_config: {'@type': type.googleapis.com/envoy.extensions.transport_sockets.proxy_protocol.v3.ProxyProtocolUpstreamTransport, transport_socket: {name: envoy.transport_sockets.raw_buffer, typed_config: {'@type': type.googleapis.com/envoy.extensions.transport_sockets.raw_buffer.v3.RawBuffer}}}}\n" + Http + "    auto_config: {}",
            "name: c\ntransport_socket: {name: p, typed_config: {'@type': type.googleapis.com/envoy.extensions.transport_sockets.starttls.v3.UpstreamStartTlsConfig}}\n" + Http + "    auto_config: {}"),
        new("http3-needs-quic", "name: c\n" + Http + "    explicit_http_config: {http3_protocol_options: {}}", "name: c\n" + Quic + Http + "    explicit_http_config: {http3_protocol_options: {}}"),
        new("header-validator-is-compiled-in", "name: c\n" + Http + "    explicit_http_config: {http_protocol_options: {}}\n    header_validation_config: {name: u, typed_config: {'@type': type.googleapis.com/acme.Uhv}}",
            "name: c\n" + Http + "    explicit_http_config: {http_protocol_options: {}}"),
        new("per-host-thresholds-connections-only", "name: c\ncircuit_breakers: {per_host_thresholds: [{max_requests: 1}]}", "name: c\ncircuit_breakers: {per_host_thresholds: [{max_connections: 1}]}"),
        new("endpoint-stats-without-load-stats", "name: c\ntrack_cluster_stats: {per_endpoint_stats: true}", "name: c\ntrack_cluster_stats: {}", Target with { Environment = Target.Environment with { HasLoadStatsConfig = true } }),
        new("network-filter-has-one-source", "name: c\nfilters: [{name: f, typed_config: {'@type': type.googleapis.com/envoy.extensions.filters.network.x.v3.X}, config_discovery: {config_source: {ads: {}}, type_urls: [a]}}]",
            "name: c\nfilters: [{name: f, config_discovery: {config_source: {ads: {}}, type_urls: [a]}}]"),
        new("host-address-is-ip", Static + "example.com, port_value: 80}}}", Static + "10.0.0.1, port_value: 80}}}"),
        new("host-address-is-ip", Static + "010.0.0.1, port_value: 80}}}", Static + "'::1', port_value: 80}}}"),
        new("logical-dns-has-one-host", "name: c\ntype: LOGICAL_DNS", Static.Replace("STATIC", "LOGICAL_DNS", StringComparison.Ordinal) + "example.com, port_value: 80}}}"),
        new("dns-host-without-resolver-name", Static.Replace("STATIC", "STRICT_DNS", StringComparison.Ordinal) + "example.com, port_value: 80, resolver_name: envoy.ip}}}", Static.Replace("STATIC", "STRICT_DNS", StringComparison.Ordinal) + "example.com, port_value: 80}}}"),
        new("local-cluster-priority-zero", "name: c\ntype: STATIC\nload_assignment: {cluster_name: c, endpoints: [{priority: 1}]}", "name: c\ntype: STATIC\nload_assignment: {cluster_name: c, endpoints: [{priority: 0}]}", Target with { Environment = Target.Environment with { LocalClusterName = "c" } }),
        new("eds-answer-fits", "name: c\ntype: EDS\neds_cluster_config: {service_name: s, eds_config: {ads: {}}}", "name: c\ntype: EDS\neds_cluster_config: {eds_config: {ads: {}}}",
            Target with { Endpoints = new Dictionary<string, IReadOnlyList<Config.Endpoint.V3.ClusterLoadAssignment>> { ["c"] = [new() { ClusterName = "c" }] } }),
        new("duration-in-range", "name: c\ncommon_lb_config: {update_merge_window: -1s}", "name: c\ncommon_lb_config: {update_merge_window: 1s}"),
        new("tls-cipher-suites-are-known", Parameters("cipher_suites: [hello]"), Parameters("cipher_suites: ['[ECDHE-RSA-AES128-GCM-SHA256|TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256]', AES128-SHA]")),
        new("tls-curves-are-known", Parameters("ecdh_curves: [hello]"), Parameters("ecdh_curves: [X25519, P-256, secp384r1]")),
        new("tls-signature-algorithms-are-known", Parameters("signature_algorithms: [hello]"), Parameters("signature_algorithms: [ecdsa_secp256r1_sha256, RSA+SHA256]")),
        new("tls-alpn-protocol-length", "name: c\n" + Tls + "    common_tls_context:\n" + Trust + "      alpn_protocols: [" + new string('a', 256) + "]", "name: c\n" + Tls + "    common_tls_context:\n" + Trust + "      alpn_protocols: [h2, h2]"),
        new("tls-sni-without-nul", "name: c\n" + Tls + "    sni: \"a\\0b\"\n    common_tls_context:\n" + Trust, "name: c\n" + Tls + "    sni: a\n    common_tls_context:\n" + Trust),
        new("tls-key-usage-is-enforced", "name: c\n" + Tls + "    enforce_rsa_key_usage: false\n    common_tls_context:\n" + Trust, "name: c\n" + Tls + "    enforce_rsa_key_usage: true\n    common_tls_context:\n" + Trust),
        new("tls-one-client-certificate", "name: c\n" + Tls + "    common_tls_context:\n" + Trust + "      tls_certificates: [{password: {inline_string: a}}, {}]", "name: c\n" + Tls + "    common_tls_context:\n" + Trust + "      tls_certificates: [{}]"),
        new("tls-validation-needs-trusted-ca", "name: c\n" + Tls + "    common_tls_context:\n      validation_context: {verify_certificate_spki: [" + new string('A', 43) + "=], match_typed_subject_alt_names: [{san_type: DNS, matcher: {exact: a}}]}",
            "name: c\n" + Tls + "    common_tls_context:\n      validation_context: {trusted_ca: {filename: /ca.pem}, match_typed_subject_alt_names: [{san_type: DNS, matcher: {exact: a}}]}"),
        new("tls-untyped-names-ignored", "name: c\n" + Tls + "    common_tls_context:\n      validation_context: {trusted_ca: {filename: /ca.pem}, match_subject_alt_names: [{exact: a}], match_typed_subject_alt_names: [{san_type: DNS, matcher: {exact: a}}]}",
            "name: c\n" + Tls + "    common_tls_context:\n      validation_context: {trusted_ca: {filename: /ca.pem}, match_subject_alt_names: [{exact: a}]}"),
        new("static-secret-exists", "name: c\n" + Tls + "    common_tls_context: {combined_validation_context: {default_validation_context: {}, validation_context_sds_secret_config: {name: OTHER}}}",
            "name: c\n" + Tls + "    common_tls_context: {combined_validation_context: {default_validation_context: {}, validation_context_sds_secret_config: {name: SYSTEM_CA_CERT}}}"),
        new("tls-trusted-ca-can-be-read", "name: c\n" + Tls + "    common_tls_context:\n      validation_context: {trusted_ca: {inline_string: nonsense}}", "name: c\n" + Tls + "    common_tls_context:\n" + Trust),
        new("tls-certificate-can-be-read", Certificate("{certificate_chain: {inline_string: nonsense}, private_key: {filename: /ca.pem}}"), Certificate("{certificate_chain: {filename: /ca.pem}, private_key: {filename: /ca.pem}}")),
        new("tls-certificate-is-complete", Certificate("{certificate_chain: {filename: /ca.pem}}"), Certificate("{password: {inline_string: a}}")),
        new("tls-certificate-is-complete", Certificate("{private_key: {filename: /ca.pem}}"), Certificate("{}")),
        new("tls-certificate-is-complete", Certificate("{private_key: {filename: /ca.pem}, pkcs12: {filename: /ca.pem}}"), Certificate("{pkcs12: {filename: /ca.pem}}")),
        new("tls-private-key-provider-is-registered", Certificate("{certificate_chain: {filename: /ca.pem}, private_key_provider: {provider_name: p}}"), Certificate("{certificate_chain: {filename: /ca.pem}, private_key: {filename: /ca.pem}}")),
        new("tls-ocsp-staple-source", Certificate("{certificate_chain: {filename: /ca.pem}, private_key: {filename: /ca.pem}, ocsp_staple: {inline_string: a}}"), Certificate("{certificate_chain: {filename: /ca.pem}, private_key: {filename: /ca.pem}, ocsp_staple: {filename: /ca.pem}}")),
        new("environment-variable-exists", "name: c\n" + Tls + "    common_tls_context:\n      validation_context: {trusted_ca: {environment_variable: A}}", "name: c\n" + Tls + "    common_tls_context:\n" + Trust),
        new("data-source-not-empty", "name: c\n" + Tls + "    common_tls_context:\n      validation_context: {trusted_ca: {inline_string: ''}}", "name: c\n" + Tls + "    common_tls_context:\n" + Trust),
        new("tls-validator-is-registered", "name: c\n" + Tls + "    common_tls_context: {validation_context: {custom_validator_config: {name: v, typed_config: {'@type': type.googleapis.com/acme.V}}}}", "name: c\n" + Tls + "    common_tls_context: {validation_context: {custom_validator_config: {name: envoy.tls.cert_validator.spiffe, typed_config: {'@type': type.googleapis.com/acme.V}}}}"),
        new("tls-other-name-has-oid", "name: c\n" + Tls + "    common_tls_context:\n      validation_context: {trusted_ca: {filename: /ca.pem}, match_typed_subject_alt_names: [{san_type: OTHER_NAME, matcher: {exact: a}}]}",
            "name: c\n" + Tls + "    common_tls_context:\n      validation_context: {trusted_ca: {filename: /ca.pem}, match_typed_subject_alt_names: [{san_type: OTHER_NAME, oid: 1.2.3, matcher: {exact: a}}]}"),
        new("tls-pins-are-hashes", "name: c\n" + Tls + "    common_tls_context:\n      validation_context: {trusted_ca: {filename: /ca.pem}, verify_certificate_hash: [" + new string('z', 64) + "]}",
            "name: c\n" + Tls + "    common_tls_context:\n      validation_context: {trusted_ca: {filename: /ca.pem}, verify_certificate_hash: [" + new string('a', 64) + "]}"),
        new("tls-trust-source-ignored", "name: c\n" + Tls + "    common_tls_context: {validation_context: {system_root_certs: {}}}", "name: c\n" + Tls + "    common_tls_context:\n" + Trust),
        new("tls-trust-source-ignored", "name: c\n" + Tls + "    common_tls_context: {validation_context: {ca_certificate_provider_instance: {instance_name: i}}}", "name: c\n" + Tls + "    common_tls_context:\n" + Trust),
        new("tls-trust-source-ignored", "name: c\n" + Tls + "    common_tls_context: {validation_context_certificate_provider_instance: {instance_name: i}}", "name: c\n" + Tls + "    common_tls_context:\n" + Trust),
        new("tls-alpn-protocol-not-empty", "name: c\n" + Tls + "    common_tls_context:\n" + Trust + "      alpn_protocols: [h2, '']", "name: c\n" + Tls + "    common_tls_context:\n" + Trust + "      alpn_protocols: ['']"),
        new("tls-key-log-ranges-are-addresses", "name: c\n" + Tls + "    common_tls_context:\n" + Trust + "      key_log: {path: log, local_address_range: [{address_prefix: a}]}", "name: c\n" + Tls + "    common_tls_context:\n" + Trust + "      key_log: {path: log, local_address_range: [{address_prefix: 10.0.0.0, prefix_len: 8}]}"),
        new("tls-key-log-can-be-written", "name: c\n" + Tls + "    common_tls_context:\n" + Trust + "      key_log: {path: /none/log}", "name: c\n" + Tls + "    common_tls_context:\n" + Trust + "      key_log: {path: log}"),
        new("tls-compliance-policy-is-known", Parameters("compliance_policies: [9]"), Parameters("compliance_policies: [FIPS_202205]")),
        new("config-source-path-exists", "name: c\ntype: EDS\neds_cluster_config: {eds_config: {path_config_source: {path: /none}}}", "name: c\ntype: EDS\neds_cluster_config: {eds_config: {path_config_source: {path: /ca.pem}}}"),
        new("config-source-has-a-source", "name: c\ntype: EDS\neds_cluster_config: {}", "name: c\ntype: EDS\neds_cluster_config: {eds_config: {ads: {}}}"),
        new("config-source-has-a-source", "name: c\ntype: EDS\neds_cluster_config: {eds_config: {self: {}}}", "name: c\ntype: EDS\neds_cluster_config: {eds_config: {ads: {}}}"),
        new("eds-has-config", "name: c\ntype: EDS", "name: c\ntype: EDS\neds_cluster_config: {eds_config: {ads: {}}}"),
        new("secret-over-ads-needs-ads", "name: c\n" + Tls + "    common_tls_context: {validation_context_sds_secret_config: {name: s, sds_config: {ads: {}}}}", "name: c\n" + Tls + "    common_tls_context:\n" + Trust, Target with { Environment = Target.Environment with { HasAds = false } }),
        new("api-type-is-set", Api("grpc_services: [{envoy_grpc: {cluster_name: ads}}]"), Api("api_type: GRPC, grpc_services: [{envoy_grpc: {cluster_name: ads}}]")),
        new("transport-version-is-not-v2", Api("api_type: GRPC, transport_api_version: V2, grpc_services: [{envoy_grpc: {cluster_name: ads}}]"), Api("api_type: GRPC, transport_api_version: AUTO, grpc_services: [{envoy_grpc: {cluster_name: ads}}]")),
        new("api-config-source-names-one-service", Api("api_type: GRPC"), Api("api_type: REST, cluster_names: [ads]")),
        new("api-config-source-names-one-service", Api("api_type: REST, grpc_services: [{envoy_grpc: {cluster_name: ads}}]"), Api("api_type: REST, cluster_names: [ads]")),
        new("api-config-source-cluster-is-static", Api("api_type: REST, cluster_names: [none]"), Api("api_type: REST, cluster_names: [ads]")),
        new("api-type-is-supported", Api("api_type: AGGREGATED_GRPC"), Api("api_type: DELTA_GRPC, grpc_services: [{envoy_grpc: {cluster_name: ads}}]")),
        new("cluster-type-is-registered", "name: c\ncluster_type: {name: envoy.clusters.dns}", "name: c\ncluster_type: {name: envoy.cluster.dns}"),
        new("hostname-hashing-needs-dns", "name: c\ncommon_lb_config: {consistent_hashing_lb_config: {use_hostname_for_hashing: true}}", "name: c\ntype: STRICT_DNS\ncommon_lb_config: {consistent_hashing_lb_config: {use_hostname_for_hashing: true}}"),
        new("original-destination-settings", "name: c\ntype: ORIGINAL_DST\nlb_policy: CLUSTER_PROVIDED\nload_assignment: {cluster_name: c, endpoints: [{}]}", "name: c\ntype: ORIGINAL_DST\nlb_policy: CLUSTER_PROVIDED"),
        new("host-has-address", "name: c\nload_assignment: {cluster_name: c, endpoints: [{lb_endpoints: [{}]}]}", Static + "10.0.0.1, port_value: 80}}}"),
        new("address-resolver-is-registered", Static + "10.0.0.1, port_value: 80, resolver_name: r}}}", Static + "10.0.0.1, port_value: 80, resolver_name: envoy.ip}}}"),
        new("ip-address-has-port-number", Static + "10.0.0.1, named_port: http}}}", Static + "10.0.0.1, port_value: 80}}}"),
        new("pipe-path-length", Pipe(108), Pipe(107)),
        new("host-without-network-namespace", Static + "10.0.0.1, port_value: 80, network_namespace_filepath: /n}}}", Static + "10.0.0.1, port_value: 80}}}"),
        new("health-check-port-needs-ip", "name: c\nload_assignment: {cluster_name: c, endpoints: [{lb_endpoints: [{endpoint: {address: {pipe: {path: /p}}, health_check_config: {port_value: 1}}}]}]}", Static + "10.0.0.1, port_value: 80}}, health_check_config: {port_value: 1}}"),
        new("leds-needs-eds", "name: c\nload_assignment: {cluster_name: c, endpoints: [{leds_cluster_locality_config: {leds_collection_name: x}}]}", "name: c\nload_assignment: {cluster_name: c, endpoints: [{}]}"),
        new("extra-source-needs-source", "name: c\nupstream_bind_config: {extra_source_addresses: [{address: {address: 10.0.0.1, port_value: 0}}]}", "name: c\nupstream_bind_config: {source_address: {address: 10.0.0.1, port_value: 0}, extra_source_addresses: [{address: {address: 10.0.0.2, port_value: 0}}]}"),
        new("host-address-is-ip", "name: c\nupstream_bind_config: {source_address: {address: a, port_value: 0}}", "name: c\nupstream_bind_config: {source_address: {address: 10.0.0.1, port_value: 0}}"),
        new("forward-proxy-verifies-names", Proxied("dns_cache_config: {name: d}", "{explicit_http_config: {http_protocol_options: {}}}"), Proxied("allow_insecure_cluster_options: true, dns_cache_config: {name: d}", "{explicit_http_config: {http_protocol_options: {}}}")),
        new("forward-proxy-sub-cluster-policy", Proxied("allow_insecure_cluster_options: true, sub_clusters_config: {lb_policy: CLUSTER_PROVIDED}", "{explicit_http_config: {http_protocol_options: {}}}"), Proxied("allow_insecure_cluster_options: true, sub_clusters_config: {}", "{explicit_http_config: {http_protocol_options: {}}}")),
        new("extension-is-registered", "name: c\ntransport_socket: {name: envoy.transport_sockets.raw_buffer}", "name: c\ntransport_socket: {name: x, typed_config: {'@type': type.googleapis.com/envoy.extensions.transport_sockets.raw_buffer.v3.RawBuffer}}"),
        new("protocol-options-key-is-known", "name: c\ntyped_extension_protocol_options: {x: {'@type': type.googleapis.com/envoy.extensions.upstreams.tcp.v3.TcpProtocolOptions}}", "name: c\ntyped_extension_protocol_options: {envoy.upstreams.tcp.tcp_protocol_options: {'@type': type.googleapis.com/envoy.extensions.upstreams.tcp.v3.TcpProtocolOptions}}"),
        new("mirror-policy-names-one-cluster", "name: c\n" + Http + "    explicit_http_config: {http_protocol_options: {}}\n    request_mirror_policies: [{cluster: a, cluster_header: b}]", "name: c\n" + Http + "    explicit_http_config: {http_protocol_options: {}}\n    request_mirror_policies: [{cluster: a}]"),
        new("mirror-policy-names-one-cluster", "name: c\n" + Http + "    explicit_http_config: {http_protocol_options: {}}\n    request_mirror_policies: [{}]", "name: c\n" + Http + "    explicit_http_config: {http_protocol_options: {}}\n    request_mirror_policies: [{cluster_header: b}]"),
        new("retry-interval-not-above-maximum", "name: c\n" + Http + "    explicit_http_config: {http_protocol_options: {}}\n    retry_policy: {retry_back_off: {base_interval: 2s, max_interval: 1s}}", "name: c\n" + Http + "    explicit_http_config: {http_protocol_options: {}}\n    retry_policy: {retry_back_off: {base_interval: 1s, max_interval: 1s}}"),
        new("maglev-table-size-above-one", "name: c\n" + Policy + "maglev.v3.Maglev\n        table_size: 1", "name: c\n" + Policy + "maglev.v3.Maglev\n        table_size: 2"),
        new("cluster-provided-both-ways", "name: c\nlb_policy: CLUSTER_PROVIDED", "name: c\ntype: ORIGINAL_DST\nlb_policy: CLUSTER_PROVIDED"),
        new("ring-hash-minimum-not-zero", "name: c\n" + Policy + "ring_hash.v3.RingHash\n        minimum_ring_size: 0", "name: c\n" + Policy + "ring_hash.v3.RingHash\n        minimum_ring_size: 1"),
        new("least-request-choice-count-not-zero", "name: c\n" + Policy + "least_request.v3.LeastRequest\n        choice_count: 0", "name: c\n" + Policy + "least_request.v3.LeastRequest\n        choice_count: 1"),
        new("hash-policy-has-a-specifier", "name: c\n" + Policy + "maglev.v3.Maglev\n        consistent_hashing_lb_config: {hash_policy: [{}]}", "name: c\n" + Policy + "maglev.v3.Maglev\n        consistent_hashing_lb_config: {hash_policy: [{connection_properties: {source_ip: true}}]}"),
        new("one-health-check", "name: c\n" + Check + "  tcp_health_check: {}\n- timeout: 1s\n  interval: 1s\n  unhealthy_threshold: 1\n  healthy_threshold: 1\n  tcp_health_check: {}", "name: c\n" + Check + "  tcp_health_check: {}", Target with { Version = new(1, 37) }),
        new("health-check-event-log-can-be-written", "name: c\n" + Check + "  tcp_health_check: {}\n  event_log_path: /none/log", "name: c\n" + Check + "  tcp_health_check: {}\n  event_log_path: log"),
        new("queue-policy-is-registered", "name: c\nqueuing_policies: {pending_rq_policy: {name: q, typed_config: {'@type': type.googleapis.com/acme.Q}}}", "name: c\nqueuing_policies: {pending_rq_policy: {name: q, typed_config: {'@type': type.googleapis.com/envoy.extensions.queue_policy.fifo.v3.FifoQueuePolicyConfig}}}"),
        new("tcp-keepalive-within-linux-limits", "name: c\nupstream_connection_options: {tcp_keepalive: {keepalive_time: 32768}}", "name: c\nupstream_connection_options: {tcp_keepalive: {keepalive_time: 32767}}"),
        new("tcp-keepalive-within-linux-limits", "name: c\nupstream_connection_options: {tcp_keepalive: {keepalive_probes: 128}}", "name: c\nupstream_connection_options: {tcp_keepalive: {keepalive_probes: 0, keepalive_interval: 0}}"),
        new("file-exists", "name: c\n" + Tls + "    common_tls_context:\n      validation_context: {trusted_ca: {filename: /none.pem}}", "name: c\n" + Tls + "    common_tls_context:\n" + Trust),
        new("proxy-protocol-tlv-has-one-value", "name: c\n" + Proxy("{added_tlvs: [{type: 224}]}"), "name: c\n" + Proxy("{added_tlvs: [{type: 224, value: AA==}]}")),
        new("local-interface-name-not-on-windows", "name: c\nupstream_connection_options: {set_local_interface_name_on_upstream_connections: true}", "name: c", Target with { Environment = Target.Environment with { IsWindows = true } }),
        new("tls-minimum-needs-maximum", Parameters("tls_minimum_protocol_version: TLSv1_3"), Parameters("tls_minimum_protocol_version: TLSv1_3\n        tls_maximum_protocol_version: TLSv1_3")),
        new("tls-minimum-not-above-maximum", Parameters("tls_minimum_protocol_version: TLSv1_3\n        tls_maximum_protocol_version: TLSv1_2"), Parameters("tls_maximum_protocol_version: TLSv1_3")),
        new("tls-minimum-not-above-maximum", Parameters("tls_maximum_protocol_version: TLSv1_1"), Parameters("tls_maximum_protocol_version: TLSv1_2")),
        new("tls-old-version-needs-cipher-suites", Parameters("tls_minimum_protocol_version: TLSv1_0"), Parameters("tls_minimum_protocol_version: TLSv1_0\n        cipher_suites: [AES128-SHA]")),
        new("tls-backend-version-is-offered", "name: c\n" + Tls + "    common_tls_context:\n" + Trust, Parameters("tls_maximum_protocol_version: TLSv1_3"), Target with { BackendRequiresTls13 = true }),
        new("tls-verifies-backend", "name: c\n" + Tls + "    common_tls_context: {validation_context: {}}", "name: c\n" + Tls + "    common_tls_context: {validation_context_sds_secret_config: {name: SYSTEM_CA_CERT}}"),
        new("tls-verifies-backend", "name: c\n" + Tls + "    sni: a", "name: c\n" + Tls + "    common_tls_context:\n" + Trust),
        new("zone-aware-routing-has-hosts", "name: c\ncommon_lb_config: {zone_aware_lb_config: {}}", "name: c\ncommon_lb_config: {zone_aware_lb_config: {routing_enabled: {}}}", Target with { Environment = Target.Environment with { LocalClusterName = "" } }),
        new("hostname-hashing-has-hostnames", Static + "10.0.0.1, port_value: 80}}}\n" + Policy + "maglev.v3.Maglev\n        consistent_hashing_lb_config: {use_hostname_for_hashing: true}",
            Static + "10.0.0.1, port_value: 80}}, hostname: a}\n" + Policy + "maglev.v3.Maglev\n        consistent_hashing_lb_config: {use_hostname_for_hashing: true}"),
        new("health-check-over-http1", "name: c\n" + Check + "  http_health_check: {path: /}\n" + Http + "    explicit_http_config: {http2_protocol_options: {}}", "name: c\n" + Check + "  http_health_check: {path: /, codec_client_type: HTTP2}\n" + Http + "    explicit_http_config: {http2_protocol_options: {}}"),
        new("dns-settings-need-dns", "name: c\ndns_refresh_rate: 5s", "name: c\ntype: STRICT_DNS\ndns_refresh_rate: 5s"),
        new("timeout-of-zero-switches-off", "name: c\n" + Http + "    explicit_http_config: {http_protocol_options: {}}\n    common_http_protocol_options: {idle_timeout: 0s}", "name: c\n" + Http + "    explicit_http_config: {http_protocol_options: {}}\n    common_http_protocol_options: {idle_timeout: 1s}"),
        new("consecutive-5xx-of-zero-switches-off", "name: c\noutlier_detection: {consecutive_5xx: 0}", "name: c\noutlier_detection: {consecutive_5xx: 1}"),
        new("field-of-a-newer-release", "name: c\ncircuit_breakers: {thresholds: [{retry_budget: {budget_interval: 1s}}]}", "name: c\ncircuit_breakers: {thresholds: [{retry_budget: {}}]}", Target with { Version = new(1, 38) }),
        new("hash-cookie-life-in-seconds", "name: c\n" + Policy + "ring_hash.v3.RingHash\n        consistent_hashing_lb_config: {hash_policy: [{cookie: {name: a, ttl: 0.500s}}]}",
            "name: c\n" + Policy + "ring_hash.v3.RingHash\n        consistent_hashing_lb_config: {hash_policy: [{cookie: {name: a, ttl: 1s}}]}"),
    ];

    private const string Quic = "transport_socket:\n  name: envoy.transport_sockets.quic\n  typed_config:\n    '@type': type.googleapis.com/envoy.extensions.transport_sockets.quic.v3.QuicUpstreamTransport\n    upstream_tls_context: {common_tls_context: {validation_context: {trusted_ca: {filename: /ca.pem}}}}\n";

    private static string Settings(string parameters) => "name: c\n" + Http + "    explicit_http_config: {http2_protocol_options: {custom_settings_parameters: " + parameters + "}}";

    private static string Parameters(string parameters) => "name: c\n" + Tls + "    common_tls_context:\n" + Trust + "      tls_params:\n        " + parameters;

    private static string Certificate(string certificate) => "name: c\n" + Tls + "    common_tls_context:\n" + Trust + "      tls_certificates: [" + certificate + "]";

    private static string Api(string source) => "name: c\ntype: EDS\neds_cluster_config: {eds_config: {api_config_source: {" + source + "}}}";

    private static string Pipe(int length) => "name: c\nload_assignment: {cluster_name: c, endpoints: [{lb_endpoints: [{endpoint: {address: {pipe: {path: /" + new string('a', length - 1) + "}}}}]}]}";

    private static string Proxied(string config, string http) => "name: c\nlb_policy: CLUSTER_PROVIDED\ncluster_type: {name: d, typed_config: {'@type': type.googleapis.com/envoy.extensions.clusters.dynamic_forward_proxy.v3.ClusterConfig, " + config + "}}\n"
        + "typed_extension_protocol_options: {envoy.extensions.upstreams.http.v3.HttpProtocolOptions: {'@type': type.googleapis.com/envoy.extensions.upstreams.http.v3.HttpProtocolOptions, " + http[1..] + "}";

    private static string Proxy(string config) => "transport_socket:\n  name: p\n  typed_config:\n    '@type': type.googleapis.com/envoy.extensions.transport_sockets.proxy_protocol.v3.ProxyProtocolUpstreamTransport\n    transport_socket: {name: envoy.transport_sockets.raw_buffer, typed_config: {'@type': type.googleapis.com/envoy.extensions.transport_sockets.raw_buffer.v3.RawBuffer}}\n    config: " + config;
}
