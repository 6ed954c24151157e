namespace BackendDsl.CSharp.Model;

/// <summary>
/// The methods of the library's base classes that read and set a member. Each type has a name of its own: resolving one overloaded name a thousand times costs a compiler
/// a quarter of its time.
/// </summary>
internal static class Accessors
{
    /// <summary>What reads it; generic in the type of an object or enumeration, or in that of the items of a list or map.</summary>
    public static string Getter(Shape shape) => shape.Kind switch
    {
        ShapeKind.Enum => shape.IsInteger ? "GetIntegerEnum" : "GetEnum",
        _ => "Get" + shape.Kind,
    };

    /// <summary>What sets it, in a model and in a builder alike; generic as what reads it, but for an object.</summary>
    public static string Setter(Shape shape) => shape.Kind switch
    {
        ShapeKind.Enum => shape.IsInteger ? "SetIntegerEnum" : "SetEnum",
        ShapeKind.Int32 => "SetInt64",
        _ => "Set" + shape.Kind,
    };
}
