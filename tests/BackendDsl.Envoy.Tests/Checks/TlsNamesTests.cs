namespace BackendDsl.Envoy.Tests.Checks;

/// <summary>What the TLS library takes is a yes or a no.</summary>
public sealed class TlsNamesTests
{
    [Theory]
    [InlineData("ECDHE-ECDSA-AES128-GCM-SHA256", true)]
    [InlineData("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", true)]
    [InlineData("[ECDHE-ECDSA-AES128-GCM-SHA256|ECDHE-ECDSA-CHACHA20-POLY1305]", true)]
    [InlineData("[ECDHE-ECDSA-AES128-GCM-SHA256|nonsense]", false)]
    [InlineData("HIGH,!PSK", true)]
    [InlineData("TLS_AES_256_GCM_SHA384", false)]
    [InlineData("TLS_AES_256_GCM_SHA384,AES128-SHA", true)]
    [InlineData("DHE-RSA-AES256-GCM-SHA384", false)]
    [InlineData("ecdhe-ecdsa-aes128-gcm-sha256", false)]
    [InlineData("AES128-SHA ", false)]
    [InlineData("AES128-SHA\n", false)]
    [InlineData("hello", false)]
    [InlineData("", true)]
    [InlineData("[]", false)]
    public void Cipher_suites(string names, bool isTaken) => Assert.Equal(isTaken, TlsNames.AreCipherSuites(names.Split(',')));

    [Theory]
    [InlineData("X25519,P-256", true)]
    [InlineData("X25519MLKEM768", true)]
    [InlineData("prime256v1", true)]
    [InlineData("secp256k1", false)]
    [InlineData("X448", false)]
    [InlineData("p-256", false)]
    [InlineData("X25519,", false)]
    [InlineData("", true)]
    public void Curves(string names, bool isTaken) => Assert.Equal(isTaken, TlsNames.AreCurves(names.Split(',')));

    [Theory]
    [InlineData("rsa_pss_rsae_sha256", true)]
    [InlineData("ECDSA+SHA256", true)]
    [InlineData("ed25519", true)]
    [InlineData("ed25519,ed25519", false)]
    [InlineData("rsa_pss_pss_sha256", false)]
    [InlineData("ed448", false)]
    [InlineData("hello", false)]
    [InlineData("", true)]
    public void Signature_algorithms(string names, bool isTaken) => Assert.Equal(isTaken, TlsNames.AreSignatureAlgorithms(names.Split(',')));

    [Fact]
    public void Long_names_do_not_take_long() => Assert.False(TlsNames.AreCipherSuites(["ECDHE-" + new string('A', 1_000_000) + "-"]));
}
