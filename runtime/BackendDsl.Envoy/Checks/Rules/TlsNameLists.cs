namespace BackendDsl.Envoy.Checks.Rules;

/// <summary>Lists of curves and signature algorithms, joined by colons, as the TLS library reads them.</summary>
internal static class TlsNameLists
{
    private static readonly HashSet<string> s_curves = new(TlsNames.Curves, StringComparer.Ordinal);
    private static readonly HashSet<string> s_algorithms = new(TlsNames.SignatureAlgorithms, StringComparer.Ordinal);

    public static bool AreCurves(string list) => list.Split(':').All(s_curves.Contains);

    public static bool AreSignatureAlgorithms(string list)
    {
        var names = list.Split(':');
        return names.All(s_algorithms.Contains) && names.Select(Canonical).Distinct(StringComparer.Ordinal).Count() == names.Length;
    }

    // Two spellings of one algorithm are the same algorithm.
    private static string Canonical(string name)
    {
        var plus = name.IndexOf('+', StringComparison.Ordinal);
        if (plus < 0) return name;
        var hash = name[(plus + 1)..].ToLowerInvariant();
        return name[..plus] switch
        {
            "RSA" => "rsa_pkcs1_" + hash,
            "ECDSA" => hash switch { "sha256" => "ecdsa_secp256r1_sha256", "sha384" => "ecdsa_secp384r1_sha384", "sha512" => "ecdsa_secp521r1_sha512", _ => "ecdsa_sha1" },
            _ => "rsa_pss_rsae_" + hash,
        };
    }
}
