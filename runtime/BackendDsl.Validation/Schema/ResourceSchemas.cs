using BackendDsl.Validation.Definitions;

namespace BackendDsl.Validation.Schema;

/// <summary>What CEL rules see of a resource beside what its schema declares: apiVersion, kind and the name.</summary>
internal static class ResourceSchemas
{
    /// <summary>
    /// True where a schema describes all of it by itself, and is taken as it is; else the three are put in their place.
    /// </summary>
    public static bool DescribesItself(SchemaNode node) =>
        IsText(node.FindProperty("kind")) && IsText(node.FindProperty("apiVersion"))
        && node.FindProperty("metadata") is { Type: SchemaType.Object } metadata
        && IsText(metadata.FindProperty("name")) && IsText(metadata.FindProperty("generateName"));

    private static bool IsText(SchemaNode? node) => node is { Type: SchemaType.String };
}
