using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using BackendDsl.Envoy.Config.Cluster.V3;

namespace BackendDsl.Envoy.Tests.Checks;

/// <summary>Faults in places that a rule looks at beside its usual one, and what is said of them.</summary>
public sealed class DetailTests
{
    private const string Tls = "{name: c, transport_socket: {name: t, typed_config: {'@type': type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext, common_tls_context: {";
    private const string Trust = "validation_context: {trusted_ca: {filename: /ca.pem}";

    [Theory]
    [InlineData("{name: c, filters: [{name: f, config_discovery: {config_source: {path_config_source: {path: /none}}, type_urls: [a]}}]}", "config-source-path-exists filters[0].config_discovery.config_source.path_config_source.path")]
    [InlineData("{name: c, upstream_bind_config: {source_address: {address: 10.0.0.1, port_value: 0}, extra_source_addresses: [{address: {address: 10.0.0.2, port_value: 0}}, {address: {address: a.example, port_value: 0}}]}}", "host-address-is-ip upstream_bind_config.extra_source_addresses[1].address.address")]
    [InlineData("{name: c, upstream_bind_config: {source_address: {address: a.example, port_value: 0}}}", "host-address-is-ip upstream_bind_config.source_address.address")]
    [InlineData(Tls + Trust + ", crl: {inline_string: text}}}}}}", "")]
    [InlineData(Tls + Trust + ", crl: {inline_string: '-----BEGIN X509 CRL-----'}}}}}}", "tls-trusted-ca-can-be-read transport_socket.typed_config.common_tls_context.validation_context.crl")]
    [InlineData(Tls + Trust + ", verify_certificate_spki: ['!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!']}}}}}", "tls-pins-are-hashes transport_socket.typed_config.common_tls_context.validation_context.verify_certificate_spki[0]")]
    [InlineData(Tls + Trust + ", verify_certificate_spki: [AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA]}}}}}", "tls-pins-are-hashes transport_socket.typed_config.common_tls_context.validation_context.verify_certificate_spki[0]")]
    [InlineData(Tls + Trust + ", match_typed_subject_alt_names: [{san_type: DNS, matcher: {custom: {name: m, typed_config: {'@type': type.googleapis.com/acme.M}}}}]}}}}}", "extension-is-registered transport_socket.typed_config.common_tls_context.validation_context.match_typed_subject_alt_names[0].matcher.custom.typed_config")]
    [InlineData(Tls + Trust + ", match_subject_alt_names: [{exact: a}, {custom: {name: m, typed_config: {'@type': type.googleapis.com/acme.M}}}]}}}}}", "extension-is-registered transport_socket.typed_config.common_tls_context.validation_context.match_subject_alt_names[1].custom.typed_config")]
    [InlineData(Tls + "combined_validation_context: {default_validation_context: {trusted_ca: {filename: /none.pem}}, validation_context_sds_secret_config: {name: OTHER}}}}}}", "static-secret-exists transport_socket.typed_config.common_tls_context.combined_validation_context.validation_context_sds_secret_config")]
    [InlineData(Tls + Trust + "}, tls_params: {cipher_suites: [AES128-SHA, hello, HIGH, bye]}}}}}", "tls-cipher-suites-are-known transport_socket.typed_config.common_tls_context.tls_params.cipher_suites[1]")]
    [InlineData(Tls + Trust + "}, tls_params: {ecdh_curves: [P-256, hello, bye]}}}}}", "tls-curves-are-known transport_socket.typed_config.common_tls_context.tls_params.ecdh_curves[1]")]
    [InlineData("{name: c, type: ORIGINAL_DST, lb_policy: CLUSTER_PROVIDED, load_assignment: {cluster_name: c, endpoints: [{}]}}", "original-destination-settings load_assignment")]
    [InlineData("{name: c, type: ORIGINAL_DST, lb_policy: CLUSTER_PROVIDED, original_dst_lb_config: {http_header_name: x}}", "original-destination-settings original_dst_lb_config.http_header_name")]
    [InlineData("{name: c, type: ORIGINAL_DST, lb_policy: CLUSTER_PROVIDED, original_dst_lb_config: {use_http_header: true, http_header_name: x}}", "")]
    [InlineData("{name: c, type: EDS, eds_cluster_config: {eds_config: {ads: {}}}, load_assignment: {cluster_name: c, endpoints: [{lb_endpoints: [{endpoint: {address: {socket_address: {address: a.example, port_value: 80}}}}]}]}}", "")]
    public void A_fault_is_found_at_its_place(string yaml, string found) =>
        Assert.Equal(found.Length == 0 ? [] : [found], Evaluate(yaml).Findings.Select(f => $"{f.Id} {f.Path}"));

