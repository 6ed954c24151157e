using BackendDsl.Cel.Values;
using BackendDsl.Validation.BuiltIn.Facts;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Validation.BuiltIn;

/// <summary>The types that CEL expressions over built-in kinds are checked against.</summary>
internal static class KindTypes
{
    /// <summary>The type of a kind's objects.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="minor">The server's version.</param>
    /// <param name="knowsQuantities">False as the server does it: members that hold quantities, and lists and maps of them, are not there.</param>
    public static CelType Of(BuiltInKind kind, int minor, bool knowsQuantities)
    {
        // The server gives each of its types a number.
        var schema = Object(TypeTable.Get(kind.TypeName), minor, knowsQuantities, []);
        return new SchemaTypes(reservedWordsAsFields: true).Build(schema, kind.Kind + "#", isResourceRoot: false)!.Type;
    }

    private static SchemaNode Object(TypeFacts type, int minor, bool knowsQuantities, HashSet<string> open)
    {
        if (type.IsOpen || !open.Add(type.Name))
            return Anything();
        var properties = new List<SchemaProperty>(type.Members.Length);
        foreach (var member in type.Members)
        {
            if (member.IsIn(minor) && Node(member.Shape, minor, knowsQuantities, open) is { } node)
                properties.Add(new(member.Name, node));
        }

        open.Remove(type.Name);
        return new() { Type = SchemaType.Object, Properties = properties };
    }

    private static SchemaNode? Node(Shape shape, int minor, bool knowsQuantities, HashSet<string> open)
    {
        switch (shape.Kind)
        {
            case ShapeKind.Quantity:
                return knowsQuantities ? Anything() : null;
            case ShapeKind.IntOrString or ShapeKind.Any:
                return Anything();
            case ShapeKind.Boolean:
                return new() { Type = SchemaType.Boolean };
            case ShapeKind.Int32 or ShapeKind.Int64:
                return new() { Type = SchemaType.Integer };
            case ShapeKind.Double:
                return new() { Type = SchemaType.Number };
            case ShapeKind.Time or ShapeKind.MicroTime:
                return new() { Type = SchemaType.String, Format = "date-time" };
            case ShapeKind.Bytes:
                return new() { Type = SchemaType.String, Format = "byte" };
            case ShapeKind.Object:
                return Object(shape.Type, minor, knowsQuantities, open);
            case ShapeKind.List:
                return Node(shape.Item, minor, knowsQuantities, open) is { } item ? new() { Type = SchemaType.Array, Items = item } : null;
            case ShapeKind.Map:
                return Node(shape.Item, minor, knowsQuantities, open) is { } value ? new() { Type = SchemaType.Object, AdditionalProperties = value } : null;
            default:
                return new() { Type = SchemaType.String };
        }
    }

    // What is only known when an expression runs.
    private static SchemaNode Anything() => new() { IntOrString = true };
}
