using BackendDsl.Envoy;

namespace BackendDsl.EnvoyGateway;

/// <summary>How to translate.</summary>
public sealed record EnvoyGatewayOptions
{
    /// <summary>Which Envoy Gateway is imitated, for example <c>1.9</c>; null for the newest known.</summary>
    public string? Release { get; init; }

    /// <summary>
    /// True to do as Envoy Gateway's own offline translator (<c>egctl x translate</c>) does: of the metadata only name and namespace are seen, so
    /// labels select nothing and ages do not count; Services are always routed to by their cluster IP; what is not given does not exist; one object
    /// that the API server would refuse fails everything. Default: false, as a running controller does.
    /// </summary>
    public bool AsOfflineTranslator { get; init; }

    /// <summary>True to tell for each field of a cluster which policy it came from. Off: faster.</summary>
    public bool RecordsOrigins { get; init; }

    /// <summary>
    /// True to judge each object by its definition first, and to leave out what the API server would refuse. Default: true. Off: faster, for objects that
    /// were judged before (<c>Build()</c> does).
    /// </summary>
    public bool ValidatesObjects { get; init; } = true;

    /// <summary>True to tell what Envoy would refuse or ignore of the clusters; origins are then recorded too. Default: true. Off: faster.</summary>
    public bool ChecksClusters { get; init; } = true;

    /// <summary>The Envoy that runs the clusters; null for the one the release comes with.</summary>
    public EnvoyVersion? Envoy { get; init; }
}
