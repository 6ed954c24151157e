using BackendDsl.Envoy.Config.Core.V3;
using BackendDsl.Envoy.Extensions.TransportSockets.Tls.V3;
using BackendDsl.Envoy.Codec.Schema;
using static BackendDsl.Envoy.ClusterFindingSeverity;

namespace BackendDsl.Envoy.Checks.Rules;

/// <summary>Certificates, trust, secrets and the files they come from.</summary>
internal static class CertificateRules
{
    private const string ValidationImpl = "common/ssl/certificate_validation_context_config_impl.cc";
    private const string ConfigImpl = "common/tls/context_config_impl.cc";

    public static readonly ClusterRule S41 = new("S41", Error,
        "a client has at most one certificate unless a selector chooses",
        ConfigImpl + ", ClientContextConfigImpl", scope =>
        {
            foreach (var tls in scope.Tls)
            {
                if (tls.Common is { CustomTlsCertificateSelector: null } common && common.TlsCertificates.Count + common.TlsCertificateSdsSecretConfigs.Count > 1)
                    scope.Report(tls.CommonPath + ".tls_certificates", "Multiple TLS certificates are not supported for client contexts");
            }
        });

    public static readonly ClusterRule S42 = new("S42", Error,
        "matchers of names, a revocation list and allow_expired_certificate need trusted_ca or a custom validator",
        ValidationImpl, scope =>
        {
            foreach (var (path, context) in scope.Tls.SelectMany(t => t.Validations).Where(v => !v.IsMerged).Select(v => (v.Path, v.Context)))
            {
                if (HasTrust(context)) continue;
                if (context.MatchTypedSubjectAltNames.Count > 0) scope.Report(path + ".match_typed_subject_alt_names", "SAN-based verification of peer certificates without trusted CA is insecure and not allowed");
#pragma warning disable CS0612 // judged in either spelling
                if (context.MatchSubjectAltNames.Count > 0) scope.Report(path + ".match_subject_alt_names", "SAN-based verification of peer certificates without trusted CA is insecure and not allowed");
#pragma warning restore CS0612
                if (context.Crl is not null) scope.Report(path + ".crl", "Failed to load CRL: without trusted CA there is nothing to revoke");
                if (context.AllowExpiredCertificate) scope.Report(path + ".allow_expired_certificate", "Certificate validity period is always ignored without trusted CA");
            }
        });

    public static readonly ClusterRule S43 = new("S43", Error,
        "match_typed_subject_alt_names and the deprecated match_subject_alt_names are not used together",
        ValidationImpl, scope =>
        {
            foreach (var (path, context, _) in scope.Tls.SelectMany(t => t.Validations))
            {
#pragma warning disable CS0612 // the deprecated field is what is judged
                if (context.MatchTypedSubjectAltNames.Count > 0 && context.MatchSubjectAltNames.Count > 0)
#pragma warning restore CS0612
                    scope.Report(path + ".match_subject_alt_names", "SAN-based verification using both match_typed_subject_alt_names and the deprecated match_subject_alt_names is not allowed");
            }
        });

    public static readonly ClusterRule S44 = new("S44", Error,
        "a secret without sds_config is static in the bootstrap",
        ConfigImpl, scope =>
        {
            if (scope.Context.StaticSecrets is not { } known) return;
            foreach (var tls in scope.Tls)
            {
                for (var i = 0; i < tls.Common?.TlsCertificateSdsSecretConfigs.Count; i++) Secret(scope, known, tls.Common.TlsCertificateSdsSecretConfigs[i], ApiPath.Index(tls.CommonPath + ".tls_certificate_sds_secret_configs", i), "Unknown static secret");
                Secret(scope, known, tls.Common?.ValidationContextSdsSecretConfig, tls.CommonPath + ".validation_context_sds_secret_config", "Unknown static certificate validation context");
                Secret(scope, known, tls.Common?.CombinedValidationContext?.ValidationContextSdsSecretConfig, tls.CommonPath + ".combined_validation_context.validation_context_sds_secret_config", "Unknown static certificate validation context");
            }
        },
        needsContext: true);

