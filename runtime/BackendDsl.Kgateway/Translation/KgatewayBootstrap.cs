using BackendDsl.Envoy;
using BackendDsl.Envoy.Extensions.TransportSockets.Tls.V3;

namespace BackendDsl.Kgateway.Translation;

/// <summary>The Envoy that kgateway starts, as far as clusters depend on its bootstrap.</summary>
internal static class KgatewayBootstrap
{
    private const string SystemAuthorities = "/etc/ssl/certs/ca-certificates.crt";

    private static readonly EnvoyEnvironment s_environment = new()
    {
        StaticSecrets = [new Secret { Name = EnvoyExtensionNames.SystemCaSecret, ValidationContext = new() { TrustedCa = new() { Filename = SystemAuthorities } } }],
    };

    public static EnvoyTarget Target(KgatewayOptions options) => new() { Version = options.Envoy, Environment = options.Environment ?? s_environment };

    /// <summary>The Envoy that tries policies in strict mode: the older releases start it without the system's authorities.</summary>
    public static EnvoyTarget StrictTarget(KgatewayOptions options) => options.Release.Facts.StrictKnowsSystemCA
        ? Target(options)
        : new() { Version = options.Envoy, Environment = (options.Environment ?? s_environment) with { StaticSecrets = [] } };
}
