using BackendDsl.Envoy.Extensions.TransportSockets.Tls.V3;
using Google.Protobuf;

namespace BackendDsl.Kgateway.Translation;

/// <summary>A BackendTLSPolicy as a TLS context. It wins over <c>spec.tls</c> of a BackendConfigPolicy.</summary>
internal static class BackendTlsSettings
{
    private const string OptionPrefix = "kgateway.dev/";

    public static ByteString? Read(BackendTlsPolicy policy, Problems problems, TranslationContext context)
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
        }
        else
        {
            problems.Error("spec.validation", "invalid validation spec: neither caCertificateRefs nor wellKnownCACertificates System is set");
        }

        Options(policy.Options, common, validation, problems);
        return problems.HasErrors ? null : new UpstreamTlsContext { CommonTlsContext = common, Sni = policy.Hostname }.ToByteString();
    }

    private static IEnumerable<SubjectAltNameMatcher> Names(BackendTlsPolicy policy, Problems problems)
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
                problems.Warn($"spec.validation.subjectAltNames[{i}].type", $"\"{type}\" is neither Hostname nor URI: the entry is ignored");
        }
    }

    private static string? CertificateAuthority(BackendTlsPolicy policy, Problems problems, TranslationContext context)
    {
        const string Path = "spec.validation.caCertificateRefs[0]";
        if (policy.CACertificateRefs.Count > 1)
            problems.Warn("spec.validation.caCertificateRefs", "only the first reference is read");
        var (name, kind) = policy.CACertificateRefs[0];
        if (kind is not (Kinds.ConfigMap or Kinds.Secret))
        {
            problems.Error($"{Path}.kind", $"a certificate authority comes from a ConfigMap or a Secret, not from {kind}");
            return null;
        }

        var source = kind == Kinds.Secret ? context.FindSecret(policy.Namespace, name) : context.FindConfigMap(policy.Namespace, name);
        if (source is null)
        {
            problems.Error(Path, $"{kind} not found: {policy.Namespace}/{name}");
            return null;
        }

        if (!source.Has("ca.crt"))
        {
            problems.Error(Path, $"ca.crt key missing in {kind} {policy.Namespace}/{name}");
            return null;
        }

        var text = source.Text("ca.crt");
        if (Pem.WhyNotCertificates(text) is { } reason)
        {
            problems.Error(Path, $"invalid ca.crt in {kind} {policy.Namespace}/{name}: {reason}");
            return null;
        }

        return text;
    }

    private static void Options(IReadOnlyDictionary<string, string> options, CommonTlsContext common, CertificateValidationContext validation, Problems problems)
    {
        TlsParameters Parameters() => common.TlsParams ??= new();
        foreach (var (name, value) in options.OrderBy(o => o.Key, StringComparer.Ordinal))
        {
            if (!name.StartsWith(OptionPrefix, StringComparison.Ordinal))
                continue;
            switch (name[OptionPrefix.Length..])
            {
                case "cipher-suites": Parameters().CipherSuites.Add(Split(value)); break;
                case "ecdh-curves": Parameters().EcdhCurves.Add(Split(value)); break;
                case "signature-algorithms": Parameters().SignatureAlgorithms.Add(Split(value)); break;
                case "min-tls-version": Parameters().TlsMinimumProtocolVersion = Version(name, value, problems); break;
                case "max-tls-version": Parameters().TlsMaximumProtocolVersion = Version(name, value, problems); break;
                case "alpn-protocols": common.AlpnProtocols.Add(Split(value)); break;
                case "verify-certificate-hash": validation.VerifyCertificateHash.Add(Split(value)); break;
                case "verify-subject-alt-names":
                    problems.Error($"spec.options[{name}]", "not supported here: more names would weaken the check of the hostname");
                    break;
            }
        }
    }

    private static TlsParameters.Types.TlsProtocol Version(string option, string text, Problems problems)
    {
        if (!TlsSettings.TryVersion(text, out var version))
            problems.Error($"spec.options[{option}]", $"invalid TLS version: {text}");
        return version;
    }

    private static string[] Split(string list) => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
