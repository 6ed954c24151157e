using BackendDsl.Envoy.Codec.Json;
using BackendDsl.Envoy.Codec.Schema;

namespace BackendDsl.Envoy;

/// <summary>Fields whose contents Envoy does not show.</summary>
internal static class Sensitive
{
    private const string Tls = "envoy.extensions.transport_sockets.tls.v3.";

    private static readonly HashSet<(string Message, string Field)> s_fields =
    [
        ("envoy.config.core.v3.GrpcService.GoogleGrpc.SslCredentials", "private_key"),
        (Tls + "PrivateKeyProvider", "typed_config"),
        (Tls + "TlsCertificate", "private_key"),
        (Tls + "TlsCertificate", "pkcs12"),
        (Tls + "TlsCertificate", "password"),
        (Tls + "TlsSessionTicketKeys", "keys"),
        (Tls + "GenericSecret", "secret"),
        (Tls + "GenericSecret", "secrets"),
    ];

    public static bool IsSensitive(ApiMessage type, ApiField field) => s_fields.Contains((type.FullName, field.Name));

    /// <summary>Text and bytes are replaced; everything else inside a secret is taken out.</summary>
    public static bool MayBeDropped(ApiField field) => field.Kind is not (ApiKind.String or ApiKind.Bytes or ApiKind.Message or ApiKind.Any);

    public static bool IsRedacted(object value) => value switch
    {
        string text => text == MessageEncoder.Redacted,
        byte[] bytes => bytes.AsSpan().SequenceEqual("[redacted]"u8),
        _ => false,
    };
}
