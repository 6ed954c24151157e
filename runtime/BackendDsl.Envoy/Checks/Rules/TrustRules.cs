using BackendDsl.Envoy.Checks.Context;
using BackendDsl.Envoy.Config.Core.V3;
using BackendDsl.Envoy.Extensions.TransportSockets.Tls.V3;
using Case = BackendDsl.Envoy.Extensions.TransportSockets.Tls.V3.CommonTlsContext.ValidationContextTypeOneofCase;

namespace BackendDsl.Envoy.Checks.Rules;

/// <summary>How the certificate of the other side is verified.</summary>
internal static class TrustRules
{
    private const string ValidationImpl = "common/ssl/certificate_validation_context_config_impl.cc";
    private const string Validators = "common/tls/cert_validator/default_validator.cc";

    public static readonly ClusterRule NeedsAuthority = new("tls-validation-needs-trusted-ca", "S42", FindingEffect.Refused,
        "matchers of names, a revocation list, allow_expired_certificate and auto_sni_san_validation need trusted_ca or a custom validator; system_root_certs and certificate providers are none", ValidationImpl);

    public static readonly ClusterRule StaticSecret = new("static-secret-exists", "S44", FindingEffect.Refused,
        "a secret without sds_config is static in the bootstrap, and of the kind it is used as", "common/secret/secret_manager_impl.cc", needsEnvironment: true);

    public static readonly ClusterRule Authorities = new("tls-trusted-ca-can-be-read", "S45", FindingEffect.Refused, "trusted authorities and revocation lists are in PEM form", Validators);

    public static readonly ClusterRule Validator_ = new("tls-validator-is-registered", "", FindingEffect.Refused, "a custom validator is known by its name", "common/tls/context_impl.cc");

    public static readonly ClusterRule OtherName = new("tls-other-name-has-oid", "", FindingEffect.Refused, "a matcher of the type OTHER_NAME has an oid", Validators);

    public static readonly ClusterRule Pins = new("tls-pins-are-hashes", "", FindingEffect.Refused, "verify_certificate_hash holds SHA-256 in hexadecimal, verify_certificate_spki in base64", Validators);

    public static readonly ClusterRule BothLists = new("tls-untyped-names-ignored", "S43", FindingEffect.Ignored,
        "match_subject_alt_names is not set beside match_typed_subject_alt_names, which alone counts", ValidationImpl);

    public static readonly ClusterRule NotVerified = new("tls-verifies-backend", "R5", FindingEffect.NotVerified,
        "TLS verifies the other side: there is a trusted authority, a pinned certificate, a secret or a validator", Validators);

    public static readonly ClusterRule IgnoredTrust = new("tls-trust-source-ignored", "", FindingEffect.NotVerified,
        "trust does not rest on system_root_certs, ca_certificate_provider_instance or a certificate provider alone: Envoy ignores them and verifies nothing",
        "asked of Envoy 1.40: a self-signed backend answers");

    public static IReadOnlyList<ClusterRule> All { get; } = [NeedsAuthority, StaticSecret, Authorities, Validator_, OtherName, Pins, BothLists, NotVerified, IgnoredTrust];

    /// <summary>The settings of verification as Envoy reads them.</summary>
    /// <param name="Context">They; null where there are none, or where they come later.</param>
    /// <param name="At">Their field.</param>
    /// <param name="Ca">The trusted authorities.</param>
    /// <param name="Crl">The revocation list.</param>
    /// <param name="IsPending">They come with a secret that is fetched: no context of the TLS library is made before.</param>
    public readonly record struct Trust(CertificateValidationContext? Context, Place At, SourceData Ca, SourceData Crl, bool IsPending);

    /// <summary>A validation context that is a secret: found, fetched later, refused, or, where nothing is known of secrets, none of it.</summary>
    public readonly record struct SecretContext(CertificateValidationContext? Found, bool IsPending, bool IsRefused);

    /// <summary>Finds the secret that verification needs, if any.</summary>
    public static SecretContext Find(Inspection inspection, CommonTlsContext common, Place at) => common.ValidationContextTypeCase switch
    {
        Case.ValidationContextSdsSecretConfig => Secret(inspection, common.ValidationContextSdsSecretConfig, at.Member("validation_context_sds_secret_config")),
        Case.CombinedValidationContext when common.CombinedValidationContext.ValidationContextSdsSecretConfig is { } named =>
            Secret(inspection, named, at.Member("combined_validation_context").Member("validation_context_sds_secret_config")),
        _ => default,
    };

