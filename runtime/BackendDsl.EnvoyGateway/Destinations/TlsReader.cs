using BackendDsl.EnvoyGateway.Attachment;
using BackendDsl.EnvoyGateway.Reading;

namespace BackendDsl.EnvoyGateway.Destinations;

/// <summary>Reads TLS towards a backend from its own settings, a BackendTLSPolicy, the Gateway and its EnvoyProxy.</summary>
internal static class TlsReader
{
    /// <summary>The secret of the authorities of the system.</summary>
    public const string SystemSecret = "system_ca_certificates";

    /// <summary>TLS of a backend; null for plain text.</summary>
    /// <param name="own">The settings of a Backend.</param>
    /// <param name="owner">The Backend; null for a Service.</param>
    /// <param name="policy">The BackendTLSPolicy; null where there is none.</param>
    /// <param name="gateway">The Gateway of the route.</param>
    public static DestinationTls? Read(ObjectFields own, Resource? owner, Resource? policy, Gateway gateway)
    {
        if (!own.IsPresent && policy is null)
            return null;
        var tls = new DestinationTls
        {
            Source = owner,
            SourceField = "tls",
            SkipsVerification = own.Flag("insecureSkipVerify") == true,
            Sni = own.Text("sni"),
            SniFromEndpoint = own.Flag("autoSNIFromEndpointHostname") == true,
            CaSecret = owner is null ? null : Secret(own, owner),
        };
        if (policy is not null)
        {
            var validation = policy.Spec.Child("validation");
            tls = tls with
            {
                Source = policy,
                SourceField = "validation",
                Sni = validation.Text("hostname"),
                CaSecret = Secret(validation, policy),
                SubjectAltNames = [.. validation.Items("subjectAltNames").Select(n => n.Text("type") == "URI" ? (true, n.Text("uri") ?? "") : (false, n.Text("hostname") ?? ""))],
            };
        }

        return Client(tls, own, owner, gateway);
    }

    private static string? Secret(ObjectFields source, Resource owner)
    {
        if (source.Text("wellKnownCACertificates") is { } known)
            return known == "System" ? SystemSecret : null;
        return source.List("caCertificateRefs") is { Count: > 0 } ? $"{owner.Name}/{owner.Namespace}-ca" : null;
    }

    // The client's side: the Backend's over the Gateway's, which replaces that of the EnvoyProxy.
    private static DestinationTls Client(DestinationTls tls, ObjectFields own, Resource? owner, Gateway gateway)
    {
        var proxy = gateway.EnvoyProxy.Child("backendTLS");
        var certificates = gateway.Resource.Spec.Child("tls").Child("backend");
        var (secret, space) = certificates.IsPresent
            ? (certificates.Child("clientCertificateRef"), gateway.Resource.Namespace)
            : (proxy.Child("clientCertificateRef"), gateway.Resource.Namespace);
        if (own.Child("clientCertificateRef") is { IsPresent: true } mine && owner is not null)
            (secret, space) = (mine, owner.Namespace);
        return tls with
        {
            MinVersion = own.Text("minVersion") ?? proxy.Text("minVersion"),
            MaxVersion = own.Text("maxVersion") ?? proxy.Text("maxVersion"),
            Ciphers = Either("ciphers"),
            EcdhCurves = Either("ecdhCurves"),
            SignatureAlgorithms = Either("signatureAlgorithms"),
            Alpn = Either("alpnProtocols"),
            ClientSecret = secret.IsPresent ? $"{secret.Text("namespace") ?? space}/{secret.Text("name")}" : null,
        };

        IReadOnlyList<string> Either(string name) => own.Has(name) ? [.. own.Texts(name)] : [.. proxy.Texts(name)];
    }
}
