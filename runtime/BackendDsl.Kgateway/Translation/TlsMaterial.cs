using BackendDsl.Envoy.Config.Core.V3;
using BackendDsl.Envoy.Extensions.TransportSockets.Tls.V3;
using BackendDsl.Kgateway.Releases;

namespace BackendDsl.Kgateway.Translation;

/// <summary>Certificate chain, key and authority: the text of a Secret, or paths on the proxy.</summary>
internal sealed class TlsMaterial
{
    private readonly string _chain;
    private readonly string _key;
    private readonly KeyValueSource? _secret;

    private TlsMaterial(TlsSource source, string chain, string key, string authority, KeyValueSource? secret = null)
    {
        Source = source;
        _chain = chain;
        _key = key;
        CertificateAuthority = authority;
        _secret = secret;
    }

    public TlsSource Source { get; }

    public string CertificateAuthority { get; }

    /// <summary>Null where there is an error, which is then told.</summary>
    public static TlsMaterial? Read(PolicyObject tls, string @namespace, TranslationContext context)
    {
        if (tls.Child("secretRef") is { IsPresent: true } secretRef)
            return FromSecret(tls, secretRef.Text("name") ?? "", @namespace, context);
        return tls.Child("files") is { IsPresent: true } files
            ? new(TlsSource.Files, files.Text("tlsCertificate") ?? "", files.Text("tlsKey") ?? "", files.Text("rootCA") ?? "")
            : new(TlsSource.None, "", "", "");
    }

    /// <summary>Adds the client certificate, if there is one. False: it is wrong, which is then told.</summary>
    public bool AddPair(PolicyObject tls, CommonTlsContext common, ReleaseFacts facts)
    {
        if (_chain.Length == 0 && _key.Length == 0)
            return true;
        var where = Source == TlsSource.Files ? "files" : "secretRef";
        if (_chain.Length == 0 || _key.Length == 0)
        {
            tls.Error(where, "invalid TLS config: for a client certificate, both certChain and privateKey must be provided", "BDSL4011");
            return false;
        }

        var chain = _chain;
        if (_secret is not null || facts.ReadsFilesAsPem)
        {
            string? doubt = null;
            var clean = _secret is null ? Pem.CleanChain(_chain, _key, out var problem) : _secret.CleanChain(_chain, _key, out problem, out doubt);
            if (clean is null)
            {
                tls.Error(where, $"invalid certificate and key pair: {problem}", Source == TlsSource.Files ? "BDSL4012" : "");
                return false;
            }

            chain = clean;
            if (doubt is not null)
                tls.Warn(where, $"{doubt} and refuses the cluster");
        }
        else
        {
            tls.Warn(where, "paths of a client certificate are translated as paths, but every release of kgateway takes their text for the certificate and refuses the policy: use secretRef", "BDSL4012");
        }

        common.TlsCertificates.Add(new TlsCertificate { CertificateChain = Data(chain), PrivateKey = Data(_key) });
        return true;
    }

    public DataSource Data(string text) => Source == TlsSource.Files ? new() { Filename = text } : new() { InlineString = text };

    private static TlsMaterial? FromSecret(PolicyObject tls, string name, string @namespace, TranslationContext context)
    {
        if (context.FindSecret(@namespace, name) is not { } secret)
        {
            tls.Error("secretRef", context.Facts.HasOldSecretMessage
                ? $"failed to extract TLS data: failed to get secret {name}: failed to find secret {name}: Secret \"{name}\" not found"
                : $"failed to extract TLS data: Secret {@namespace}/{name} not found");
            return null;
        }

        var authority = secret.Text("ca.crt");
        if (authority.Length > 0 && context.Facts.ReadsAuthorities)
        {
            if (Pem.WhyNotCertificates(authority) is { } reason)
            {
                tls.Error("secretRef", $"invalid ca.crt in Secret {@namespace}/{name}: {reason}");
                return null;
            }

            authority = Pem.OnlyCertificates(authority);
        }

        return new(TlsSource.Secret, secret.Text("tls.crt"), secret.Text("tls.key"), authority, secret);
    }
}
