using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace BackendDsl.Kgateway.Tests.Support;

/// <summary>A certificate, its key and an authority, made for this run.</summary>
internal sealed class CertificatePair
{
    public static CertificatePair Shared { get; } = new();

    public CertificatePair()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=test.example.com", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        Chain = certificate.ExportCertificatePem() + "\n";
        Key = key.ExportPkcs8PrivateKeyPem() + "\n";
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var authority = new CertificateRequest("CN=ca.example.com", authorityKey, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        Authority = authority.ExportCertificatePem() + "\n";
    }

    public string Chain { get; }

    public string Key { get; }

    public string Authority { get; }

    /// <summary>Puts the pair where a text has placeholders.</summary>
    public string Fill(string text) => text switch
    {
        "$tls.crt" => Chain,
        "$tls.key" => Key,
        "$ca.crt" => Authority,
        _ => text,
    };

    /// <summary>Puts placeholders where a JSON text has the pair.</summary>
    public string Hide(string json) => json
        .Replace(Escape(Chain), "$tls.crt", StringComparison.Ordinal)
        .Replace(Escape(Key), "$tls.key", StringComparison.Ordinal)
        .Replace(Escape(Authority), "$ca.crt", StringComparison.Ordinal);

    private static string Escape(string text) => text.Replace("\n", "\\n", StringComparison.Ordinal);
}
