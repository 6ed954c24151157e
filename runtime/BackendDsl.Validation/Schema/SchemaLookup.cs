using BackendDsl.Validation.Definitions;

namespace BackendDsl.Validation.Schema;

/// <summary>The schema of a field.</summary>
internal static class SchemaLookup
{
    /// <summary>The node of a path; null where the schema says nothing of it.</summary>
    public static SchemaNode? Find(SchemaNode root, FieldPath path)
    {
        SchemaNode? node = root;
        for (var i = 0; node is not null && i < path.Segments.Count; i++)
        {
            var step = path.Segments[i];
            node = step.Kind == FieldPathSegmentKind.Index && node.Items is { } items ? items : node.FindProperty(FieldPath.NameOf(step)) ?? node.AdditionalProperties;
        }

        return node;
    }
}
