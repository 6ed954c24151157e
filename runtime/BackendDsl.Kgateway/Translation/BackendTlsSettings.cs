using BackendDsl.Envoy.Extensions.TransportSockets.Tls.V3;
using BackendDsl.Kgateway.Inputs;
using BackendDsl.Kgateway.Releases;
using Google.Protobuf;
using TlsProtocol = BackendDsl.Envoy.Extensions.TransportSockets.Tls.V3.TlsParameters.Types.TlsProtocol;

namespace BackendDsl.Kgateway.Translation;

/// <summary>A BackendTLSPolicy as a TLS context. It wins over <c>spec.tls</c> of a BackendConfigPolicy.</summary>
internal static class BackendTlsSettings
{
    private const string OptionPrefix = "kgateway.dev/";

    private static readonly FieldPath s_options = FieldPath.Parse("spec.options");
    private static readonly FieldPath s_validation = FieldPath.Parse("spec.validation");
    private static readonly FieldPath s_references = s_validation.Member("caCertificateRefs");

    public static ByteString? Read(TlsPolicySpec policy, Problems problems, TranslationContext context)
    {
        var common = new CommonTlsContext();
        var validation = new CertificateValidationContext { MatchTypedSubjectAltNames = { Names(policy, problems) } };
        if (policy.WellKnownCACertificates == "System")
        {
            common.CombinedValidationContext = TlsSettings.SystemCA([]);
            common.CombinedValidationContext.DefaultValidationContext = validation;
        }
        else if (policy.CACertificateRefs.Count > 0)
        {
            if (CertificateAuthority(policy, problems, context) is { } text)
                validation.TrustedCa = new() { InlineString = text };
            common.ValidationContext = validation;
            // So does the gateway: parameters without a setting.
            common.TlsParams = new();
        }
        else
        {
            problems.Error(s_validation, "invalid validation spec: neither caCertificateRefs nor wellKnownCACertificates System is set");
        }

        if (context.Facts.HasTlsPolicyOptions)
            Options(policy.Options, common, validation, problems, context.Facts);
        else if (policy.Options.Keys.Any(k => k.StartsWith(OptionPrefix, StringComparison.Ordinal)))
            problems.Warn(s_options, "no release of kgateway reads the options of a BackendTLSPolicy: they have no effect", "BDSL4206");
        return problems.HasErrors ? null : new UpstreamTlsContext { CommonTlsContext = common, Sni = policy.Hostname }.ToByteString();
    }

    private static IEnumerable<SubjectAltNameMatcher> Names(TlsPolicySpec policy, Problems problems)
    {
        if (policy.SubjectAltNames.Count == 0)
        {
            if (policy.Hostname.Length > 0)
                yield return TlsSettings.DnsName(policy.Hostname);
            yield break;
        }

        for (var i = 0; i < policy.SubjectAltNames.Count; i++)
        {
            var (type, value) = policy.SubjectAltNames[i];
            if (type == "Hostname")
                yield return TlsSettings.DnsName(value);
            else if (type == "URI")
                yield return new() { SanType = SubjectAltNameMatcher.Types.SanType.Uri, Matcher = new() { Exact = value } };
            else
                problems.Warn(s_validation.Member("subjectAltNames").Item(i).Member("type"), $"\"{type}\" is neither Hostname nor URI: the entry is ignored");
        }
    }

    private static string? CertificateAuthority(TlsPolicySpec policy, Problems problems, TranslationContext context)
    {
        var path = s_references.Item(0);
        if (policy.CACertificateRefs.Count > 1)
            problems.Warn(s_references, "only the first reference is read");
        var (name, kind) = policy.CACertificateRefs[0];
        if (kind is not (Kinds.ConfigMap or Kinds.Secret))
        {
            problems.Error(path.Member("kind"), $"a certificate authority comes from a ConfigMap or a Secret, not from {kind}");
            return null;
        }

        var source = kind == Kinds.Secret ? context.FindSecret(policy.Namespace, name) : context.FindConfigMap(policy.Namespace, name);
        if (source is null)
        {
            problems.Error(path, $"{kind} not found: {policy.Namespace}/{name}");
            return null;
        }

        if (!source.Has("ca.crt"))
        {
            problems.Error(path, $"ca.crt key missing in {kind} {policy.Namespace}/{name}");
            return null;
        }

        var text = source.Text("ca.crt");
        if (Pem.WhyNotCertificates(text) is { } reason)
        {
            problems.Error(path, $"invalid ca.crt in {kind} {policy.Namespace}/{name}: {reason}");
            return null;
        }

        return Pem.OnlyCertificates(text);
    }

