using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace BackendDsl.Kgateway.Translation;

/// <summary>Whether a certificate chain and a private key belong together, told in the words of Go's <c>crypto/tls</c>, which the gateway passes on.</summary>
internal static class KeyPair
{
    private const string PrivateKeySuffix = "PRIVATE KEY";
    private const string Certificate = "CERTIFICATE";

    /// <summary>Null where they do.</summary>
    public static string? WhyNot(string chain, string key)
    {
        var chainBlocks = Pem.Blocks(chain).ToList();
        var certificates = chainBlocks.Where(b => b.Label == Certificate).Select(b => b.Data).ToList();
        if (certificates.Count == 0)
            return NoCertificate([.. chainBlocks.Select(b => b.Label)]);
        var skipped = new List<string>();
        byte[]? keyBytes = null;
        var label = "";
        foreach (var block in Pem.Blocks(key))
        {
            if (block.Label == PrivateKeySuffix || block.Label.EndsWith(" " + PrivateKeySuffix, StringComparison.Ordinal))
            {
                (label, keyBytes) = block;
                break;
            }

            skipped.Add(block.Label);
        }

        if (keyBytes is null)
            return NoKey(skipped);
        foreach (var data in certificates)
        {
            try
            {
                using var certificate = X509CertificateLoader.LoadCertificate(data);
            }
            catch (CryptographicException)
            {
                return "x509: malformed certificate";
            }
        }

        using var leaf = X509CertificateLoader.LoadCertificate(certificates[0]);
        return Compare(leaf, PemEncoding.WriteString(label, keyBytes));
    }

    private static string NoCertificate(List<string> skipped) => skipped switch
    {
        [] => "tls: failed to find any PEM data in certificate input",
        [var one] when one.EndsWith(PrivateKeySuffix, StringComparison.Ordinal) =>
            "tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM inputs may have been switched",
        _ => $"tls: failed to find \"{Certificate}\" PEM block in certificate input after skipping PEM blocks of the following types: [{string.Join(' ', skipped)}]",
    };

    private static string NoKey(List<string> skipped) => skipped switch
    {
        [] => "tls: failed to find any PEM data in key input",
        [Certificate] => "tls: found a certificate rather than a key in the PEM for the private key",
        _ => $"tls: failed to find PEM block with type ending in \"{PrivateKeySuffix}\" in key input after skipping PEM blocks of the following types: [{string.Join(' ', skipped)}]",
    };

    private static string? Compare(X509Certificate2 leaf, string key)
    {
        using var rsa = leaf.GetRSAPublicKey();
        using var curve = leaf.GetECDsaPublicKey();
        // Keys of a kind that .NET cannot read (Ed25519, Ed448) are taken at their word.
        if (rsa is null && curve is null)
            return leaf.GetKeyAlgorithm() is "1.3.101.112" or "1.3.101.113" ? null : "tls: unknown public key algorithm";
        using var rsaKey = RSA.Create();
        if (TryImport(rsaKey, key))
            return rsa is null ? "tls: private key type does not match public key type" : Same(rsa.ExportRSAPublicKey(), rsaKey.ExportRSAPublicKey());
        using var curveKey = ECDsa.Create();
        if (TryImport(curveKey, key))
            return curve is null ? "tls: private key type does not match public key type" : Same(curve.ExportSubjectPublicKeyInfo(), curveKey.ExportSubjectPublicKeyInfo());
        return "tls: failed to parse private key";
    }

    private static string? Same(byte[] left, byte[] right) => left.AsSpan().SequenceEqual(right) ? null : "tls: private key does not match public key";

    private static bool TryImport(AsymmetricAlgorithm algorithm, string key)
    {
        try
        {
            algorithm.ImportFromPem(key);
            return true;
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            return false;
        }
    }
}
