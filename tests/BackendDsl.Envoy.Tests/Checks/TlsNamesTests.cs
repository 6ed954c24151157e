namespace BackendDsl.Envoy.Tests.Checks;

/// <summary>Names of TLS.</summary>
public sealed class TlsNamesTests
{
    [Theory]
    [InlineData("ECDHE-ECDSA-AES128-GCM-SHA256", TlsNameVerdict.Known)]
    [InlineData("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", TlsNameVerdict.Known)]
    [InlineData("[ECDHE-ECDSA-AES128-GCM-SHA256|ECDHE-ECDSA-CHACHA20-POLY1305]", TlsNameVerdict.Known)]
    [InlineData("[ECDHE-ECDSA-AES128-GCM-SHA256|nonsense]", TlsNameVerdict.Unknown)]
    [InlineData("TLS_AES_256_GCM_SHA384", TlsNameVerdict.NotConfigurable)]
    [InlineData("DHE-RSA-AES256-GCM-SHA384", TlsNameVerdict.Doubtful)]
    [InlineData("TLS_DHE_RSA_WITH_AES_128_GCM_SHA256", TlsNameVerdict.Doubtful)]
    [InlineData("ecdhe-ecdsa-aes128-gcm-sha256", TlsNameVerdict.Unknown)]
    [InlineData("AES128-SHA ", TlsNameVerdict.Unknown)]
    [InlineData("AES128-SHA\n", TlsNameVerdict.Unknown)]
    [InlineData("hello", TlsNameVerdict.Unknown)]
    [InlineData("", TlsNameVerdict.Unknown)]
    [InlineData("[]", TlsNameVerdict.Unknown)]
    public void Cipher_suites(string name, TlsNameVerdict verdict) => Assert.Equal(verdict, TlsNames.JudgeCipherSuite(name));

    [Theory]
    [InlineData("X25519", TlsNameVerdict.Known)]
    [InlineData("P-256", TlsNameVerdict.Known)]
    [InlineData("X25519MLKEM768", TlsNameVerdict.Known)]
    [InlineData("prime256v1", TlsNameVerdict.Known)]
    [InlineData("secp256k1", TlsNameVerdict.Doubtful)]
    [InlineData("X448", TlsNameVerdict.Doubtful)]
    [InlineData("MLKEM1024", TlsNameVerdict.Doubtful)]
    [InlineData("p-256", TlsNameVerdict.Unknown)]
    [InlineData("hello", TlsNameVerdict.Unknown)]
    public void Curves(string name, TlsNameVerdict verdict) => Assert.Equal(verdict, TlsNames.JudgeCurve(name));

    [Theory]
    [InlineData("rsa_pss_rsae_sha256", TlsNameVerdict.Known)]
    [InlineData("ECDSA+SHA256", TlsNameVerdict.Known)]
    [InlineData("ed25519", TlsNameVerdict.Known)]
    [InlineData("rsa_pss_pss_sha256", TlsNameVerdict.Doubtful)]
    [InlineData("ed448", TlsNameVerdict.Doubtful)]
    [InlineData("mldsa65", TlsNameVerdict.Doubtful)]
    [InlineData("sha256", TlsNameVerdict.Unknown)]
    [InlineData("hello", TlsNameVerdict.Unknown)]
    public void Signature_algorithms(string name, TlsNameVerdict verdict) => Assert.Equal(verdict, TlsNames.JudgeSignatureAlgorithm(name));

    [Fact]
    public void Long_names_do_not_take_long() => Assert.Equal(TlsNameVerdict.Unknown, TlsNames.JudgeCipherSuite("ECDHE-" + new string('A', 1_000_000) + "-"));
}
