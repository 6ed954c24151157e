using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace BackendDsl.Envoy.Checks;

/// <summary>Reads certificates and keys the way Envoy's TLS library does.</summary>
internal static class CertificateCheck
{
    private const int LeastRsaBits = 2048;

    private static readonly string[] s_curves = ["nistP256", "nistP384", "nistP521", "ECDSA_P256", "ECDSA_P384", "ECDSA_P521"];
    private static readonly string[] s_curveIds = ["1.2.840.10045.3.1.7", "1.3.132.0.34", "1.3.132.0.35"];

    /// <summary>Null when the text holds certificates of authorities, else what is wrong.</summary>
    public static string? Authorities(byte[] pem)
    {
        try
        {
            var certificates = new X509Certificate2Collection();
            certificates.ImportFromPem(Encoding.UTF8.GetString(pem));
            var count = certificates.Count;
            foreach (var certificate in certificates) certificate.Dispose();
            return count > 0 ? null : "Failed to load trusted CA certificates: no certificate in PEM form";
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            return "Failed to load trusted CA certificates: " + e.Message;
        }
    }

    /// <summary>Null when the chain can be used with the key, else what is wrong.</summary>
    public static string? Pair(byte[] chain, byte[]? key)
    {
        try
        {
            using var certificate = X509Certificate2.CreateFromPem(Encoding.UTF8.GetString(chain));
            if (Strength(certificate) is { } weak) return weak;
            if (key is null) return null;
            using var both = X509Certificate2.CreateFromPem(Encoding.UTF8.GetString(chain), Encoding.UTF8.GetString(key));
            return null;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            return "Failed to load certificate chain or private key: " + e.Message;
        }
    }

    private static string? Strength(X509Certificate2 certificate)
    {
        using var rsa = certificate.GetRSAPublicKey();
        if (rsa is not null) return rsa.KeySize < LeastRsaBits ? $"Failed to load certificate chain, only RSA certificates with {LeastRsaBits}-bit or larger keys are supported" : null;
        using var ec = certificate.GetECDsaPublicKey();
        if (ec is null) return null;
        var curve = ec.ExportParameters(false).Curve.Oid;
        return s_curveIds.Contains(curve.Value) || s_curves.Contains(curve.FriendlyName) ? null : "Failed to load certificate chain, only P-256, P-384 or P-521 ECDSA certificates are supported";
    }
}
