using BackendDsl.Envoy;
using BackendDsl.Envoy.Config.Core.V3;
using BackendDsl.Envoy.Extensions.TransportSockets.Tls.V3;
using Google.Protobuf;

namespace BackendDsl.Kgateway.Translation;

/// <summary><c>spec.tls</c></summary>
internal static class TlsSettings
{
    /// <summary>The serialised UpstreamTlsContext, or null where something is wrong with it.</summary>
    public static ByteString? Read(Block block, PolicySource policy, TranslationContext context)
    {
        var common = new CommonTlsContext { TlsParams = Parameters(block.Child("parameters")) };
        block.CopyTexts("alpnProtocols", common.AlpnProtocols);
        if (block.Flag("insecureSkipVerify") == true)
            common.ValidationContext = new();
        else
            Trust(block, Material(block, policy, context), common, context.Options.Profile, policy.Spec.Has("tunnel"));
        var tls = new UpstreamTlsContext
        {
            CommonTlsContext = common,
            Sni = block.Text("sni") ?? "",
            AllowRenegotiation = block.Flag("allowRenegotiation") ?? false,
        };
        return policy.Problems.HasErrors ? null : tls.ToByteString();
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

    private static TlsParameters? Parameters(Block block)
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
        block.CopyTexts("signatureAlgorithms", parameters.SignatureAlgorithms);
        return parameters;
    }

    private static TlsParameters.Types.TlsProtocol Version(Block block, string name)
    {
        var text = block.Text(name) ?? "AUTO";
        if (!TryVersion(text, out var version))
            block.Error(name, $"invalid TLS version: {text}");
        return version;
    }

    private static TlsMaterial Material(Block block, PolicySource policy, TranslationContext context)
    {
        if (block.Child("secretRef") is { IsPresent: true } secretRef)
            return TlsMaterial.FromSecret(block, secretRef.Text("name") ?? "", policy.Namespace, context);
        return block.Child("files") is { IsPresent: true } files ? TlsMaterial.FromFiles(files) : TlsMaterial.None;
    }

    private static void Trust(Block block, TlsMaterial material, CommonTlsContext common, KgatewayProfile profile, bool hasTunnel)
    {
        if (block.Flag("simpleTLS") != true)
            ClientCertificate(block, material, common);

        var names = new Google.Protobuf.Collections.RepeatedField<string>();
        block.CopyTexts("verifySubjectAltNames", names);
        var wellKnown = block.Text("wellKnownCACertificates");
        if (wellKnown is not null and not "System")
            block.Warn("wellKnownCACertificates", $"\"{wellKnown}\" is not known to the gateway: it is as if nothing were set");
        var isSystem = wellKnown == "System";
        var hasNoSource = !isSystem && material.Source == TlsSource.None;
        if (isSystem || (hasNoSource && profile.DefaultsToSystemCA))
        {
            if (names.Count == 0 && profile.DefaultsToSystemCA && VerifiesSni(hasTunnel, hasNoSource, profile) && block.Text("sni") is { Length: > 0 } sni)
                names.Add(sni);
            common.CombinedValidationContext = SystemCA(names.Select(DnsName));
        }
        else if (material.CertificateAuthority.Length > 0)
        {
            common.ValidationContext = new()
            {
                TrustedCa = material.Data(material.CertificateAuthority),
                MatchTypedSubjectAltNames = { names.Select(DnsName) },
            };
        }
        else if (names.Count > 0)
        {
            block.Error("verifySubjectAltNames", "a root_ca must be provided if verify_subject_alt_name is not empty: names are verified only in certificates of a trusted authority");
        }
        else
        {
            block.Warn("", "without a certificate authority the backend's certificate is not verified");
        }
    }

    /// <summary>
    /// With the system's authorities, the server name is also the name that is verified. The tunnel was built before that came,
    /// so in the profile of its time a tunneled backend goes without.
    /// </summary>
    private static bool VerifiesSni(bool hasTunnel, bool hasNoSource, KgatewayProfile profile) =>
        hasNoSource || profile == KgatewayProfile.ZoneAware || !hasTunnel;

    private static void ClientCertificate(Block block, TlsMaterial material, CommonTlsContext common)
    {
        if (material.Chain.Length == 0 && material.Key.Length == 0)
            return;
        var where = material.Source == TlsSource.Files ? "files" : "secretRef";
        if (material.Chain.Length == 0 || material.Key.Length == 0)
        {
            block.Error(where, "invalid TLS config: for a client certificate, both certChain and privateKey must be provided");
            return;
        }

        common.TlsCertificates.Add(new TlsCertificate { CertificateChain = material.Data(material.Chain), PrivateKey = material.Data(material.Key) });
    }
}
