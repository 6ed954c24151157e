using BackendDsl.Envoy.Config.Cluster.V3;
using BackendDsl.Envoy.Config.Endpoint.V3;
using BackendDsl.Envoy.Extensions.TransportSockets.Tls.V3;

namespace BackendDsl.Envoy;

/// <summary>What a bootstrap around clusters is made of.</summary>
public sealed record EnvoyBootstrapOptions
{
    /// <summary>Port of the admin interface, on the loopback address.</summary>
    public int AdminPort { get; init; } = 19000;

    /// <summary>Port of the listener of the first cluster, on the loopback address; the others follow, in the order of the names.</summary>
    public int FirstListenerPort { get; init; } = 10000;

    /// <summary>
    /// The hosts of a cluster whose hosts come from a control plane (EDS), which a bootstrap of its own does not have; null for none. Such a
    /// cluster becomes a static one.
    /// </summary>
    public Func<Cluster, ClusterLoadAssignment?>? Endpoints { get; init; }

    /// <summary>The authorities of the system, for the secret <c>SYSTEM_CA_CERT</c> where a cluster names it.</summary>
    public string SystemCaFile { get; init; } = "/etc/ssl/certs/ca-certificates.crt";

    /// <summary>Further static secrets; one named <c>SYSTEM_CA_CERT</c> replaces that of <see cref="SystemCaFile"/>.</summary>
    public IReadOnlyList<Secret> Secrets { get; init; } = [];

    /// <summary><c>node.id</c> and <c>node.cluster</c>.</summary>
    public string NodeName { get; init; } = "backenddsl";

    /// <summary>The machine that Envoy is started on: a cluster that it refuses there is told before anything is written. Its static secrets are those of the bootstrap.</summary>
    public EnvoyEnvironment Environment { get; init; } = EnvoyEnvironment.Unknown;

    /// <summary>The release that is started.</summary>
    public EnvoyVersion Version { get; init; } = EnvoyVersion.Newest;
}