    public static Trust Read(Inspection inspection, UpstreamTlsContext context, CommonTlsContext common, Place at, SecretContext secret)
    {
        switch (common.ValidationContextTypeCase)
        {
            case Case.ValidationContext:
                return Read(inspection, context, common.ValidationContext, at.Member("validation_context"), knowsAuthority: true);
            case Case.ValidationContextSdsSecretConfig:
                return secret.Found is null ? new(null, at, default, default, secret.IsPending) : Read(inspection, context, secret.Found, at.Member("validation_context_sds_secret_config"), knowsAuthority: true);
            case Case.CombinedValidationContext:
                var combined = common.CombinedValidationContext;
                var here = at.Member("combined_validation_context").Member("default_validation_context");
                if (combined.DefaultValidationContext is not { } defaults || combined.ValidationContextSdsSecretConfig is null) return default;
                if (secret.Found is null) return secret.IsPending || secret.IsRefused ? new(null, at, default, default, secret.IsPending) : Read(inspection, context, defaults, here, knowsAuthority: false);
                // The secret is merged over the defaults: where both have an authority, its own counts and the other is never read.
                var effective = defaults.Clone();
                effective.MergeFrom(secret.Found);
                return Read(inspection, context, effective, here, knowsAuthority: true);
            default:
                if (context.AutoSniSanValidation) inspection.Report(NeedsAuthority, at, "'auto_sni_san_validation' was configured without a validation context");
                return default;
        }
    }

    /// <summary>Finds who verifies.</summary>
    public static void Validator(Inspection inspection, Trust trust)
    {
        if (trust.Context?.CustomValidatorConfig is not { } custom) return;
        if (!ExtensionTable.Default.HasName(Slots.CertificateValidators, custom.Name))
            inspection.Report(Validator_, trust.At.Member("custom_validator_config"), $"Failed to get certificate validator factory for {custom.Name}");
    }

    /// <summary>Loads authorities, revocation lists, matchers and pins.</summary>
    public static void Load(Inspection inspection, Trust trust)
    {
        if (trust.Context is not { } context || context.CustomValidatorConfig is { Name: not "envoy.tls.cert_validator.default" }) return;
        if (trust.Ca is { State: SourceState.Read, Bytes.Length: > 0 } ca && !CertificateCheck.AreAuthorities(ca.Bytes))
            inspection.Report(Authorities, trust.At.Member("trusted_ca"), $"Failed to load trusted CA certificates from {ca.Origin}");
        if (trust.Crl is { State: SourceState.Read, Bytes.Length: > 0 } crl && CertificateCheck.IsBrokenRevocationList(crl.Bytes))
            inspection.Report(Authorities, trust.At.Member("crl"), $"Failed to load CRL from {crl.Origin}");
        for (var i = 0; i < context.MatchTypedSubjectAltNames.Count; i++)
        {
            var matcher = context.MatchTypedSubjectAltNames[i];
            if (matcher.SanType == SubjectAltNameMatcher.Types.SanType.OtherName && !ObjectId.IsValid(matcher.Oid))
                inspection.Report(OtherName, trust.At.Member("match_typed_subject_alt_names", i), $"Failed to create SAN matcher for OTHER_NAME with OID: {matcher.Oid}");
        }
        for (var i = 0; i < context.VerifyCertificateHash.Count; i++)
        {
            var hash = context.VerifyCertificateHash[i];
            var digits = hash.Length == 95 ? hash.Replace(":", "", StringComparison.Ordinal) : hash;
            if (digits.Length != 64 || !digits.All(char.IsAsciiHexDigit)) inspection.Report(Pins, trust.At.Member("verify_certificate_hash", i), $"Invalid hex-encoded SHA-256 {hash}");
        }
        for (var i = 0; i < context.VerifyCertificateSpki.Count; i++)
        {
            var hash = context.VerifyCertificateSpki[i];
            if (!Convert.TryFromBase64String(hash, new byte[64], out var length) || length != 32) inspection.Report(Pins, trust.At.Member("verify_certificate_spki", i), $"Invalid base64-encoded SHA-256 {hash}");
        }
    }

    /// <summary>What is taken, but verifies nothing or not what it says.</summary>
    public static void Effects(Inspection inspection, CommonTlsContext common, Place at)
    {
        var context = common.ValidationContext;
        var defaults = common.CombinedValidationContext?.DefaultValidationContext;
        var here = context is not null ? at.Member("validation_context") : at.Member("combined_validation_context").Member("default_validation_context");
#pragma warning disable CS0612 // the deprecated fields are what is judged
        if ((context ?? defaults) is { MatchTypedSubjectAltNames.Count: > 0, MatchSubjectAltNames.Count: > 0 })
            inspection.Report(BothLists, here.Member("match_subject_alt_names"), "Ignoring match_subject_alt_names as match_typed_subject_alt_names is also specified");
        if (common.ValidationContextTypeCase is Case.ValidationContextCertificateProvider or Case.ValidationContextCertificateProviderInstance)
        {
            inspection.Report(IgnoredTrust, at, "the certificate provider is ignored: the certificate of the backend is not verified at all");
            return;
        }
#pragma warning restore CS0612
        // A secret is merged over the defaults, and a handshaker of its own decides by itself.
        if (common.ValidationContextTypeCase is Case.ValidationContextSdsSecretConfig or Case.CombinedValidationContext || common.CustomHandshaker is not null) return;
        if (context is not null && (context.TrustedCa is not null || context.CustomValidatorConfig is not null || context.VerifyCertificateHash.Count > 0 || context.VerifyCertificateSpki.Count > 0)) return;
        if (context?.SystemRootCerts is not null) inspection.Report(IgnoredTrust, here.Member("system_root_certs"), "system_root_certs is ignored: the certificate of the backend is not verified at all");
        else if (context?.CaCertificateProviderInstance is not null) inspection.Report(IgnoredTrust, here.Member("ca_certificate_provider_instance"), "ca_certificate_provider_instance is ignored: the certificate of the backend is not verified at all");
        else if (!IsNeverUsed(inspection, at)) inspection.Report(NotVerified, context is null ? at : here, "the certificate of the backend is not verified at all: anybody in between can read and change the traffic");
    }

