using BackendDsl.Envoy.Schema;

namespace BackendDsl.Envoy.Wire;

/// <summary>A set field and its value.</summary>
internal readonly record struct ApiEntry(ApiField Field, object Value);
