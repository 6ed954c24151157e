namespace BackendDsl.Envoy.Codec.Wire;

/// <summary>A duration or a point in time.</summary>
internal readonly record struct ApiTime(long Seconds, int Nanos);
