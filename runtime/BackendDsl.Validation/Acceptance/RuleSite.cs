using BackendDsl.Validation.Definitions;

namespace BackendDsl.Validation.Acceptance;

/// <summary>A node with CEL rules, and where it stands.</summary>
/// <param name="Node">The node.</param>
/// <param name="Path">Its path in the definition.</param>
/// <param name="IsRoot">True at the root of the resource.</param>
/// <param name="Uncorrelatable">The path of the list around it whose items stand for no old item, or null.</param>
internal sealed record RuleSite(SchemaNode Node, string Path, bool IsRoot, string? Uncorrelatable);