    [Fact]
    public void The_rejected_ciphers_are_told() => Assert.Equal(
        "Failed to initialize cipher suites AES128-SHA:hello:HIGH:bye. The following ciphers were rejected when tried individually: hello, bye",
        Evaluate(Tls + Trust + "}, tls_params: {cipher_suites: [AES128-SHA, hello, HIGH, bye]}}}}}").Nack);

    [Theory]
    [InlineData("0.500s", "only whole seconds count: this is 0, a session cookie")]
    [InlineData("2.500s", "only whole seconds count: this is 2s")]
    public void The_life_of_a_cookie_is_told(string ttl, string message) => Assert.Equal([message], Evaluate(
        "{name: c, load_balancing_policy: {policies: [{typed_extension_config: {name: p, typed_config: {'@type': type.googleapis.com/envoy.extensions.load_balancing_policies.maglev.v3.Maglev, consistent_hashing_lb_config: {hash_policy: [{cookie: {name: a, ttl: "
        + ttl + "}}]}}}}]}}").Findings.Select(f => f.Message));

    [Theory]
    [InlineData("RSA+SHA256,rsa_pkcs1_sha256", false)]
    [InlineData("ECDSA+SHA256,ecdsa_secp256r1_sha256", false)]
    [InlineData("ECDSA+SHA384,ecdsa_secp384r1_sha384", false)]
    [InlineData("ECDSA+SHA512,ecdsa_secp521r1_sha512", false)]
    [InlineData("PSS+SHA256,rsa_pss_rsae_sha256", false)]
    [InlineData("PSS+SHA256,RSA-PSS+SHA256", false)]
    [InlineData("RSA+SHA256,RSA+SHA384", true)]
    [InlineData("RSA+SHA256,ECDSA+SHA256", true)]
    [InlineData("ECDSA+SHA256,ecdsa_secp384r1_sha384", true)]
    public void Two_spellings_of_an_algorithm_are_one(string names, bool taken) => Assert.Equal(taken, TlsNames.AreSignatureAlgorithms(names.Split(',')));

    [Fact]
    public void Each_certificate_is_read()
    {
        using var weak = RSA.Create(1024);
        using var certificate = new CertificateRequest("CN=b", weak, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        var pem = System.Text.Json.JsonSerializer.Serialize(certificate.ExportCertificatePem());
        var key = System.Text.Json.JsonSerializer.Serialize(weak.ExportPkcs8PrivateKeyPem());
        foreach (var first in new[] { pem, "nonsense" })
        {
            var found = Evaluate(Tls + Trust + "}, tls_certificates: [{certificate_chain: {inline_string: " + first + "}, private_key: {inline_string: " + key + "}}, {certificate_chain: {inline_string: nonsense}, private_key: {inline_string: " + key + "}}]}}}}");
            Assert.Equal(["tls_certificates[0].certificate_chain", "tls_certificates[1].certificate_chain"],
                found.Findings.Where(f => f.Id == "tls-certificate-can-be-read").Select(f => f.Path.ToString()["transport_socket.typed_config.common_tls_context.".Length..]));
        }
    }

    private static ClusterEvaluation Evaluate(string yaml) => ClusterChecks.Evaluate(EnvoyJson.ParseYaml<Cluster>(yaml), RuleCases.Target);
}
