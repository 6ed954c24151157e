using BackendDsl.EnvoyGateway.Clusters;
using BackendDsl.GatewayApi;

namespace BackendDsl.EnvoyGateway;

/// <summary>Tells, offline, which Envoy clusters Envoy Gateway makes of routes, backends and policies, and what it says of the policies.</summary>
/// <remarks>
/// Manifests in a repository are seldom everything that is in a cluster. A GatewayClass or Namespace that is not given counts as one that
/// suits; a Service without EndpointSlices counts as one that has ready endpoints; ConfigMaps and Secrets count as present where none of their
/// kind is given. The offline form (<see cref="EnvoyGatewayOptions.AsOfflineTranslator"/>) takes absence for absence, as that translator does.
/// </remarks>
public static class EnvoyGatewayTranslator
{
    /// <summary>Translates everything in <paramref name="input"/>.</summary>
    /// <param name="input">Gateways, routes, backends and policies.</param>
    /// <param name="options">How; null for a running controller of the newest release.</param>
    /// <returns>
    /// The clusters by name, and the status of each policy. A translation that fails as a whole is no exception here: it has no clusters, and
    /// <see cref="TranslationResult.WholeFailure"/> says why.
    /// </returns>
    /// <exception cref="ArgumentException">The release is not known; the message lists those that are.</exception>
    public static TranslationResult Translate(GatewayInput input, EnvoyGatewayOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        options ??= new();
        var release = EnvoyGatewayController.Instance.FindRelease(options.Release);
        return new Translation(input, options, options.Envoy ?? release.Envoy).Run();
    }
}
