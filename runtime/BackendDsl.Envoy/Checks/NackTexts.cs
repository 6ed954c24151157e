using System.Text.RegularExpressions;
using BackendDsl.Envoy.Checks.Constraints;
using BackendDsl.Envoy.Codec.Schema;

namespace BackendDsl.Envoy.Checks;

/// <summary>Which rule a text of Envoy is of.</summary>
internal static partial class NackTexts
{
    private const string Constraint = "Proto constraint validation failed (";

    // What is told of each rule, without values; the longest that fits is the rule.
    private static readonly (string Text, string Rule)[] s_texts =
    [
        ("Unable to unpack as ", "packed-message-has-its-type"), ("Unable to parse JSON as proto", "packed-message-has-its-type"),
        ("Didn't find a registered implementation for ", "extension-is-registered"), ("Invalid duration: ", "duration-in-range"),
        ("type envoy.config.core.v3.ApiConfigSource Using the default now-deprecated value", "api-type-is-set"),
        ("Didn't find a registered cluster factory implementation", "cluster-type-is-registered"),
        ("Cannot use hostname for consistent hashing", "hostname-hashing-needs-dns"), ("cannot create an EDS cluster without an EDS config", "eds-has-config"),
        ("eds_cluster_config set in a non-EDS cluster", "eds-config-needs-eds"), ("LOGICAL_DNS clusters must have a single", "logical-dns-has-one-host"),
        ("clusters must NOT have a custom resolver name set", "dns-host-without-resolver-name"), ("ORIGINAL_DST", "original-destination-settings"),
        ("malformed IP address: ", "host-address-is-ip"), ("Address must be set", "host-has-address"), ("Unknown address resolver: ", "address-resolver-is-registered"),
        ("IP resolver can't handle port specifier", "ip-address-has-port-number"), ("exceeds maximum UNIX domain socket path size", "pipe-path-length"),
        ("hosts cannot specify network namespaces", "host-without-network-namespace"), ("non-zero port for non-IP address", "health-check-port-needs-ip"),
        ("Unexpected non-zero priority for local cluster", "local-cluster-priority-zero"), ("LEDS is only supported when EDS is used", "leds-needs-eds"),
        ("upstream binding config has extra/additional source addresses", "extra-source-needs-source"),
        ("dynamic_forward_proxy cluster must have auto_sni", "forward-proxy-verifies-names"), ("in sub_cluster_config", "forward-proxy-sub-cluster-policy"),
        ("paths must refer to an existing path in the system", "config-source-path-exists"), ("Missing config source specifier", "config-source-has-a-source"),
        ("V2 xDS transport protocol version is deprecated", "transport-version-is-not-v2"), ("API configs must have either", "api-config-source-names-one-service"),
        ("must have a statically defined non-EDS cluster", "api-config-source-cluster-is-static"), ("Unsupported config source ", "api-type-is-supported"),
        ("Invalid TLV configuration", "proxy-protocol-tlv-has-one-value"), ("has a non-ALPN transport socket", "auto-config-needs-alpn"),
        ("HTTP3 requires a QuicUpstreamTransport", "http3-needs-quic"), ("Failed to initialize cipher suites", "tls-cipher-suites-are-known"),
        ("Failed to initialize ECDH curves", "tls-curves-are-known"), ("Failed to initialize TLS signature algorithms", "tls-signature-algorithms-are-known"),
        ("Invalid ALPN protocol string", "tls-alpn-protocol-length"), ("SNI names containing NULL-byte", "tls-sni-without-nul"),
        ("Multiple TLS certificates are not supported", "tls-one-client-certificate"), ("invalid ip/mask combo", "tls-key-log-ranges-are-addresses"),
        ("Unknown compliance policy", "tls-compliance-policy-is-known"), ("without trusted CA", "tls-validation-needs-trusted-ca"),
        ("'auto_sni_san_validation' was configured without", "tls-validation-needs-trusted-ca"), ("Unknown static ", "static-secret-exists"),
        ("Failed to load trusted CA certificates", "tls-trusted-ca-can-be-read"), ("Failed to load CRL from", "tls-trusted-ca-can-be-read"),
        ("Failed to get certificate validator factory", "tls-validator-is-registered"), ("Failed to create SAN matcher for OTHER_NAME", "tls-other-name-has-oid"),
        ("Failed to load incomplete ", "tls-certificate-is-complete"), ("Certificate configuration can't have both", "tls-certificate-is-complete"),
        ("Failed to load certificate chain from", "tls-certificate-can-be-read"), ("Failed to load private key from", "tls-certificate-can-be-read"),
        ("Failed to load private key provider", "tls-private-key-provider-is-registered"), ("OCSP staple cannot be provided", "tls-ocsp-staple-source"),
        ("Invalid path: ", "file-exists"), ("Environment variable doesn't exist", "environment-variable-exists"), ("DataSource cannot be empty", "data-source-not-empty"),
        ("Didn't find a registered network or http filter or protocol options", "protocol-options-key-is-known"),
        ("Only one of max_requests_per_connection", "max-requests-per-connection-set-once"), ("Both HTTP1 and HTTP2 options may only", "legacy-options-of-one-protocol"),
        ("The codec filter is the only valid terminal", "last-http-filter-is-upstream-codec"), ("SETTINGS parameter", "http2-custom-settings"),
        ("max_header_field_size_kb must not exceed", "header-field-size-within-headers-size"), ("alternate protocols cache must be configured", "http3-auto-config-needs-cache"),
        ("does not support header validator extensions", "header-validator-is-compiled-in"), ("in request mirror policy", "mirror-policy-names-one-cluster"),
        ("ring hash: minimum_ring_size", "ring-hash-minimum-not-above-maximum"), ("The table size of maglev must be prime", "maglev-table-size-is-prime"),
        ("load_balancing_policy cannot be combined", "load-balancing-policy-stands-alone"), ("load_balancing_policy need to be set", "load-balancing-policy-is-given"),
        ("didn't find a registered load balancer factory", "load-balancing-policy-is-known"), ("No supported endpoint picking policy", "load-balancing-policy-is-known"),
        ("Locality weight aware subset LB requires", "subset-locality-weights"), ("Value not in the range of 0..100", "panic-threshold-is-a-number"),
        ("cluster manager: cluster provided LB", "cluster-provided-both-ways"), ("must support HTTP/2 for gRPC healthchecking", "health-check-needs-http2"),
        ("Multiple health checks not supported", "one-health-check"), ("is missing a name; all health checks", "health-checks-have-names"), ("duplicate health check name", "health-checks-have-names"),
        ("status range: expecting", "health-check-status-ranges"), ("cannot specify a request payload with method", "health-check-payload-needs-body"),
        ("The expected response length", "health-check-response-fits-buffer"), ("invalid hex string", "health-check-payload-is-hex"),
        ("max_ejection_time cannot be smaller", "ejection-maximum-not-below-base"), ("Unsupported field in per_host_thresholds", "per-host-thresholds-connections-only"),
        ("Only one of cluster per_endpoint_stats", "endpoint-stats-without-load-stats"), ("Only one of typed_config or config_discovery", "network-filter-has-one-source"),
        ("duplicate cluster ", "cluster-name-is-unique"), ("Didn't find a registered queue policy", "queue-policy-is-registered"),
    ];

