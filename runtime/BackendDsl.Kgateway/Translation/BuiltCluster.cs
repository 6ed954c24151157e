using System.Collections.Immutable;
using BackendDsl.GatewayApi;

namespace BackendDsl.Kgateway.Translation;

/// <summary>A cluster, or why it failed.</summary>
internal sealed record BuiltCluster(string Name, ResourceKey Key, ImmutableArray<ClusterForm> Forms, string? Error);
