using BackendDsl.Envoy.Codec.Schema;

namespace BackendDsl.Envoy.Codec.Wire;

/// <summary>A set field and its value.</summary>
internal readonly record struct ApiEntry(ApiField Field, object Value);
