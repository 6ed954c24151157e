namespace BackendDsl.CSharp.Model;

/// <summary>The method of an object's shape that adds a member.</summary>
/// <param name="Name">Its name.</param>
/// <param name="TypeArgument">The shape whose type it is generic in; null for a method that is not generic.</param>
internal readonly record struct SlotMethod(string Name, Shape? TypeArgument = null)
{
    /// <summary>The one for shapes that have none of their own: it takes a type of slot.</summary>
    public const string General = "Slot";

    /// <summary>The method for a shape.</summary>
    public static SlotMethod Of(Shape shape) => shape.Kind switch
    {
        ShapeKind.String or ShapeKind.Duration or ShapeKind.Timestamp => new("String"),
        ShapeKind.Enum => new(shape.IsInteger ? "Integer" : "String"),
        ShapeKind.Boolean => new("Boolean"),
        ShapeKind.Int32 or ShapeKind.Int64 => new("Integer"),
        ShapeKind.Double => new("Number"),
        ShapeKind.IntOrString or ShapeKind.Quantity => new("IntOrString"),
        ShapeKind.Untyped => new("Untyped"),
        ShapeKind.Object => new("Object", shape),
        ShapeKind.List when shape.Item!.Kind == ShapeKind.String => new("Strings"),
        ShapeKind.List when shape.Item!.Kind == ShapeKind.Object => new("Objects", shape.Item),
        ShapeKind.Map when shape.Item!.Kind == ShapeKind.String => new("StringMap"),
        ShapeKind.Map when shape.Item!.Kind == ShapeKind.Object => new("ObjectMap", shape.Item),
        _ => new(General),
    };

    /// <summary>The member of <c>SlotType</c> for a shape: generic in its type for an enumeration or object, a method over that of the items for a list or map, else a property.</summary>
    public static string SlotTypeOf(Shape shape) => shape.Kind == ShapeKind.Enum && shape.IsInteger ? "IntegerEnum" : shape.Kind.ToString();

    /// <summary>Whether the type of slot is wrapped, because an item of it may be null.</summary>
    public static bool IsNullableValue(Shape shape) =>
        shape.IsNullable && shape.Kind is not (ShapeKind.Untyped or ShapeKind.String or ShapeKind.Object or ShapeKind.List or ShapeKind.Map);
}
