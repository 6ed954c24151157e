using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Documents;

namespace BackendDsl.Tool.Findings;

/// <summary>The schema of a field.</summary>
internal static class SchemaLookup
{
    /// <summary>The node of a path; null where the schema says nothing of it.</summary>
    public static SchemaNode? Find(SchemaNode root, FieldPath path)
    {
        SchemaNode? node = root;
        foreach (var step in path.Segments)
        {
            if (node is null)
                return null;
            node = step.Kind == FieldPathSegmentKind.Index
                ? node.Items
                : node.Properties.FirstOrDefault(p => p.Name == step.Name)?.Schema ?? node.AdditionalProperties;
        }

        return node;
    }
}
