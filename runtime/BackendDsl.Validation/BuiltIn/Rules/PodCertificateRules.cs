using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.BuiltIn.Views;

namespace BackendDsl.Validation.BuiltIn.Rules;

/// <summary>A certificate that the kubelet asks for and puts into a volume.</summary>
internal static class PodCertificateRules
{
    public static void Check(PodCertificateProjectionView certificate, Field at, Report report)
    {
        if (report.Minor < 35)
            return;
        Rules.Check.Required(certificate.SignerName, at.Member("signerName"), report);
        Rules.Check.RequiredOneOf(certificate.KeyType, at.Member("keyType"), report, "RSA3072", "RSA4096", "ECDSAP256", "ECDSAP384", "ECDSAP521", "ED25519");
    }
}
