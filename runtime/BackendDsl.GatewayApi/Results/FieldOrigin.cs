using System.Collections.Immutable;

namespace BackendDsl.GatewayApi;

/// <summary>Who decided a field of a cluster.</summary>
/// <param name="ClusterField">The field, by Envoy's names, for example <c>outlier_detection</c>.</param>
/// <param name="Winner">What decided it; null where it is the controller's own default.</param>
/// <param name="Hidden">What wanted to decide it too and lost, strongest first.</param>
public sealed record FieldOrigin(FieldPath ClusterField, Origin? Winner, ImmutableArray<Origin> Hidden);
