using System.Text;
using System.Text.Json.Nodes;
using BackendDsl.Kgateway.Tests.Support;
using k8s.Models;
using static BackendDsl.Kgateway.Tests.Support.Inputs;

namespace BackendDsl.Kgateway.Tests.Translation;

/// <summary>Certificates, trust, and the BackendTLSPolicy that wins over <c>spec.tls</c>.</summary>
public sealed class TlsTests
{
    [Fact]
    public void TheChainKeepsOnlyItsCertificates()
    {
        var pair = CertificatePair.Shared;
        var cluster = Assert.Single(TranslateSecret("tls: {secretRef: {name: s}}", "comment\n" + pair.Chain + "trailer\n", pair.Key, null));
        var text = Envoy.EnvoyJson.Format(cluster);
        Assert.Contains("BEGIN CERTIFICATE", text, StringComparison.Ordinal);
        Assert.DoesNotContain("comment", text, StringComparison.Ordinal);
        Assert.DoesNotContain("trailer", text, StringComparison.Ordinal);
    }

    [Fact]
    public void AKeyOfAnotherCertificateIsAnError()
    {
        var set = TranslateSecret("tls: {secretRef: {name: s}}", CertificatePair.Shared.Chain, new CertificatePair().Key, null);
        Assert.Contains("invalid certificate and key pair", set.Policies[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AKeyThatEnvoyDoesNotTakeIsTold()
    {
        using var key = System.Security.Cryptography.RSA.Create(1024);
        using var certificate = new System.Security.Cryptography.X509Certificates.CertificateRequest(
            "CN=a", key, System.Security.Cryptography.HashAlgorithmName.SHA256, System.Security.Cryptography.RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(1));
        var set = TranslateSecret("tls: {secretRef: {name: s}}", certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem(), CertificatePair.Shared.Authority);
        Assert.True(set.Policies[0].Accepted);
        Assert.Contains("1024 bits is too short", Assert.Single(set.Findings).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void HalfAPairIsAnError(bool chain, bool key)
    {
        var pair = CertificatePair.Shared;
        var set = TranslateSecret("tls: {secretRef: {name: s}}", chain ? pair.Chain : null, key ? pair.Key : null, pair.Authority);
        Assert.Contains("both certChain and privateKey must be provided", set.Policies[0].Message, StringComparison.Ordinal);
        Assert.True(TranslateSecret("tls: {secretRef: {name: s}, simpleTLS: true}", chain ? pair.Chain : null, key ? pair.Key : null, pair.Authority).Policies[0].Accepted);
    }

    [Fact]
    public void ABadAuthorityIsAnErrorInTheNewestOnly()
    {
        var pair = CertificatePair.Shared;
        Assert.True(TranslateSecret("tls: {secretRef: {name: s}}", pair.Chain, pair.Key, "no pem").Policies[0].Accepted);
        Assert.False(TranslateSecret("tls: {secretRef: {name: s}}", pair.Chain, pair.Key, "no pem", TestReleases.ZoneAware).Policies[0].Accepted);
    }

    [Fact]
    public void NamesWithoutAnAuthorityAreAnError()
    {
        var set = Translate(Service, Policy("tls: {files: {tlsCertificate: /c, tlsKey: /k}, verifySubjectAltNames: [a]}"));
        Assert.Contains("a root_ca must be provided if verify_subject_alt_name is not empty", set.Policies[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnUnknownVersionIsAnError() =>
        Assert.Contains("invalid TLS version: 9", Translate(Service, Policy("tls: {sni: a, parameters: {minVersion: \"9\"}}")).Policies[0].Message, StringComparison.Ordinal);

    [Fact]
    public void WithoutATrustSourceTheProfileDecides()
    {
        Assert.DoesNotContain("validation_context", Text(TestReleases.Plain), StringComparison.Ordinal);
        foreach (var profile in new[] { TestReleases.LocalityWeighted, TestReleases.ZoneAware })
        {
            var text = Text(profile);
            Assert.Contains("SYSTEM_CA_CERT", text, StringComparison.Ordinal);
            Assert.Contains("\"exact\": \"a.example.com\"", text, StringComparison.Ordinal);
        }

        static string Text(KgatewayRelease profile) => Envoy.EnvoyJson.Format(Assert.Single(Translate(profile, Service, Policy("tls: {sni: a.example.com}"))));
    }

    [Fact]
    public void ABackendTlsPolicyWinsAndTheProxyProtocolStaysOutside()
    {
        var set = Translate(Service, Policy("tls: {insecureSkipVerify: true}, upstreamProxyProtocol: {version: V2}"), TlsPolicy("wellKnownCACertificates: System, hostname: btp.example.com"));
        var text = Envoy.EnvoyJson.Format(Assert.Single(set));
        Assert.Contains("upstream_proxy_protocol", text, StringComparison.Ordinal);
        Assert.Contains("btp.example.com", text, StringComparison.Ordinal);
        Assert.Contains("overridden by BackendTLSPolicy default/tls", set.Findings.Single(f => f.Path == "spec.tls").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SubjectAltNamesReplaceTheHostname()
    {
        var text = Envoy.EnvoyJson.Format(Assert.Single(Translate(Service, TlsPolicy(
            "wellKnownCACertificates: System, hostname: h, subjectAltNames: [{type: Hostname, hostname: a}, {type: URI, uri: \"spiffe://b\"}]"))));
        Assert.Contains("\"sni\": \"h\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"exact\": \"h\"", text, StringComparison.Ordinal);
        Assert.Contains("\"exact\": \"spiffe://b\"", text, StringComparison.Ordinal);
        Assert.Contains("\"san_type\": \"URI\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void TheAuthorityComesFromAConfigMapOrASecret()
    {
        var input = KgatewayInput.FromYaml(Service + "\n---\n" + TlsPolicy("hostname: h, caCertificateRefs: [{group: \"\", kind: ConfigMap, name: ca}]"));
        Assert.Contains("ConfigMap not found: default/ca", KgatewayTranslator.Translate(input).Findings[0].Message, StringComparison.Ordinal);
        input.ConfigMaps.Add(new V1ConfigMap { Metadata = new() { Name = "ca", NamespaceProperty = "default" }, Data = new Dictionary<string, string> { ["ca.crt"] = CertificatePair.Shared.Authority } });
        var set = KgatewayTranslator.Translate(input);
        Assert.Empty(set.Findings);
        Assert.Contains("trusted_ca", Envoy.EnvoyJson.Format(Assert.Single(set)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hostname: h", "invalid validation spec")]
    [InlineData("hostname: h, caCertificateRefs: [{kind: Pod, name: ca}]", "not from Pod")]
    [InlineData("hostname: h, wellKnownCACertificates: Other", "invalid validation spec")]
    public void AnErrorOfABackendTlsPolicyMakesABlackHole(string validation, string message)
    {
        var set = Translate(Service, TlsPolicy(validation));
        Assert.Single(set.Failed);
        Assert.Contains(set.Findings, f => f.Object.Kind == "BackendTLSPolicy" && f.Severity == FindingSeverity.Error && f.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void OptionsSetParametersAndExtraNamesAreRefused()
    {
        var text = Envoy.EnvoyJson.Format(Assert.Single(Translate(Service, TlsPolicy(
            "wellKnownCACertificates: System, hostname: h", "kgateway.dev/min-tls-version: \"1.2\", kgateway.dev/ecdh-curves: \"X25519, P-256\", kgateway.dev/alpn-protocols: h2"))));
        Assert.Contains("TLSv1_2", text, StringComparison.Ordinal);
        Assert.Contains("P-256", text, StringComparison.Ordinal);
        Assert.Contains("h2", text, StringComparison.Ordinal);
        Assert.Single(Translate(Service, TlsPolicy("wellKnownCACertificates: System, hostname: h", "kgateway.dev/verify-subject-alt-names: a")).Failed);
    }

    [Theory]
    [InlineData("kgateway.dev/alpn-protocols: h2", """{"alpn_protocols":["h2"],"tls_params":{}}""")]
    [InlineData("example.com/other: x", """{"tls_params":{}}""")]
    [InlineData("kgateway.dev/min-tls-version: \"1.1\"", """{"tls_params":{"tls_minimum_protocol_version":"TLSv1_1","tls_maximum_protocol_version":"TLSv1_3"}}""")]
    [InlineData("kgateway.dev/max-tls-version: \"1.2\"", """{"tls_params":{"tls_maximum_protocol_version":"TLSv1_2"}}""")]
    public void OptionsBecomeParameters(string options, string expected)
    {
        var context = Common(Translate(Service, TlsPolicy("wellKnownCACertificates: System, hostname: h", options)));
        context.AsObject().Remove("combined_validation_context");
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), context), context.ToJsonString());
    }

    [Theory]
    [InlineData("kgateway.dev/min-tls-version: AUTO", "invalid minimum tls version: AUTO")]
    [InlineData("kgateway.dev/max-tls-version: \"2\"", "invalid maximum tls version: 2")]
    [InlineData("kgateway.dev/min-tls-version: \"1.3\", kgateway.dev/max-tls-version: \"1.2\"", "less than the minimum")]
    [InlineData("kgateway.dev/verify-certificate-hash: abc", "invalid certificate hash: abc")]
    [InlineData("kgateway.dev/cipher-suite: a", "unknown tls option: kgateway.dev/cipher-suite")]
    public void BadOptionsAreErrors(string options, string message)
    {
        var set = Translate(TestReleases.ZoneAware, Service, TlsPolicy("wellKnownCACertificates: System, hostname: h", options));
        Assert.Single(set.Failed);
        Assert.Contains(message, Assert.Single(set.Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void HashesArePartedByCommasOrDashes()
    {
        var (plain, colons) = (new string('a', 64), string.Join(':', Enumerable.Repeat("0F", 32)));
        var context = Common(Translate(Service, TlsPolicy("wellKnownCACertificates: System, hostname: h", $"kgateway.dev/verify-certificate-hash: \" - {plain} - {colons}\"")));
        Assert.Equal([plain, colons], context["combined_validation_context"]!["default_validation_context"]!["verify_certificate_hash"]!.AsArray().Select(h => h!.GetValue<string>()));
    }

    [Fact]
    public void AnAuthorityOfABackendTlsPolicyIsCleanedAndComesWithEmptyParameters()
    {
        var input = KgatewayInput.FromYaml(Service + "\n---\n" + TlsPolicy("hostname: h, caCertificateRefs: [{group: \"\", kind: Secret, name: ca}]"));
        input.Secrets.Add(new V1Secret { Metadata = new() { Name = "ca", NamespaceProperty = "default" }, StringData = new Dictionary<string, string> { ["ca.crt"] = "# ours\n" + CertificatePair.Shared.Authority } });
        var context = Common(KgatewayTranslator.Translate(input));
        Assert.Equal("{}", context["tls_params"]!.ToJsonString());
        Assert.StartsWith("-----BEGIN CERTIFICATE", context["validation_context"]!["trusted_ca"]!["inline_string"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public void TheOldestOfSeveralWinsAndOneForThePortBeforeAll()
    {
        static string Named(string name, string host, string more) => TlsPolicy($"wellKnownCACertificates: System, hostname: {host}", target: more)
            .Replace("name: tls,", $"name: {name},", StringComparison.Ordinal);
        string[] policies = [Named("a", "a.example.com", ""), Named("b", "b.example.com", "")];
        Assert.Contains("a.example.com", Envoy.EnvoyJson.Format(Assert.Single(Translate([Service, .. policies]))), StringComparison.Ordinal);
        Assert.Contains("c.example.com", Envoy.EnvoyJson.Format(Assert.Single(Translate([Service, .. policies, Named("c", "c.example.com", ", sectionName: http")]))), StringComparison.Ordinal);
        Assert.Contains("a.example.com", Envoy.EnvoyJson.Format(Assert.Single(Translate([Service, .. policies, Named("c", "c.example.com", ", sectionName: other")]))), StringComparison.Ordinal);
    }

    private static JsonNode Common(ClusterSet set) =>
        ClusterText.Parse(Assert.Single(set))["transport_socket"]!["typed_config"]!["common_tls_context"]!;

    private static string TlsPolicy(string validation, string options = "", string target = "") => $$"""
        apiVersion: gateway.networking.k8s.io/v1
        kind: BackendTLSPolicy
        metadata: {name: tls, namespace: default}
        spec:
          targetRefs: [{group: "", kind: Service, name: web{{target}}}]
          validation: {{{validation}}}
          options: {{{options}}}
        """;

    private static ClusterSet TranslateSecret(string spec, string? chain, string? key, string? authority, KgatewayRelease? profile = null)
    {
        var input = KgatewayInput.FromYaml(Service + "\n---\n" + Policy(spec));
        var data = new Dictionary<string, byte[]>();
        foreach (var (name, text) in new[] { ("tls.crt", chain), ("tls.key", key), ("ca.crt", authority) })
        {
            if (text is not null)
                data[name] = Encoding.UTF8.GetBytes(text);
        }

        input.Secrets.Add(new V1Secret { Metadata = new() { Name = "s", NamespaceProperty = "default" }, Data = data });
        return KgatewayTranslator.Translate(input, new() { Release = profile ?? TestReleases.Plain });
    }

    [Theory]
    [InlineData("2.1")]
    [InlineData("2.3")]
    [InlineData("2.4")]
    public void ABackendTlsPolicyAloneIsTheTransport(string release)
    {
        var set = Translate(KgatewayRelease.Parse(release), Service, TlsPolicy("wellKnownCACertificates: System, hostname: btp.example.com"));
        Assert.Equal("btp.example.com", (string?)ClusterText.Parse(Assert.Single(set))["transport_socket"]!["typed_config"]!["sni"]);
        Assert.Empty(set.Findings);
    }
}
