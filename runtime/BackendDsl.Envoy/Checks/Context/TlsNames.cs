using BackendDsl.Envoy.Checks.Rules;

namespace BackendDsl.Envoy;

/// <summary>
/// The names of cipher suites, curves and signature algorithms that Envoy's TLS library takes. Envoy refuses a cluster with any other.
/// </summary>
/// <remarks>What a real Envoy 1.40 with BoringSSL takes; older releases and FIPS builds were not asked.</remarks>
public static class TlsNames
{
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

    /// <summary>Whether Envoy takes a list of cipher suites: joined by colons, as the TLS library reads it, with aliases, groups <c>[A|B]</c> and operators.</summary>
    public static bool AreCipherSuites(IEnumerable<string> entries) => Joined(entries, ':') is var list && (list.Length == 0 || CipherList.IsTaken(list));

    /// <summary>Whether Envoy takes a list of curves.</summary>
    public static bool AreCurves(IEnumerable<string> names) => Joined(names, ':') is var list && (list.Length == 0 || TlsNameLists.AreCurves(list));

    /// <summary>Whether Envoy takes a list of signature algorithms; none may be there twice.</summary>
    public static bool AreSignatureAlgorithms(IEnumerable<string> names) => Joined(names, ':') is var list && (list.Length == 0 || TlsNameLists.AreSignatureAlgorithms(list));

    private static string Joined(IEnumerable<string> names, char separator) => string.Join(separator, names ?? throw new ArgumentNullException(nameof(names)));
}
