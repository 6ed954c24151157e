using BackendDsl.Envoy.Config.Endpoint.V3;

namespace BackendDsl.Envoy;

/// <summary>The Envoy a cluster is for.</summary>
public sealed record EnvoyTarget
{
    /// <summary>The newest release, on a machine of which nothing is known.</summary>
    public static EnvoyTarget Default { get; } = new();

    /// <summary>Its release. Rules hold from 1.36 on; only 1.40 was asked, so a rule without a proof of its beginning holds for all.</summary>
    public EnvoyVersion Version { get; init; } = EnvoyVersion.Newest;

    /// <summary>Its machine and bootstrap.</summary>
    public EnvoyEnvironment Environment { get; init; } = EnvoyEnvironment.Unknown;

    /// <summary>The EDS answers, by the name of the cluster, where they are known.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ClusterLoadAssignment>>? Endpoints { get; init; }

    /// <summary>Whether the hosts take nothing but TLS 1.3, where that is known.</summary>
    public bool? BackendRequiresTls13 { get; init; }
}
