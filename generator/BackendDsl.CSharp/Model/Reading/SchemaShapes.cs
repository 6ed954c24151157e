using BackendDsl.Validation.Definitions;

namespace BackendDsl.CSharp.Model.Reading;

/// <summary>Tells what a schema node is in C#.</summary>
internal static class SchemaShapes
{
    /// <summary>The kind of shape of a node; <see cref="ItemOf"/> goes on for lists and maps.</summary>
    public static ShapeKind KindOf(SchemaNode node)
    {
        if (node.IntOrString)
            return WellKnownPatterns.IsQuantity(node) ? ShapeKind.Quantity : ShapeKind.IntOrString;
        return node.Type switch
        {
            SchemaType.String when Enumerations.ValuesOf(node).Count > 0 => ShapeKind.Enum,
            SchemaType.String when WellKnownPatterns.IsDuration(node) => ShapeKind.Duration,
            SchemaType.String when node.Format is "date-time" or "datetime" => ShapeKind.Timestamp,
            SchemaType.String => ShapeKind.String,
            SchemaType.Integer when Enumerations.ValuesOf(node).Count > 0 => ShapeKind.Enum,
            SchemaType.Integer => node.Format == "int32" ? ShapeKind.Int32 : ShapeKind.Int64,
            SchemaType.Number => ShapeKind.Double,
            SchemaType.Boolean => ShapeKind.Boolean,
            SchemaType.Array => ShapeKind.List,
            SchemaType.Object => ObjectKindOf(node),
            _ when node.Properties.Count > 0 => ShapeKind.Object,
            _ when node.Items is not null => ShapeKind.List,
            _ when node.AdditionalProperties is not null => ShapeKind.Map,
            _ => ShapeKind.Untyped,
        };
    }

    /// <summary>The schema of what a list or map holds; null where anything goes.</summary>
    public static SchemaNode? ItemOf(SchemaNode node, ShapeKind kind) =>
        kind == ShapeKind.List ? node.Items : node.AdditionalProperties;

    private static ShapeKind ObjectKindOf(SchemaNode node)
    {
        if (node.Properties.Count > 0)
            return ShapeKind.Object;
        if (node.AdditionalProperties is not null || node.AdditionalPropertiesAllowed == true)
            return ShapeKind.Map;
        // An object that declares nothing but keeps everything is JSON; one that keeps nothing is a mark, such as "random: {}".
        return node.PreserveUnknownFields || node.EmbeddedResource ? ShapeKind.Untyped : ShapeKind.Object;
    }
}
