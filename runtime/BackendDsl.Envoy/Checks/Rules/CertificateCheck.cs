using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace BackendDsl.Envoy.Checks.Rules;

/// <summary>Reads certificates and keys the way Envoy's TLS library does.</summary>
internal static class CertificateCheck
{
    private const int LeastRsaBits = 2048;

    private static readonly string[] s_curves = ["nistP256", "nistP384", "nistP521", "ECDSA_P256", "ECDSA_P384", "ECDSA_P521"];
    private static readonly string[] s_curveIds = ["1.2.840.10045.3.1.7", "1.3.132.0.34", "1.3.132.0.35"];

    /// <summary>Most texts whose verdict is kept: many clusters share the authorities of few issuers and the certificate of one client.</summary>
    private const int MaxKept = 1024;

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<Text, string?> s_kept = [];

    /// <summary>At least one certificate of an authority, and nothing broken.</summary>
    public static bool AreAuthorities(byte[] pem) => Kept("authorities", pem, null, static (pem, _) => ReadAuthorities(pem) ? null : "") is null;

    // Reading certificates and keys takes longer than all other checks of a cluster together.
    private static string? Kept(string what, byte[] pem, byte[]? other, Func<byte[], byte[]?, string?> read)
    {
        var key = new Text(what, Hash(pem), other is null ? default : Hash(other));
        if (s_kept.TryGetValue(key, out var known)) return known;
        var verdict = read(pem, other);
        if (s_kept.Count < MaxKept) s_kept[key] = verdict;
        return verdict;
    }

    private static (UInt128 High, UInt128 Low) Hash(byte[] pem)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(pem, hash);
        return (BinaryPrimitives.ReadUInt128BigEndian(hash), BinaryPrimitives.ReadUInt128BigEndian(hash[16..]));
    }

    private static bool ReadAuthorities(byte[] pem)
    {
        try
        {
            var certificates = new X509Certificate2Collection();
            certificates.ImportFromPem(Encoding.UTF8.GetString(pem));
            var count = certificates.Count;
            foreach (var certificate in certificates) certificate.Dispose();
            return count > 0;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>A revocation list in PEM form that cannot be read. Text without any PEM is an empty list.</summary>
    public static bool IsBrokenRevocationList(byte[] pem)
    {
        var text = Encoding.UTF8.GetString(pem);
        return text.Contains("-----BEGIN ", StringComparison.Ordinal) && !PemEncoding.TryFind(text, out _);
    }

    /// <summary>A certificate in PEM form, with those above it where there are any.</summary>
    public static bool IsChain(byte[] pem) => Kept("chain", pem, null, static (pem, _) => ReadChain(pem) ? null : "") is null;

    private static bool ReadChain(byte[] pem)
    {
        try
        {
            using var certificate = X509Certificate2.CreateFromPem(Encoding.UTF8.GetString(pem));
            return true;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Null when the key of the certificate is long enough and of a curve that is taken.</summary>
    public static string? Weakness(byte[] chain) => Kept("weakness", chain, null, static (chain, _) => ReadWeakness(chain));

    private static string? ReadWeakness(byte[] chain)
    {
        using var certificate = X509Certificate2.CreateFromPem(Encoding.UTF8.GetString(chain));
        using var rsa = certificate.GetRSAPublicKey();
        if (rsa is not null) return rsa.KeySize < LeastRsaBits ? $"only RSA certificates with {LeastRsaBits}-bit or larger keys are supported" : null;
        using var ec = certificate.GetECDsaPublicKey();
        if (ec is null) return null;
        var curve = ec.ExportParameters(false).Curve.Oid;
        return s_curveIds.Contains(curve.Value) || s_curves.Contains(curve.FriendlyName) ? null : "only P-256, P-384 or P-521 ECDSA certificates are supported";
    }

    /// <summary>Null when the key can be read and belongs to the certificate, else the error of the library.</summary>
    public static string? Key(byte[] key, byte[]? chain) => Kept("key", key, chain, ReadKey);

    private static string? ReadKey(byte[] key, byte[]? chain)
    {
        var text = Encoding.UTF8.GetString(key);
        if (!PemEncoding.TryFind(text, out var fields) || !text.AsSpan()[fields.Label].EndsWith("PRIVATE KEY", StringComparison.Ordinal)) return "error:0900006e:PEM routines:OPENSSL_internal:NO_START_LINE";
        if (chain is null) return null;
        try
        {
            using var both = X509Certificate2.CreateFromPem(Encoding.UTF8.GetString(chain), text);
            return null;
        }
        catch (ArgumentException)
        {
            return "error:0b000074:X.509 certificate routines:OPENSSL_internal:KEY_VALUES_MISMATCH";
        }
        catch (CryptographicException)
        {
            return "error:0900006e:PEM routines:OPENSSL_internal:NO_START_LINE";
        }
    }

    /// <summary>What was read, by its hash, and what for.</summary>
    private readonly record struct Text(string What, (UInt128 High, UInt128 Low) First, (UInt128 High, UInt128 Low) Second);
}
