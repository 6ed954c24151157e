using BackendDsl.CSharp.Model;

namespace BackendDsl.CSharp.Printing;

/// <summary>The C# spelling of shapes. The aliases are those that <see cref="KindPrinter"/> declares at the top of each file.</summary>
internal sealed class ShapeText(string rootClass, bool isInternal)
{
    /// <summary>The class that the code being printed stands in: types inside the root class are named through it from elsewhere.</summary>
    public bool InsideRoot { get; set; }

    /// <summary>The access of a type printed here: what stands inside the root class is never seen further than that.</summary>
    public string Access => isInternal && !InsideRoot ? "internal" : "public";

    /// <summary>The type of a value that is there.</summary>
    public string TypeOf(Shape shape) => shape.Kind switch
    {
        ShapeKind.String => "string",
        ShapeKind.Boolean => "bool",
        ShapeKind.Int32 => "int",
        ShapeKind.Int64 => "long",
        ShapeKind.Double => "double",
        ShapeKind.Duration => "M_::DurationValue",
        ShapeKind.Timestamp => "M_::TimestampValue",
        ShapeKind.IntOrString => "M_::IntOrStringValue",
        ShapeKind.Quantity => "M_::QuantityValue",
        ShapeKind.Untyped => "M_::UntypedValue",
        ShapeKind.List => $"M_::ModelList<{ItemOf(shape)}>",
        ShapeKind.Map => $"M_::ModelMap<{ItemOf(shape)}>",
        _ => NameOf(shape.TypeName!),
    };

    /// <summary>The type of what a list or map holds.</summary>
    public string ItemOf(Shape shape) => TypeOf(shape.Item!) + (shape.Item!.IsNullable && shape.Item.Kind != ShapeKind.Untyped ? "?" : "");

    /// <summary>The call that adds a member of that shape to an object's shape.</summary>
    public string SlotOf(string wireName, Shape shape)
    {
        var method = SlotMethod.Of(shape);
        var type = method.TypeArgument is { } argument ? $"<{TypeOf(argument)}>" : "";
        return $".{method.Name}{type}({Literals.Of(wireName)}{(method.Name == SlotMethod.General ? ", " + SlotTypeOf(shape) : "")})";
    }

    private string SlotTypeOf(Shape shape)
    {
        var type = "M_::SlotType." + SlotMethod.SlotTypeOf(shape) + shape.Kind switch
        {
            ShapeKind.Enum or ShapeKind.Object => $"<{TypeOf(shape)}>()",
            ShapeKind.List or ShapeKind.Map => $"({SlotTypeOf(shape.Item!)})",
            _ => "",
        };
        return SlotMethod.IsNullableValue(shape) ? $"M_::SlotType.Nullable({type})" : type;
    }

    /// <summary>True for shapes whose C# type is a reference type.</summary>
    public static bool IsReference(ShapeKind kind) => kind is ShapeKind.String or ShapeKind.Object or ShapeKind.List or ShapeKind.Map;

    /// <summary>A generated type as the present scope names it.</summary>
    public string NameOf(TypeName name) => name.IsNested && !InsideRoot ? rootClass + "." + name.Name : name.Name;
}