    /// <summary>Options of other implementations may stand beside the gateway's own; any at all make it write the parameters, if empty.</summary>
    private static void Options(IReadOnlyDictionary<string, string> options, CommonTlsContext common, CertificateValidationContext validation, Problems problems, ReleaseFacts facts)
    {
        if (options.Count == 0)
            return;
        var parameters = common.TlsParams ??= new();
        TlsProtocol? minimum = null, maximum = null;
        foreach (var (name, value) in options.OrderBy(o => o.Key, StringComparer.Ordinal))
        {
            if (!name.StartsWith(OptionPrefix, StringComparison.Ordinal))
                continue;
            switch (name[OptionPrefix.Length..])
            {
                case "cipher-suites": parameters.CipherSuites.Add(Split(value)); break;
                case "ecdh-curves": parameters.EcdhCurves.Add(Split(value)); break;
                case "signature-algorithms": parameters.SignatureAlgorithms.Add(Split(value)); break;
                case "min-tls-version": minimum = Version(name, value, "minimum", problems); break;
                case "max-tls-version": maximum = Version(name, value, "maximum", problems); break;
                case "alpn-protocols": common.AlpnProtocols.Add(Split(value)); break;
                case "verify-certificate-hash": validation.VerifyCertificateHash.Add(Hashes(name, value, problems)); break;
                case "verify-subject-alt-names":
                    problems.Error(s_options.Key(name), "not supported here: more names would weaken the check of the hostname");
                    break;
                // Only the newest gateway minds a name it does not know.
                case var _ when facts.RefusesUnknownTlsOptions:
                    problems.Error(s_options.Key(name), $"unknown tls option: {name}");
                    break;
                default:
                    problems.Warn(s_options.Key(name), $"unknown tls option: {name}: it is ignored");
                    break;
            }
        }

        // A minimum alone would otherwise leave the maximum to Envoy, whose default is TLS 1.2.
        maximum ??= minimum is null ? null : TlsProtocol.Tlsv13;
        if (maximum < minimum)
            problems.Error(s_options, "the maximum tls version is less than the minimum tls version");
        parameters.TlsMinimumProtocolVersion = minimum ?? TlsProtocol.TlsAuto;
        parameters.TlsMaximumProtocolVersion = maximum ?? TlsProtocol.TlsAuto;
    }

    private static TlsProtocol? Version(string option, string text, string which, Problems problems)
    {
        if (TlsSettings.TryVersion(text, out var version) && version != TlsProtocol.TlsAuto)
            return version;
        problems.Error(s_options.Key(option), $"invalid {which} tls version: {text}");
        return null;
    }

    /// <summary>A SHA-256 in hexadecimal, with or without colons between the bytes; several are parted by commas or by dashes, as in a list of YAML.</summary>
    private static List<string> Hashes(string option, string text, Problems problems)
    {
        var hashes = text.Split([',', '-'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToList();
        foreach (var hash in hashes)
        {
            var hasColons = hash.Length == 95 && Enumerable.Range(0, 95).All(i => i % 3 == 2 ? hash[i] == ':' : char.IsAsciiHexDigit(hash[i]));
            if (!hasColons && !(hash.Length == 64 && hash.All(char.IsAsciiHexDigit)))
                problems.Error(s_options.Key(option), $"invalid certificate hash: {hash}");
        }

        return hashes;
    }

    private static string[] Split(string list) => list.Split(',', StringSplitOptions.TrimEntries);
}