    public static readonly ClusterRule S45 = new("S45", Error,
        "authorities and certificates can be read, a key belongs to its certificate, RSA keys have 2048 bits or more, EC keys are of a curve that is taken",
        "common/tls/context_impl.cc and the default certificate validator", scope =>
        {
            if (!scope.Context.CheckCertificates) return;
            foreach (var tls in scope.Tls)
            {
                foreach (var (path, context, _) in tls.Validations)
                {
                    if (Read(scope, context.TrustedCa) is { } ca && CertificateCheck.Authorities(ca) is { } reason) scope.Report(path + ".trusted_ca", reason);
                }
                for (var i = 0; i < tls.Common?.TlsCertificates.Count; i++)
                {
                    var certificate = tls.Common.TlsCertificates[i];
                    if (Read(scope, certificate.CertificateChain) is not { } chain) continue;
                    // A key with a password cannot be read without it.
                    var key = certificate.Password is null ? Read(scope, certificate.PrivateKey) : null;
                    if (CertificateCheck.Pair(chain, key) is { } fault) scope.Report(ApiPath.Index(tls.CommonPath + ".tls_certificates", i), fault);
                }
            }
        },
        needsContext: true);

    public static readonly ClusterRule S46 = new("S46", Error,
        "files can be read on the proxy",
        "common/config/datasource.cc, DataSource::read", scope =>
        {
            if (scope.Context.ReadFile is not { } read) return;
            foreach (var (path, source) in scope.Tls.SelectMany(Sources))
            {
                if (source is { HasFilename: true, Filename.Length: > 0 } && read(source.Filename) is null) scope.Report(path + ".filename", $"Invalid path: {source.Filename}");
            }
        },
        needsContext: true);

    public static readonly ClusterRule R5 = new("R5", Warning,
        "TLS verifies the other side: there is a trusted authority, a pinned certificate, a secret or a validator",
        "common/tls/cert_validator/default_validator.cc", scope =>
        {
            foreach (var tls in scope.Tls)
            {
                var common = tls.Common;
                if (common?.ValidationContextTypeCase is not (null or CommonTlsContext.ValidationContextTypeOneofCase.None or CommonTlsContext.ValidationContextTypeOneofCase.ValidationContext)) continue;
                if (common?.ValidationContext is { } context && (HasTrust(context) || context.VerifyCertificateHash.Count > 0 || context.VerifyCertificateSpki.Count > 0 || context.CaCertificateProviderInstance is not null)) continue;
                // A handshaker of its own decides by itself.
                if (common?.CustomHandshaker is not null) continue;
                scope.Report(common?.ValidationContext is null ? tls.CommonPath : tls.CommonPath + ".validation_context", "the certificate of the backend is not verified at all: anybody in between can read and change the traffic");
            }
        });

    private static bool HasTrust(CertificateValidationContext context) =>
        context.TrustedCa is not null || context.CustomValidatorConfig is not null || context.SystemRootCerts is not null || context.CaCertificateProviderInstance is not null;

    private static void Secret(RuleScope scope, IReadOnlyCollection<string> known, SdsSecretConfig? secret, string path, string message)
    {
        if (secret is { SdsConfig: null, Name.Length: > 0 } && !known.Contains(secret.Name)) scope.Report(path, $"{message}: {secret.Name}");
    }

    private static byte[]? Read(RuleScope scope, DataSource? source) => source?.SpecifierCase switch
    {
        DataSource.SpecifierOneofCase.InlineString => System.Text.Encoding.UTF8.GetBytes(source.InlineString),
        DataSource.SpecifierOneofCase.InlineBytes => source.InlineBytes.ToByteArray(),
        DataSource.SpecifierOneofCase.Filename => scope.Context.ReadFile?.Invoke(source.Filename),
        _ => null,
    };

    private static IEnumerable<(string Path, DataSource? Source)> Sources(TlsView tls)
    {
        foreach (var (path, context, _) in tls.Validations)
        {
            yield return (path + ".trusted_ca", context.TrustedCa);
            yield return (path + ".crl", context.Crl);
        }
        for (var i = 0; i < tls.Common?.TlsCertificates.Count; i++)
        {
            var path = ApiPath.Index(tls.CommonPath + ".tls_certificates", i);
            var certificate = tls.Common.TlsCertificates[i];
            yield return (path + ".certificate_chain", certificate.CertificateChain);
            yield return (path + ".private_key", certificate.PrivateKey);
            yield return (path + ".password", certificate.Password);
            yield return (path + ".ocsp_staple", certificate.OcspStaple);
            yield return (path + ".pkcs12", certificate.Pkcs12);
        }
    }
}
