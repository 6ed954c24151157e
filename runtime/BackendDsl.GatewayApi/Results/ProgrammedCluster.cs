using System.Collections.Immutable;
using BackendDsl.Envoy.Config.Cluster.V3;

namespace BackendDsl.GatewayApi;

/// <summary>A cluster that the gateway gets.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Gateway">The Gateway it is for; null where every gateway of the controller gets the same.</param>
/// <param name="Forms">
/// The cluster; more than one where the release decides at random: any of them may be running. Never empty; the first is the one to show.
/// </param>
public sealed record ProgrammedCluster(string Name, ObjectRef? Gateway, ImmutableArray<ClusterForm> Forms)
{
    /// <summary>The objects that traffic to the cluster goes to, a Service or Backend each; none where the controller adds the cluster for itself.</summary>
    public ImmutableArray<ObjectRef> Backends { get; init; } = [];

    /// <summary>The first form.</summary>
    public Cluster Cluster => Forms[0].Cluster;

    /// <summary>True where the release decides at random what the cluster is.</summary>
    public bool IsUnstable => Forms.Length > 1;
}
