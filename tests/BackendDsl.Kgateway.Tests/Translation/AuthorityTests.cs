using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using BackendDsl.GatewayApi;
using BackendDsl.Kgateway.Tests.Support;
using static BackendDsl.Kgateway.Tests.Support.Inputs;

namespace BackendDsl.Kgateway.Tests.Translation;

/// <summary>Certificates and authorities that are given wrongly, and where that is told.</summary>
public sealed class AuthorityTests
{
    private static string Indent(string text) => string.Concat(text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => $"    {l}\n"));

    private static string Secret(string name, params (string Name, string Text)[] entries) =>
        $"apiVersion: v1\nkind: Secret\nmetadata: {{name: {name}, namespace: default}}\nstringData:\n{string.Concat(entries.Select(e => $"  {e.Name}: |\n{Indent(e.Text)}"))}";

    private static string TlsPolicy(string validation, string target = "web", string options = "{}") =>
        $"apiVersion: gateway.networking.k8s.io/v1\nkind: BackendTLSPolicy\nmetadata: {{name: tls, namespace: default}}\nspec: {{targetRefs: [{{group: \"\", kind: Service, name: {target}}}], validation: {{{validation}}}, options: {options}}}\n";

    private static string[] Lines(ClusterSet set) => [.. set.Findings.Select(f => $"{f.Object.Kind} {f.Path}: {f.Message}")];

    [Theory]
    [InlineData("256", null)]
    [InlineData("384", null)]
    [InlineData("521", null)]
    [InlineData("224", "Envoy takes no EC key of 224 bits and refuses the cluster")]
    public void A_key_of_a_curve_that_Envoy_does_not_load_is_told(string bits, string? why)
    {
        using var key = ECDsa.Create(ECCurve.CreateFromFriendlyName(bits == "224" ? "secp224r1" : $"nistP{bits}"));
        using var certificate = new CertificateRequest("CN=a", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var set = Translate(Service, Policy("tls: {secretRef: {name: s}, wellKnownCACertificates: System}"), Secret("s", ("tls.crt", certificate.ExportCertificatePem()), ("tls.key", key.ExportPkcs8PrivateKeyPem())));
        Assert.True(set.Policies[0].Accepted);
        Assert.Equal(why is null ? [] : [$"BackendConfigPolicy spec.tls.secretRef: {why}"], Lines(set));
        Assert.Single(set);
    }

    [Theory]
    [InlineData("secretRef: {name: s}", "spec.tls.secretRef")]
    [InlineData("files: {tlsCertificate: /c, rootCA: /r}", "spec.tls.files")]
    [InlineData("files: {tlsKey: /k, rootCA: /r}", "spec.tls.files")]
    public void Half_a_pair_is_told_where_it_is_named(string tls, string path)
    {
        var set = Translate(Service, Policy($"tls: {{{tls}}}"), Secret("s", ("tls.crt", CertificatePair.Shared.Chain)));
        Assert.Equal(("BDSL4011", path), set.Findings.Where(f => f.Severity == FindingSeverity.Error).Select(f => (f.Id, f.Path.ToString())).Single());
    }

    [Theory]
    [InlineData("hostname: h, caCertificateRefs: [{group: \"\", kind: Secret, name: s}]", "spec.validation.caCertificateRefs[0]: Secret not found: default/s")]
    [InlineData("hostname: h, caCertificateRefs: [{group: \"\", kind: Secret, name: empty}]", "spec.validation.caCertificateRefs[0]: ca.crt key missing in Secret default/empty")]
    [InlineData("hostname: h, caCertificateRefs: [{group: \"\", kind: Secret, name: bad}]", "spec.validation.caCertificateRefs[0]: invalid ca.crt in Secret default/bad: no certificate found in PEM text")]
    [InlineData("hostname: h, caCertificateRefs: [{group: \"\", kind: Service, name: web}]", "spec.validation.caCertificateRefs[0].kind: a certificate authority comes from a ConfigMap or a Secret, not from Service")]
    public void An_authority_that_cannot_be_read_makes_a_black_hole(string validation, string why)
    {
        var set = Translate(Service, TlsPolicy(validation), Secret("empty", ("other", "x")), Secret("bad", ("ca.crt", "no pem")));
        Assert.Empty(set);
        Assert.Contains($"BackendTLSPolicy {why}", Lines(set));
    }

    [Fact]
    public void Of_several_references_the_first_is_read_and_that_is_told()
    {
        var set = Translate(Service, TlsPolicy("hostname: h, caCertificateRefs: [{group: \"\", kind: Secret, name: ca}, {group: \"\", kind: Secret, name: none}]"), Secret("ca", ("ca.crt", CertificatePair.Shared.Authority)));
        Assert.Equal(["BackendTLSPolicy spec.validation.caCertificateRefs: only the first reference is read"], Lines(set));
        Assert.Contains("trusted_ca", Envoy.EnvoyJson.Format(Assert.Single(set)), StringComparison.Ordinal);
        Assert.Empty(Translate(Service, TlsPolicy("hostname: h, caCertificateRefs: [{group: \"\", kind: Secret, name: ca}]"), Secret("ca", ("ca.crt", CertificatePair.Shared.Authority))).Findings);
    }

    [Fact]
    public void A_name_of_another_type_is_told_and_left_out()
    {
        var set = Translate(Service, TlsPolicy("hostname: h, wellKnownCACertificates: System, subjectAltNames: [{type: Hostname, hostname: a}, {type: Mail, hostname: b}]"));
        var finding = Assert.Single(set.Findings);
        Assert.Equal(("spec.validation.subjectAltNames[1].type", "\"Mail\" is neither Hostname nor URI: the entry is ignored"), (finding.Path.ToString(), finding.Message));
        var text = Envoy.EnvoyJson.Format(Assert.Single(set));
        Assert.Contains("\"exact\": \"a\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"exact\": \"b\"", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(64, 'a', true)]
    [InlineData(63, 'a', false)]
    [InlineData(64, 'g', false)]
    [InlineData(95, 'a', false)]
    [InlineData(95, ':', false)]
    public void A_hash_is_thirty_two_bytes_in_hexadecimal(int length, char digit, bool isRight)
    {
        var set = Translate(Service, TlsPolicy("hostname: h, wellKnownCACertificates: System", options: $"{{kgateway.dev/verify-certificate-hash: \"{new string(digit, length)}\"}}"));
        Assert.Equal(isRight ? [] : [$"invalid certificate hash: {new string(digit, length)}"], set.Findings.Where(f => f.Object.Kind == "BackendTLSPolicy").Select(f => f.Message));
        Assert.Equal(isRight ? 1 : 0, set.Count);
    }

    [Fact]
    public void Options_are_lists_parted_by_commas()
    {
        var set = Translate(Service, TlsPolicy("hostname: h, wellKnownCACertificates: System", options: "{kgateway.dev/cipher-suites: \"A, B\", kgateway.dev/signature-algorithms: S, kgateway.dev/ecdh-curves: \"X,Y\", kgateway.dev/alpn-protocols: \"h2, http/1.1\"}"));
        var context = ClusterText.Parse(Assert.Single(set))["transport_socket"]!["typed_config"]!["common_tls_context"]!;
        Assert.Equal("{\"cipher_suites\":[\"A\",\"B\"],\"ecdh_curves\":[\"X\",\"Y\"],\"signature_algorithms\":[\"S\"]}", context["tls_params"]!.ToJsonString());
        Assert.Equal("[\"h2\",\"http/1.1\"]", context["alpn_protocols"]!.ToJsonString());
    }

    [Theory]
    [InlineData("hostname: h", "{\"match_typed_subject_alt_names\":[{\"san_type\":\"DNS\",\"matcher\":{\"exact\":\"h\"}}]}")]
    [InlineData("hostname: \"\"", "{}")]
    public void A_name_to_verify_is_there_where_a_host_is(string hostname, string expected)
    {
        var context = ClusterText.Parse(Assert.Single(Translate(Service, TlsPolicy(hostname + ", wellKnownCACertificates: System"))))["transport_socket"]!["typed_config"]!["common_tls_context"]!;
        Assert.Equal(expected, context["combined_validation_context"]!["default_validation_context"]!.ToJsonString());
    }

    [Theory]
    [InlineData("hostname: 3, wellKnownCACertificates: System", "spec.validation.hostname")]
    [InlineData("hostname: h, wellKnownCACertificates: System, subjectAltNames: [7]", "spec.validation.subjectAltNames[0]")]
    public void A_value_of_the_wrong_form_makes_a_black_hole(string validation, string path)
    {
        var set = Translate(Service, TlsPolicy(validation));
        Assert.Single(set.Failed);
        Assert.Contains(set.Findings, f => f.Object.Kind == "BackendTLSPolicy" && f.Severity == FindingSeverity.Error && f.Path.ToString() == path);
    }

    [Fact]
    public void Paths_of_a_client_certificate_are_read_as_text_in_every_release()
    {
        var set = Translate(KgatewayRelease.Release24, Service, Policy("tls: {files: {tlsCertificate: /c, tlsKey: /k, rootCA: /r}}"));
        var finding = Assert.Single(set.Findings, f => f.Severity == FindingSeverity.Error);
        Assert.Equal(("BDSL4012", "spec.tls.files", "invalid certificate and key pair: tls: failed to find any PEM data in certificate input"), (finding.Id, finding.Path.ToString(), finding.Message));
        var secret = Translate(KgatewayRelease.Release24, Service, Policy("tls: {secretRef: {name: s}}"), Secret("s", ("tls.crt", "c"), ("tls.key", "k")));
        Assert.Equal(("", "spec.tls.secretRef"), secret.Findings.Where(f => f.Severity == FindingSeverity.Error).Select(f => (f.Id, f.Path.ToString())).Single());
        // The authority alone is a path that is passed on.
        Assert.Contains("\"filename\": \"/r\"", Envoy.EnvoyJson.Format(Assert.Single(Translate(KgatewayRelease.Release24, Service, Policy("tls: {files: {rootCA: /r}}")))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_Secret_may_do_without_an_authority(bool isEmpty)
    {
        (string, string)[] pair = [("tls.crt", CertificatePair.Shared.Chain), ("tls.key", CertificatePair.Shared.Key)];
        var set = Translate(TestReleases.ZoneAware, Service, Policy("tls: {secretRef: {name: s}}"), Secret("s", isEmpty ? [.. pair, ("other", "x")] : pair));
        Assert.True(set.Policies[0].Accepted, set.Policies[0].Message);
        // It is a source of trust all the same, if one without anybody to trust: the system's authorities do not take its place.
        Assert.DoesNotContain("validation_context", Envoy.EnvoyJson.Format(Assert.Single(set)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_backend_that_is_not_given_is_told_at_the_reference()
    {
        var set = Translate(Service, TlsPolicy("hostname: h, wellKnownCACertificates: System", target: "gone"));
        var finding = Assert.Single(set.Findings);
        Assert.Equal(("BDSL4205", "spec.targetRefs[0]"), (finding.Id, finding.Path.ToString()));
        Assert.Null(Assert.Single(set).TransportSocket);
        Assert.False(set.Policies[0].IsAttached);
    }

    [Fact]
    public void The_socket_of_a_BackendTLSPolicy_says_where_it_comes_from()
    {
        Origins("upstreamProxyProtocol: {version: V2}", "transport_socket <- BackendConfigPolicy spec.upstreamProxyProtocol", "transport_socket.typed_config.transport_socket <- BackendTLSPolicy spec.validation");
        Origins("connectTimeout: 1s", "transport_socket <- BackendTLSPolicy spec.validation");
        Origins("tls: {sni: own.example.com}", "transport_socket <- BackendTLSPolicy spec.validation, BackendConfigPolicy spec.tls");

        static void Origins(string spec, params string[] expected)
        {
            var input = KgatewayInput.FromYaml(string.Join("\n---\n", Service, Policy(spec), TlsPolicy("hostname: h, wellKnownCACertificates: System")));
            var form = KgatewayTranslator.Translate(input, new() { RecordsOrigins = true }).Result.Clusters.Single().Forms.Single();
            Assert.Equal(expected, form.Origins.Where(o => o.ClusterField.ToString().StartsWith("transport_socket", StringComparison.Ordinal))
                .Select(o => $"{o.ClusterField} <- {string.Join(", ", o.Hidden.Prepend(o.Winner!).Select(w => $"{w.Object.Kind} {w.Path}"))}"));
        }
    }

    [Fact]
    public void Secrets_that_are_given_twice_are_told_and_the_first_is_used()
    {
        var set = Translate(Service, TlsPolicy("hostname: h, caCertificateRefs: [{group: \"\", kind: Secret, name: ca}]"), Secret("ca", ("ca.crt", CertificatePair.Shared.Authority)), Secret("ca", ("other", "x")));
        Assert.Equal(["Secret : given more than once: the first is used"], Lines(set));
        Assert.Single(set);
    }
}
