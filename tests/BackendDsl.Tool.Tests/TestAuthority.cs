using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace BackendDsl.Tool.Tests;

/// <summary>An authority to trust, made for this run.</summary>
internal static class TestAuthority
{
    private static readonly Lazy<string> s_pem = new(() =>
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        return certificate.ExportCertificatePem();
    });

    /// <summary>The certificate.</summary>
    public static string Pem => s_pem.Value;
}
