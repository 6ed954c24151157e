using BackendDsl.Envoy;

namespace BackendDsl.GatewayApi;

/// <summary>What to translate for.</summary>
/// <param name="Release">A release by the controller's own name for it, for example <c>2.4</c>; null for the newest.</param>
public sealed record GatewayTarget(string? Release = null)
{
    /// <summary>The Envoy that runs the clusters; null for the one the release comes with.</summary>
    public EnvoyVersion? Envoy { get; init; }

    /// <summary>Whether each field's origin is recorded. Off: faster.</summary>
    public bool RecordsOrigins { get; init; }

    /// <summary>Whether Envoy's verdict on each cluster is among the findings. Off: faster.</summary>
    public bool ChecksClusters { get; init; }

    /// <summary>The machine and the bootstrap of that Envoy; null for the bootstrap that the controller writes, on a machine of which nothing is known.</summary>
    public EnvoyEnvironment? Environment { get; init; }

    /// <summary>The controller's own settings by their names (for kgateway the environment variables <c>KGW_*</c>); absent: its defaults.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();
}
