using System.Collections.Immutable;
using BackendDsl.Envoy.Config.Cluster.V3;

namespace BackendDsl.GatewayApi;

/// <summary>A cluster that the controller could not translate: the gateway does not get it, and its routes answer 500.</summary>
/// <param name="Name">The name it would have.</param>
/// <param name="BlackHole">What the controller's own translator puts in its place, a cluster without endpoints; null where it puts nothing.</param>
/// <param name="Reason">Why, in the controller's words.</param>
public sealed record FailedCluster(string Name, Cluster? BlackHole, string Reason)
{
    /// <summary>The objects that traffic to it would go to.</summary>
    public ImmutableArray<ObjectRef> Backends { get; init; } = [];

    /// <summary>Equality is by value, the backends included.</summary>
    public bool Equals(FailedCluster? other) =>
        other is not null && Name == other.Name && Reason == other.Reason && Equals(BlackHole, other.BlackHole) && Backends.SequenceEqual(other.Backends);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Reason, BlackHole, Backends.Length);
}
