using BackendDsl.EnvoyGateway.Reading;

namespace BackendDsl.EnvoyGateway.Settings;

/// <summary>One field of a cluster and where it comes from.</summary>
/// <param name="ClusterField">The field, by Envoy's names.</param>
/// <param name="Source">The object; null for the policy that rules the cluster.</param>
/// <param name="SpecField">The field of its spec; null for a default of the controller.</param>
internal sealed record RecordedOrigin(string ClusterField, Resource? Source, string? SpecField);
