using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace BackendDsl.Envoy;

/// <summary>
/// The names of cipher suites, curves and signature algorithms that Envoy's TLS library takes. Envoy refuses a cluster with any other.
/// </summary>
/// <remarks>The lists are from knowledge, not read off a library, so a name of the right form that is missing is only doubtful.</remarks>
public static class TlsNames
{
    private const int LongestName = 80;

    private static readonly string[] s_opensslCiphers =
    [
        "ECDHE-ECDSA-AES128-GCM-SHA256", "ECDHE-RSA-AES128-GCM-SHA256", "ECDHE-ECDSA-AES256-GCM-SHA384", "ECDHE-RSA-AES256-GCM-SHA384",
        "ECDHE-ECDSA-CHACHA20-POLY1305", "ECDHE-RSA-CHACHA20-POLY1305", "ECDHE-PSK-CHACHA20-POLY1305", "ECDHE-ECDSA-AES128-SHA", "ECDHE-RSA-AES128-SHA",
        "ECDHE-ECDSA-AES256-SHA", "ECDHE-RSA-AES256-SHA", "ECDHE-PSK-AES128-CBC-SHA", "ECDHE-PSK-AES256-CBC-SHA", "ECDHE-RSA-AES128-SHA256",
        "AES128-GCM-SHA256", "AES256-GCM-SHA384", "AES128-SHA", "AES256-SHA", "PSK-AES128-CBC-SHA", "PSK-AES256-CBC-SHA", "DES-CBC3-SHA",
    ];

    private static readonly string[] s_ianaCiphers =
    [
        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256", "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
        "TLS_ECDHE_PSK_WITH_CHACHA20_POLY1305_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA", "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
        "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA", "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA", "TLS_ECDHE_PSK_WITH_AES_128_CBC_SHA", "TLS_ECDHE_PSK_WITH_AES_256_CBC_SHA",
        "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256", "TLS_RSA_WITH_AES_128_GCM_SHA256", "TLS_RSA_WITH_AES_256_GCM_SHA384", "TLS_RSA_WITH_AES_128_CBC_SHA",
        "TLS_RSA_WITH_AES_256_CBC_SHA", "TLS_PSK_WITH_AES_128_CBC_SHA", "TLS_PSK_WITH_AES_256_CBC_SHA", "TLS_RSA_WITH_3DES_EDE_CBC_SHA",
    ];

    private static readonly string[] s_tls13Ciphers =
    [
        "TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256", "TLS_AES_128_CCM_SHA256", "TLS_AES_128_CCM_8_SHA256",
    ];

    private static readonly string[] s_curves =
    [
        "X25519", "P-256", "P-384", "P-521", "P-224", "X25519MLKEM768", "X25519Kyber768Draft00", "x25519", "prime256v1", "secp384r1", "secp521r1", "secp224r1",
    ];

    private static readonly string[] s_signatureAlgorithms =
    [
        "rsa_pkcs1_sha1", "rsa_pkcs1_sha256", "rsa_pkcs1_sha384", "rsa_pkcs1_sha512", "ecdsa_secp256r1_sha256", "ecdsa_secp384r1_sha384",
        "ecdsa_secp521r1_sha512", "rsa_pss_rsae_sha256", "rsa_pss_rsae_sha384", "rsa_pss_rsae_sha512", "ed25519", "rsa_pkcs1_md5_sha1",
        "RSA+SHA1", "RSA+SHA256", "RSA+SHA384", "RSA+SHA512", "ECDSA+SHA1", "ECDSA+SHA256", "ECDSA+SHA384", "ECDSA+SHA512",
        "RSA-PSS+SHA256", "RSA-PSS+SHA384", "RSA-PSS+SHA512", "PSS+SHA256", "PSS+SHA384", "PSS+SHA512", "ecdsa_sha1",
    ];

    /// <summary>Cipher suites of TLS 1.2 and older, under both of their names.</summary>
    public static IReadOnlyCollection<string> CipherSuites { get; } = [.. s_opensslCiphers, .. s_ianaCiphers];

    /// <summary>Cipher suites of TLS 1.3: always on, and not to be configured.</summary>
    public static IReadOnlyCollection<string> Tls13CipherSuites { get; } = s_tls13Ciphers;

    /// <summary>Curves and key agreements.</summary>
    public static IReadOnlyCollection<string> Curves { get; } = s_curves;

    /// <summary>Signature algorithms.</summary>
    public static IReadOnlyCollection<string> SignatureAlgorithms { get; } = s_signatureAlgorithms;

    /// <summary>One entry of a list of cipher suites; a group of equal preference is <c>[A|B]</c>.</summary>
    public static TlsNameVerdict JudgeCipherSuite(string entry)
    {
        entry = entry ?? throw new ArgumentNullException(nameof(entry));
        var isGroup = entry.Length > 2 && entry[0] == '[' && entry[entry.Length - 1] == ']';
        var names = isGroup ? entry.Substring(1, entry.Length - 2).Split('|') : [entry];
        return names.Select(JudgeCipher).Max();
    }

    /// <summary>One curve.</summary>
    public static TlsNameVerdict JudgeCurve(string name) => Judge(name, s_curves, @"\A(P-[0-9]{3}|(secp|sect|prime|brainpoolP)[0-9]{3}[A-Za-z0-9]+|X(25519|448)\w*|\w*(MLKEM|Kyber)[0-9]{3,4}\w*)\z");

    /// <summary>One signature algorithm.</summary>
    public static TlsNameVerdict JudgeSignatureAlgorithm(string name) =>
        Judge(name, s_signatureAlgorithms, @"\A((rsa|ecdsa|mldsa|ed)[a-z0-9_]*(_sha[0-9_]+|[0-9]{2,4})|(RSA|RSA-PSS|PSS|ECDSA)\+SHA[0-9]{1,3})\z");

    private static TlsNameVerdict JudgeCipher(string name) => s_tls13Ciphers.Contains(name)
        ? TlsNameVerdict.NotConfigurable
        : Judge(name, s_opensslCiphers.Concat(s_ianaCiphers), @"\A(TLS_[A-Z0-9]+(_[A-Z0-9]+)*_WITH_[A-Z0-9_]+|(ECDHE|DHE|ECDH|PSK|RSA|SRP|ADH|AECDH)(-[A-Z0-9]+)+|(AES|CAMELLIA|ARIA|SEED|DES|RC4|NULL)[A-Z0-9]*(-[A-Z0-9]+)+)\z");

    private static TlsNameVerdict Judge(string name, IEnumerable<string> known, string form)
    {
        name = name ?? throw new ArgumentNullException(nameof(name));
        if (known.Contains(name)) return TlsNameVerdict.Known;
        if (name.Length > LongestName) return TlsNameVerdict.Unknown;
        return Regex.IsMatch(name, form, RegexOptions.CultureInvariant) ? TlsNameVerdict.Doubtful : TlsNameVerdict.Unknown;
    }
}
