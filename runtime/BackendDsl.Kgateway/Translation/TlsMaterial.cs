using BackendDsl.Envoy.Config.Core.V3;

namespace BackendDsl.Kgateway.Translation;

/// <summary>Certificate chain, key and authority: the text of a Secret, or paths on the proxy.</summary>
internal sealed record TlsMaterial(TlsSource Source, string Chain, string Key, string CertificateAuthority)
{
    public static TlsMaterial None { get; } = new(TlsSource.None, "", "", "");

    public static TlsMaterial FromFiles(Block files)
    {
        var material = new TlsMaterial(TlsSource.Files, files.Text("tlsCertificate") ?? "", files.Text("tlsKey") ?? "", files.Text("rootCA") ?? "");
        // The gateway checks the two paths as if they were the certificate and the key themselves, so real paths never pass there.
        // We say what was meant, and tell it.
        if (material.Chain.Length > 0 && material.Key.Length > 0)
            files.Warn("", "paths of a client certificate are translated as paths, but kgateway itself takes their text for the certificate and refuses the policy: use secretRef");
        return material;
    }

    public static TlsMaterial FromSecret(Block tls, string name, string @namespace, TranslationContext context)
    {
        if (context.FindSecret(@namespace, name) is not { } secret)
        {
            tls.Error("secretRef", $"secret not found: {@namespace}/{name}");
            return new(TlsSource.Secret, "", "", "");
        }

        var material = new TlsMaterial(TlsSource.Secret, secret.Text("tls.crt"), secret.Text("tls.key"), secret.Text("ca.crt"));
        // Only the newest gateway reads the authority before Envoy does.
        if (material.CertificateAuthority.Length > 0 && context.Options.Profile == KgatewayProfile.ZoneAware)
        {
            if (Pem.WhyNotCertificates(material.CertificateAuthority) is { } reason)
                tls.Error("secretRef", $"invalid ca.crt in Secret {@namespace}/{name}: {reason}");
            else
                material = material with { CertificateAuthority = Pem.OnlyCertificates(material.CertificateAuthority) };
        }

        if (material.Chain.Length == 0 || material.Key.Length == 0 || tls.Flag("simpleTLS") == true)
            return material;
        var chain = secret.CleanChain(material.Chain, material.Key, out var problem, out var doubt);
        if (problem is not null)
            tls.Error("secretRef", $"invalid certificate and key pair in Secret {@namespace}/{name}: {problem}");
        else if (doubt is not null)
            tls.Warn("secretRef", $"Secret {@namespace}/{name}: {doubt} and refuses the cluster");
        return material with { Chain = chain ?? material.Chain };
    }

    public DataSource Data(string text) => Source == TlsSource.Files ? new() { Filename = text } : new() { InlineString = text };
}
