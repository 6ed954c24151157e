using BackendDsl.Envoy.Checks.Context;
using BackendDsl.Envoy.Config.Core.V3;
using BackendDsl.Envoy.Extensions.TransportSockets.Tls.V3;

namespace BackendDsl.Envoy.Checks.Rules;

/// <summary>Certificates of the client, and their keys.</summary>
internal static class CertificateRules
{
    private const string ConfigImpl = "common/tls/tls_certificate_config_impl.cc";

    public static readonly ClusterRule Complete = new("tls-certificate-is-complete", "", FindingEffect.Refused,
        "a certificate has a chain and a key, or PKCS #12 alone, and what they name exists where Envoy runs", ConfigImpl, needsEnvironment: true);

    public static readonly ClusterRule Loads = new("tls-certificate-can-be-read", "S45", FindingEffect.Refused,
        "a chain and a key can be read, the key belongs to the certificate, RSA keys have 2048 bits or more, EC keys are of a curve that is taken", "common/tls/context_impl.cc");

    public static readonly ClusterRule Provider = new("tls-private-key-provider-is-registered", "", FindingEffect.Refused, "a provider of private keys is known by its name", ConfigImpl);

    public static readonly ClusterRule Staple = new("tls-ocsp-staple-source", "", FindingEffect.Refused, "an OCSP staple comes from a file or inline bytes, not from a text", ConfigImpl);

    public static IReadOnlyList<ClusterRule> All { get; } = [Complete, Loads, Provider, Staple];

    /// <summary>The certificates as Envoy reads them.</summary>
    public readonly record struct Certificates(IReadOnlyList<Entry> Entries, bool IsPending);

    /// <summary>One certificate.</summary>
    public sealed record Entry(TlsCertificate Certificate, Place At, SourceData Chain, SourceData Key);

    /// <summary>Finds the certificates that are secrets; true when one of them is fetched later.</summary>
    public static bool FindSecrets(Inspection inspection, CommonTlsContext common, Place at)
    {
        var pending = false;
        if (common.TlsCertificates.Count > 0) return false;
        for (var i = 0; i < common.TlsCertificateSdsSecretConfigs.Count; i++) pending |= Secret(inspection, common.TlsCertificateSdsSecretConfigs[i], at.Member("tls_certificate_sds_secret_configs", i));
        return pending;
    }

    public static Certificates Read(Inspection inspection, CommonTlsContext common, bool isPending, Place at)
    {
        var entries = new List<Entry>();
        for (var i = 0; i < common.TlsCertificates.Count; i++)
        {
            var certificate = common.TlsCertificates[i];
            // An entry with nothing of a certificate is skipped, whatever else it holds.
            if (certificate is { PrivateKeyProvider: null, CertificateChain: null, PrivateKey: null, Pkcs12: null }) continue;
            entries.Add(Read(inspection, certificate, at.Member("tls_certificates", i)));
        }
        return new(entries, isPending);
    }

    /// <summary>Gives them to the TLS library.</summary>
    public static void Load(Inspection inspection, Certificates certificates)
    {
        foreach (var (certificate, at, chain, key) in certificates.Entries)
        {
            if (chain.State == SourceState.Read && chain.Bytes.Length > 0 && !CertificateCheck.IsChain(chain.Bytes))
            {
                inspection.Report(Loads, at.Member("certificate_chain"), $"Failed to load certificate chain from {chain.Origin}");
                continue;
            }
            if (chain.State == SourceState.Read && chain.Bytes.Length > 0 && CertificateCheck.Weakness(chain.Bytes) is { } weakness)
            {
                inspection.Report(Loads, at.Member("certificate_chain"), $"Failed to load certificate chain from {chain.Origin}, {weakness}");
                continue;
            }
            // A key with a password cannot be read without it.
            if (key.State != SourceState.Read || key.Bytes.Length == 0 || certificate.Password is not null) continue;
            var fault = CertificateCheck.Key(key.Bytes, chain.State == SourceState.Read ? chain.Bytes : null);
            if (fault is not null) inspection.Report(Loads, at.Member("private_key"), $"Failed to load private key from {key.Origin}, Cause: {fault}");
        }
    }

    private static Entry Read(Inspection inspection, TlsCertificate certificate, Place at)
    {
        var chain = Quiet(inspection, certificate.CertificateChain, at.Member("certificate_chain"));
        var key = Quiet(inspection, certificate.PrivateKey, at.Member("private_key"));
        if (certificate.OcspStaple is { SpecifierCase: DataSource.SpecifierOneofCase.InlineString })
            inspection.Report(Staple, at.Member("ocsp_staple"), "OCSP staple cannot be provided via inline_string");
        else DataSources.Read(inspection, certificate.OcspStaple, at.Member("ocsp_staple"));
        if (certificate.Pkcs12 is not null)
        {
            if (certificate.CertificateChain is not null) inspection.Report(Complete, at.Member("certificate_chain"), "Certificate configuration can't have both pkcs12 and certificate_chain");
            if (certificate.PrivateKey is not null) inspection.Report(Complete, at.Member("private_key"), "Certificate configuration can't have both pkcs12 and private_key");
            if (certificate.PrivateKeyProvider is not null) inspection.Report(Complete, at.Member("private_key_provider"), "Certificate configuration can't have both pkcs12 and private_key_provider");
        }
        else
        {
            // No provider of private keys is part of a standard build.
            if (certificate.PrivateKeyProvider is { } provider && !provider.Fallback) inspection.Report(Provider, at.Member("private_key_provider"), $"Failed to load private key provider: {provider.ProviderName}");
            else if (!key.HasData) inspection.Report(Complete, at.Member("private_key"), $"Failed to load incomplete private key from path: {key.Origin.Replace("<inline>", "", StringComparison.Ordinal)}");
            if (!chain.HasData) inspection.Report(Complete, at.Member("certificate_chain"), $"Failed to load incomplete certificate from {chain.Origin.Replace("<inline>", "", StringComparison.Ordinal)}: certificate chain not set");
        }
        return new(certificate, at, chain, key);
    }

    /// <summary>A file that does not exist counts as an empty one here.</summary>
    private static SourceData Quiet(Inspection inspection, DataSource? source, Place at)
    {
        var environment = inspection.Environment;
        switch (source?.SpecifierCase)
        {
            case DataSource.SpecifierOneofCase.Filename when environment.Paths is { } paths && !paths.Contains(source.Filename): return new(SourceState.Missing, [], source.Filename);
            case DataSource.SpecifierOneofCase.Filename when environment is { Paths: null, ReadFile: { } read } && read(source.Filename) is null: return new(SourceState.Missing, [], source.Filename);
            case DataSource.SpecifierOneofCase.EnvironmentVariable when environment.Variables is { } variables && !variables.ContainsKey(source.EnvironmentVariable): return new(SourceState.Missing, [], "");
            default: return DataSources.Read(inspection, source, at);
        }
    }

    /// <summary>True when the certificate is fetched later.</summary>
    private static bool Secret(Inspection inspection, SdsSecretConfig secret, Place at)
    {
        if (secret.SdsConfig is { } source)
        {
            ConfigSourceRules.SubscribeSecret(inspection, source, at.Member("sds_config"));
            return true;
        }
        if (inspection.Environment.StaticSecrets is not { } known) inspection.Depends(TrustRules.StaticSecret, at, $"{secret.Name} must be a static secret of the bootstrap, with a certificate");
        else if (!known.Any(s => s.Name == secret.Name && s.TlsCertificate is not null)) inspection.Report(TrustRules.StaticSecret, at, $"Unknown static secret: {secret.Name}");
        return false;
    }
}
