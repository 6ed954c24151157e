using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace BackendDsl.Kgateway.Translation;

/// <summary>Certificates and keys as text.</summary>
internal static class Pem
{
    /// <summary>
    /// The certificates of the chain alone, written anew, if key and first certificate belong together; else the problem in the words of Go's <c>crypto/tls</c>.
    /// A text that is nothing but its certificates stays as it is.
    /// </summary>
    public static string? CleanChain(string chain, string key, out string? problem)
    {
        try
        {
            problem = KeyPair.WhyNot(chain, key);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException or FormatException)
        {
            problem = exception.Message;
        }

        return problem is null ? OnlyCertificates(chain) : null;
    }

    /// <summary>Why a text has no readable certificates, or null where it has.</summary>
    public static string? WhyNotCertificates(string text)
    {
        var found = 0;
        try
        {
            foreach (var data in Certificates(text))
            {
                using var certificate = X509CertificateLoader.LoadCertificate(data);
                found++;
            }
        }
        catch (CryptographicException exception)
        {
            return exception.Message;
        }

        return found == 0 ? "no certificate found in PEM text" : null;
    }

    /// <summary>What Envoy has against the key of a chain that the gateway takes: it is too short, or of a curve that Envoy does not load.</summary>
    public static string? WhyEnvoyRefuses(string chain)
    {
        using var certificate = X509Certificate2.CreateFromPem(chain);
        using var rsa = certificate.GetRSAPublicKey();
        if (rsa is not null)
            return rsa.KeySize < 2048 ? $"an RSA key of {rsa.KeySize} bits is too short, Envoy wants 2048 or more" : null;
        using var curve = certificate.GetECDsaPublicKey();
        return curve is not null && curve.KeySize is not (256 or 384 or 521) ? $"Envoy takes no EC key of {curve.KeySize} bits" : null;
    }

    /// <summary>The certificates alone, written anew; a text that is nothing else stays as it is.</summary>
    public static string OnlyCertificates(string chain)
    {
        var clean = new StringBuilder(chain.Length);
        foreach (var data in Certificates(chain))
            clean.Append(PemEncoding.Write("CERTIFICATE", data)).Append('\n');
        var text = clean.ToString();
        return text.AsSpan().TrimEnd().SequenceEqual(chain.AsSpan().TrimEnd()) ? chain : text;
    }

    /// <summary>The blocks of a text, in order: what each is, and its bytes.</summary>
    public static IEnumerable<(string Label, byte[] Data)> Blocks(string text)
    {
        var rest = text;
        while (PemEncoding.TryFind(rest, out var fields))
        {
            yield return (rest[fields.Label], Convert.FromBase64String(rest[fields.Base64Data]));
            rest = rest[fields.Location.End..];
        }
    }

    private static IEnumerable<byte[]> Certificates(string text) => Blocks(text).Where(b => b.Label == "CERTIFICATE").Select(b => b.Data);
}
