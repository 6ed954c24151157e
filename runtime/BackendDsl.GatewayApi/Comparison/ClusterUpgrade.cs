using System.Collections.Immutable;

namespace BackendDsl.GatewayApi;

/// <summary>What another release does to one cluster.</summary>
/// <param name="Name">The cluster.</param>
/// <param name="Kind">What happens.</param>
/// <param name="Fields">What differs, for <see cref="UpgradeChangeKind.Changed"/>; else empty.</param>
/// <param name="Reason">Why it fails or failed; else empty.</param>
/// <param name="IsUnstable">True where one of the releases decides at random what the cluster is: then the forms that are nearest to each other were compared.</param>
public sealed record ClusterUpgrade(string Name, UpgradeChangeKind Kind, ImmutableArray<FieldUpgrade> Fields, string Reason, bool IsUnstable);
