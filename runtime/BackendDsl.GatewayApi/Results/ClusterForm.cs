using System.Collections.Immutable;
using BackendDsl.Envoy.Config.Cluster.V3;

namespace BackendDsl.GatewayApi;

/// <summary>A cluster as a controller programs it.</summary>
/// <param name="Cluster">The cluster.</param>
/// <param name="Origins">Who decided which field, sorted by field; empty where origins were not asked for (<see cref="GatewayTarget.RecordsOrigins"/>).</param>
public sealed record ClusterForm(Cluster Cluster, ImmutableArray<FieldOrigin> Origins);
