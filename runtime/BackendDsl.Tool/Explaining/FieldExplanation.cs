using BackendDsl.Validation.Definitions;

namespace BackendDsl.Tool.Explaining;

/// <summary>What is known of a field.</summary>
/// <param name="ApiVersion">The kind's apiVersion.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Path">The field; empty for the kind as a whole.</param>
/// <param name="Node">Its schema.</param>
/// <param name="IsRequired">True where the object around it must have it.</param>
/// <param name="Becomes">What it becomes in Envoy, by release; empty where nothing is known of that.</param>
internal sealed record FieldExplanation(string ApiVersion, string Kind, string Path, SchemaNode Node, bool IsRequired, IReadOnlyList<EnvoyField> Becomes);
