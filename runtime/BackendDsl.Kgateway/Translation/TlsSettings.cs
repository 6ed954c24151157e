using BackendDsl.Envoy;
using BackendDsl.Envoy.Config.Core.V3;
using BackendDsl.Envoy.Extensions.TransportSockets.Tls.V3;
using BackendDsl.Kgateway.Releases;
using Google.Protobuf;

namespace BackendDsl.Kgateway.Translation;

/// <summary><c>spec.tls</c></summary>
internal static class TlsSettings
{
    private const ReleaseLine SignatureAlgorithmsSince = ReleaseLine.V24;

    /// <summary>The serialised UpstreamTlsContext, or null where something is wrong with it.</summary>
    public static ByteString? Read(PolicyObject block, PolicySource policy, TranslationContext context)
    {
        var common = new CommonTlsContext { TlsParams = Parameters(block.Child("parameters"), context.Facts) };
        block.CopyTexts("alpnProtocols", common.AlpnProtocols);
        if (block.Flag("insecureSkipVerify") == true)
            common.ValidationContext = new();
        else if (!ReadTrust(block, policy.Namespace, common, context, policy.Spec.Has("tunnel")))
            return null;
        return new UpstreamTlsContext
        {
            CommonTlsContext = common,
            Sni = block.Text("sni") ?? "",
            AllowRenegotiation = block.Flag("allowRenegotiation") ?? false,
        }.ToByteString();
    }

    public static SubjectAltNameMatcher DnsName(string name) =>
        new() { SanType = SubjectAltNameMatcher.Types.SanType.Dns, Matcher = new() { Exact = name } };

    /// <summary>The system's certificate authorities: a secret that the gateway's bootstrap brings.</summary>
    public static CommonTlsContext.Types.CombinedCertificateValidationContext SystemCA(IEnumerable<SubjectAltNameMatcher> names) => new()
    {
        DefaultValidationContext = new() { MatchTypedSubjectAltNames = { names } },
        ValidationContextSdsSecretConfig = new() { Name = EnvoyExtensionNames.SystemCaSecret },
    };

    public static bool TryVersion(string text, out TlsParameters.Types.TlsProtocol version)
    {
        version = text switch
        {
            "1.0" => TlsParameters.Types.TlsProtocol.Tlsv10,
            "1.1" => TlsParameters.Types.TlsProtocol.Tlsv11,
            "1.2" => TlsParameters.Types.TlsProtocol.Tlsv12,
            "1.3" => TlsParameters.Types.TlsProtocol.Tlsv13,
            _ => TlsParameters.Types.TlsProtocol.TlsAuto,
        };
        return version != TlsParameters.Types.TlsProtocol.TlsAuto || text == "AUTO";
    }

    private static TlsParameters? Parameters(PolicyObject block, ReleaseFacts facts)
    {
        if (!block.IsPresent)
            return null;
        var parameters = new TlsParameters
        {
            TlsMinimumProtocolVersion = Version(block, "minVersion"),
            TlsMaximumProtocolVersion = Version(block, "maxVersion"),
        };
        block.CopyTexts("cipherSuites", parameters.CipherSuites);
        block.CopyTexts("ecdhCurves", parameters.EcdhCurves);
        if (block.Knows("signatureAlgorithms", SignatureAlgorithmsSince, facts))
            block.CopyTexts("signatureAlgorithms", parameters.SignatureAlgorithms);
        return parameters;
    }

    private static TlsParameters.Types.TlsProtocol Version(PolicyObject block, string name)
    {
        var text = block.Text(name) ?? "AUTO";
        if (!TryVersion(text, out var version))
            block.Error(name, $"invalid TLS version: {text}");
        return version;
    }

    /// <summary>
    /// Certificates and trust, in the gateway's order: the Secret, the pair, the names without an authority. It stops at the first error, and so does this.
    /// </summary>
    private static bool ReadTrust(PolicyObject block, string @namespace, CommonTlsContext common, TranslationContext context, bool hasTunnel)
    {
        var facts = context.Facts;
        var material = TlsMaterial.Read(block, @namespace, context);
        if (material is null || (block.Flag("simpleTLS") != true && !material.AddPair(block, common, facts)))
            return false;

        var names = new Google.Protobuf.Collections.RepeatedField<string>();
        block.CopyTexts("verifySubjectAltNames", names);
        var wellKnown = block.Text("wellKnownCACertificates");
        if (wellKnown is not null and not "System")
            block.Warn("wellKnownCACertificates", $"\"{wellKnown}\" is not known to the gateway: it is as if nothing were set", "BDSL4014");
        var isSystem = wellKnown == "System";
        var hasNoSource = !isSystem && material.Source == TlsSource.None;
        if (isSystem || (hasNoSource && facts.DefaultsToSystemCA))
        {
            if (names.Count == 0 && VerifiesSni(hasTunnel, hasNoSource, facts) && block.Text("sni") is { Length: > 0 } sni)
                names.Add(sni);
            common.CombinedValidationContext = SystemCA(names.Select(DnsName));
            return true;
        }

        if (material.CertificateAuthority.Length > 0)
        {
            common.ValidationContext = new()
            {
                TrustedCa = material.Data(material.CertificateAuthority),
                MatchTypedSubjectAltNames = { names.Select(DnsName) },
            };
            return true;
        }

        if (names.Count > 0)
        {
            block.Error("verifySubjectAltNames", "a root_ca must be provided if verify_subject_alt_name is not empty", "BDSL4010");
            return false;
        }

        block.Warn("", "without a certificate authority the backend's certificate is not verified", "BDSL4013");
        return true;
    }

    /// <summary>
    /// With the system's authorities, the server name is also the name that is verified. The tunnel was built before that came,
    /// so for a while a tunneled backend goes without.
    /// </summary>
    private static bool VerifiesSni(bool hasTunnel, bool hasNoSource, ReleaseFacts facts) =>
        facts.VerifiesServerName && (hasNoSource || facts.VerifiesServerNameInTunnels || !hasTunnel);
}
