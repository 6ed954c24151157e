namespace BackendDsl.CSharp.Model;

/// <summary>The C# type of a value.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="TypeName">The name of a generated type, for enumerations and objects.</param>
/// <param name="Item">What a list or map holds.</param>
/// <param name="IsNullable">True for an item that may be null.</param>
/// <param name="IsInteger">True for an enumeration of integers.</param>
internal sealed record Shape(ShapeKind Kind, TypeName? TypeName = null, Shape? Item = null, bool IsNullable = false, bool IsInteger = false);