    /// <summary>What Envoy says, without values, and which rule it is.</summary>
    public static IReadOnlyList<(string Text, string Rule)> All => s_texts;

    private static readonly Lazy<Dictionary<string, ClusterRule>> s_rules = new(() => RuleList.All.Concat(ConstraintTable.Default.Rules).ToDictionary(r => r.Id, StringComparer.Ordinal));

    /// <summary>The rule and the field; null where the text is of no rule.</summary>
    public static (ClusterRule? Rule, FieldPath Path)? Find(string message)
    {
        var constraint = message.IndexOf(Constraint, StringComparison.Ordinal);
        if (constraint >= 0 && Broken(message[(constraint + Constraint.Length)..]) is { } found) return found;
        if (message.StartsWith("Failed to load CRL from ", StringComparison.Ordinal) && message.EndsWith("without trusted CA", StringComparison.Ordinal)) return (s_rules.Value["tls-validation-needs-trusted-ca"], FieldPath.Root);
        (string Text, string Rule)? best = null;
        foreach (var text in s_texts)
        {
            if (message.Contains(text.Text, StringComparison.Ordinal) && !(best?.Text.Length >= text.Text.Length)) best = text;
        }
        return best is { Rule: var rule } ? (s_rules.Value[rule], FieldPath.Root) : null;
    }

    /// <summary>Follows the chain of messages from the one that was checked to the field that is wrong.</summary>
    private static (ClusterRule? Rule, FieldPath Path)? Broken(string chain)
    {
        var links = Link().Matches(chain);
        if (links.Count > 64) return null;
        if (links.Count == 0)
        {
            // A oneof of the very message that was checked: its name has to be enough.
            if (Oneof().Match(chain) is not { Success: true } alone) return null;
            var rules = ConstraintTable.Default.Rules.Where(r => r.Summary == "one member is required" && r.Id.EndsWith("." + alone.Groups[1].Value, StringComparison.Ordinal)).ToList();
            return rules.Count == 1 ? (rules[0], FieldPath.Root) : null;
        }
        foreach (var root in ApiSchema.Default.Messages)
        {
            if (!root.FullName.EndsWith("." + links[0].Groups[1].Value, StringComparison.Ordinal)) continue;
            var type = root;
            var path = FieldPath.Root;
            ApiField? field = null;
            foreach (Match link in links)
            {
                var owner = field is null ? type : field.Message;
                field = owner is not null && owner.FullName.EndsWith("." + link.Groups[1].Value, StringComparison.Ordinal) ? owner.Fields.FirstOrDefault(f => ConstraintNames.Title(f.Name) == link.Groups[2].Value) : null;
                if (field is null) break;
                (type, path) = (owner!, path.Member(field.Name));
                if (link.Groups[3] is { Success: true, Value: var index }) path = field.IsMap ? path.Key(index) : int.TryParse(index, out var number) ? path.Item(number) : path;
            }
            if (field is null) continue;
            var id = Oneof().Match(chain) is { Success: true } oneof && field.Message is { } last ? $"{last.FullName}.{oneof.Groups[1].Value}" : $"{type.FullName}.{field.Name}";
            if (s_rules.Value.TryGetValue(id, out var rule)) return (rule, path);
        }
        return null;
    }

    [GeneratedRegex(@"(\w+)ValidationError\.(\w+)(?:\[([^\]]*)\])?: ", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex("field: \"(\\w+)\", reason: is required", RegexOptions.CultureInvariant)]
    private static partial Regex Oneof();
}
