using System.Reflection.Metadata;
using BackendDsl.CSharp.Model;
using BackendDsl.DefinitionCompiler.Metadata;

namespace BackendDsl.DefinitionCompiler.Emitting;

/// <summary>What generated code stands on: the types and methods of the library and of the framework, each looked up once.</summary>
internal sealed class Library(AssemblyBuilder assembly)
{
    private const string Models = "BackendDsl.Models.";

    private readonly Dictionary<(string Type, string Name, int TypeParameters, string? Parameters), LibraryMethod> _methods = [];

    public ClrType Shape => Type(Models + "ObjectShape");

    public ClrType ModelObject => Type(Models + "ModelObject");

    /// <summary>A type of the library's models.</summary>
    public ClrType Model(string name, params IReadOnlyList<ClrType> arguments) => Type(Models + name, arguments);

    /// <summary>Any type.</summary>
    public ClrType Type(string fullName, params IReadOnlyList<ClrType> arguments) => assembly.References.Type(fullName).Of(arguments);

    public ClrType Nullable(ClrType type) => Type("System.Nullable`1", type);

    public ClrType Enumerable(ClrType item) => Type("System.Collections.Generic.IEnumerable`1", item);

    public ClrType Action(ClrType argument) => Type("System.Action`1", argument);

    /// <summary>A method of a type that is not generic.</summary>
    public EntityHandle Method(string type, string name, int typeParameters = 0, string? parameters = null) => assembly.Token(Find(type, name, typeParameters, parameters));

    /// <summary>A method of a type that is generic.</summary>
    public EntityHandle MethodOf(ClrType type, string fullName, string name, int typeParameters = 0, string? parameters = null) =>
        assembly.Token(Find(fullName, name, typeParameters, parameters), type);

    /// <summary>A value that is there.</summary>
    public ClrType ValueOf(Shape shape, KindTypes types) => shape.Kind switch
    {
        ShapeKind.String => ClrType.String,
        ShapeKind.Boolean => ClrType.Boolean,
        ShapeKind.Int32 => ClrType.Int32,
        ShapeKind.Int64 => ClrType.Int64,
        ShapeKind.Double => ClrType.Double,
        ShapeKind.Enum or ShapeKind.Object => types.Named(shape.TypeName!),
        ShapeKind.List => Model("ModelList`1", ItemOf(shape, types)),
        ShapeKind.Map => Model("ModelMap`1", ItemOf(shape, types)),
        _ => Model(shape.Kind + "Value"),
    };

    /// <summary>What a list or map holds.</summary>
    public ClrType ItemOf(Shape shape, KindTypes types)
    {
        var item = ValueOf(shape.Item!, types);
        return shape.Item!.IsNullable && shape.Item.Kind != ShapeKind.Untyped ? OrNull(item) : item;
    }

    /// <summary>A value that may be absent.</summary>
    public ClrType OrNull(ClrType type) => type.IsValueType ? Nullable(type) : type.OrNull();

    private LibraryMethod Find(string type, string name, int typeParameters, string? parameters)
    {
        var key = (type, name, typeParameters, parameters);
        if (!_methods.TryGetValue(key, out var method))
            _methods.Add(key, method = assembly.References.Method(type, name, typeParameters, parameters));
        return method;
    }
}
