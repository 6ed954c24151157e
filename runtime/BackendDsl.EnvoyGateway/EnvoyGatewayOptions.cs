using BackendDsl.Envoy;

namespace BackendDsl.EnvoyGateway;

/// <summary>How to translate.</summary>
public sealed record EnvoyGatewayOptions
{
    /// <summary>Which Envoy Gateway is imitated. Default: the newest known.</summary>
    public EnvoyGatewayRelease Release { get; init; } = EnvoyGatewayRelease.Newest;

    /// <summary>
    /// True to do as Envoy Gateway's own offline translator (<c>egctl x translate</c>) does: of the metadata only name and namespace are seen, so
    /// labels select nothing and ages do not count; Services are always routed to by their cluster IP; what is not given does not exist; one object
    /// that the API server would refuse fails everything. Default: false, as a running controller does.
    /// </summary>
    public bool AsOfflineTranslator { get; init; }

    /// <summary>True to tell for each field of a cluster which policy it came from. Default: true.</summary>
    public bool RecordOrigins { get; init; } = true;

    /// <summary>The Envoy that will run the clusters. Null: that of the release.</summary>
    public EnvoyVersion? EnvoyVersion { get; init; }
}