    private static Trust Read(Inspection inspection, UpstreamTlsContext context, CertificateValidationContext validation, Place at, bool knowsAuthority)
    {
        var ca = DataSources.Read(inspection, validation.TrustedCa, at.Member("trusted_ca"), allowEmpty: false);
        var crl = DataSources.Read(inspection, validation.Crl, at.Member("crl"), allowEmpty: false);
        SubjectNames(inspection, validation, at);
        // An authority that could not be read was told of already.
        var hasAuthority = !knowsAuthority || validation.TrustedCa is not null;
        if (!hasAuthority && context.AutoSniSanValidation) inspection.Report(NeedsAuthority, at, "'auto_sni_san_validation' was configured without configuring a trusted CA");
        if (!hasAuthority && validation.CustomValidatorConfig is null)
        {
            if (crl.HasData) inspection.Report(NeedsAuthority, at.Member("crl"), $"Failed to load CRL from {crl.Origin} without trusted CA");
#pragma warning disable CS0612 // judged in either spelling
            var typed = validation.MatchTypedSubjectAltNames.Count > 0;
            if (typed || validation.MatchSubjectAltNames.Count > 0)
#pragma warning restore CS0612
                inspection.Report(NeedsAuthority, at.Member(typed ? "match_typed_subject_alt_names" : "match_subject_alt_names"), "SAN-based verification of peer certificates without trusted CA is insecure and not allowed");
            if (validation.AllowExpiredCertificate) inspection.Report(NeedsAuthority, at.Member("allow_expired_certificate"), "Certificate validity period is always ignored without trusted CA");
        }
        return new(validation, at, ca, crl, false);
    }

    private static void SubjectNames(Inspection inspection, CertificateValidationContext validation, Place at)
    {
        for (var i = 0; i < validation.MatchTypedSubjectAltNames.Count; i++)
            StringMatcherRules.Check(inspection, validation.MatchTypedSubjectAltNames[i].Matcher, at.Member("match_typed_subject_alt_names", i).Member("matcher"));
        if (validation.MatchTypedSubjectAltNames.Count > 0) return;
#pragma warning disable CS0612 // the deprecated field counts where the other is not set
        for (var i = 0; i < validation.MatchSubjectAltNames.Count; i++) StringMatcherRules.Check(inspection, validation.MatchSubjectAltNames[i], at.Member("match_subject_alt_names", i));
#pragma warning restore CS0612
    }

    private static SecretContext Secret(Inspection inspection, SdsSecretConfig secret, Place at)
    {
        if (secret.SdsConfig is { } source)
        {
            ConfigSourceRules.SubscribeSecret(inspection, source, at.Member("sds_config"));
            return new(null, true, false);
        }
        if (inspection.Environment.StaticSecrets is not { } known)
        {
            inspection.Depends(StaticSecret, at, $"{secret.Name} must be a static secret of the bootstrap, with a validation context");
            return default;
        }
        var found = known.FirstOrDefault(s => s.Name == secret.Name && s.TypeCase == BackendDsl.Envoy.Extensions.TransportSockets.Tls.V3.Secret.TypeOneofCase.ValidationContext);
        if (found is not null) return new(found.ValidationContext, false, false);
        inspection.Report(StaticSecret, at, $"Unknown static certificate validation context: {secret.Name}");
        return new(null, false, true);
    }

    // The cluster's own socket is for endpoints that none of the matches takes; a controller that marks every endpoint puts a dummy there.
    private static bool IsNeverUsed(Inspection inspection, Place at)
    {
        var cluster = inspection.Cluster;
        if (cluster.TransportSocketMatches.Count == 0 || cluster.LoadAssignment is not { Endpoints.Count: > 0 } load || at.ToPath().Segments[0].Name != "transport_socket")
            return false;
        foreach (var endpoint in load.Endpoints.SelectMany(e => e.LbEndpoints))
        {
            if (endpoint.Metadata?.FilterMetadata.TryGetValue("envoy.transport_socket_match", out var marks) != true
                || !cluster.TransportSocketMatches.Any(m => m.Match is { Fields.Count: > 0 } wanted && wanted.Fields.All(f => marks!.Fields.TryGetValue(f.Key, out var value) && value.Equals(f.Value))))
            {
                return false;
            }
        }

        return true;
    }
}
