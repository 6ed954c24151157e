using System.Reflection;
using System.Reflection.Metadata;
using BackendDsl.CSharp.Model;
using BackendDsl.DefinitionCompiler.Documentation;
using BackendDsl.DefinitionCompiler.Metadata;

namespace BackendDsl.DefinitionCompiler.Emitting;

/// <summary>Makes builders.</summary>
internal sealed class BuilderEmitter(AssemblyBuilder assembly, Library library, MethodCode code, DocumentationWriter documentation)
{
    private const string BaseName = "BackendDsl.Models.ObjectBuilder`2";

    /// <summary>Makes a builder.</summary>
    /// <param name="model">What it builds.</param>
    /// <param name="types">The types of the kind.</param>
    /// <param name="type">The type of what it builds, which it stands in.</param>
    /// <param name="builder">The builder.</param>
    /// <param name="baseType">What it derives from.</param>
    /// <param name="firstSlot">The slot of the first property.</param>
    /// <param name="spans">Where the code stands.</param>
    public void Emit(ObjectModel model, KindTypes types, ClrType type, ClrType builder, ClrType baseType, int firstSlot, CodeSpans spans)
    {
        var handle = assembly.Type(builder, TypeAttributes.NestedPublic | TypeAttributes.Sealed | TypeAttributes.BeforeFieldInit, "", "Builder", assembly.Token(baseType), (TypeDefinitionHandle)type.Handle);
        assembly.NullableContext = 1;
        assembly.Metadata.AddCustomAttribute(handle, assembly.Known.NullableContext, assembly.Known.OfByte(1));
        documentation.Builder(builder);
        var declaring = library.Type(BaseName, type, builder);
        foreach (var property in model.Properties)
        {
            foreach (var method in BuilderMethod.Of(property))
                AddMethod(property, method, types, type, builder, declaring, property.Slot + firstSlot, spans);
        }

        assembly.Method(
            new(".ctor", MethodAttributes.Public | MethodAttributes.SpecialName | MethodAttributes.RTSpecialName, ClrType.Void),
            code.Argument(0).Call(library.MethodOf(baseType, baseType.Name + "`2", ".ctor")).Return());
    }

    private void AddMethod(PropertyModel property, BuilderMethod method, KindTypes types, ClrType type, ClrType builder, ClrType declaring, int slot, CodeSpans spans)
    {
        var parameter = ParameterOf(property.Shape, method.Kind, types);
        code.Argument(0).Number(slot);
        if (method.Kind == BuilderMethodKind.SetValue)
            ObjectEmitter.LoadValue(code, assembly, library, property.Shape);
        else
            code.Argument(1);
        var name = KindTypes.Plain(property.Name);
        var handle = assembly.Method(new(name, MethodAttributes.Public, builder, parameter), code.Call(Target(property.Shape, method.Kind, types, declaring)).Return(), spans.Next());
        if (method.Priority > 0)
            assembly.Attribute(handle, "System.Runtime.CompilerServices.OverloadResolutionPriorityAttribute", "Int32", new AttributeArguments().Add(method.Priority));
        ObjectEmitter.AddObsolete(assembly, handle, property.Obsolete);
        documentation.BuilderMethod(builder, name, parameter.Type, type, property);
    }

    private ParameterSpec ParameterOf(Shape shape, BuilderMethodKind kind, KindTypes types)
    {
        switch (kind)
        {
            case BuilderMethodKind.Configure:
                return new("configure", library.Action(types.BuilderOf(shape.TypeName!)));
            case BuilderMethodKind.SetValue or BuilderMethodKind.SetObject:
                return new("value", library.OrNull(library.ValueOf(shape, types)));
            case BuilderMethodKind.AppendItem:
                return new("item", library.OrNull(library.ItemOf(shape, types)));
            case BuilderMethodKind.Append:
                return new("items", library.Enumerable(library.ItemOf(shape, types)).OrNull(), IsCollection: true);
            case BuilderMethodKind.AppendBuilt:
                return new("items", library.Enumerable(library.Action(types.BuilderOf(shape.Item!.TypeName!))), IsCollection: true);
            case BuilderMethodKind.Put:
                return new("items", library.Enumerable(Pair(library.ItemOf(shape, types))), IsCollection: true, TupleNames: ["Key", "Value"]);
            case BuilderMethodKind.PutBuilt:
                return new("items", library.Enumerable(Pair(library.Action(types.BuilderOf(shape.Item!.TypeName!)))), IsCollection: true, TupleNames: ["Key", "Configure"]);
            case BuilderMethodKind.PutPairs:
                return new("items", library.Enumerable(library.Type("System.Collections.Generic.KeyValuePair`2", ClrType.String, library.ItemOf(shape, types))).OrNull());
            case BuilderMethodKind.PutDictionary:
                return new("items", library.Type("System.Collections.Generic.Dictionary`2", ClrType.String, library.ItemOf(shape, types)).OrNull());
            default:
                throw new CannotCompileException($"no builder method takes {kind}");
        }
    }

    private ClrType Pair(ClrType value) => library.Type("System.ValueTuple`2", ClrType.String, value);

    private EntityHandle Target(Shape shape, BuilderMethodKind kind, KindTypes types, ClrType declaring)
    {
        return kind switch
        {
            BuilderMethodKind.Configure => assembly.Token(Method("Configure", 1), types.BuilderOf(shape.TypeName!)),
            BuilderMethodKind.SetObject => Method("SetObject"),
            BuilderMethodKind.Append => assembly.Token(Method("Append", 1), library.ItemOf(shape, types)),
            BuilderMethodKind.AppendItem => assembly.Token(Method("AppendItem", 1), library.ItemOf(shape, types)),
            BuilderMethodKind.AppendBuilt => assembly.Token(Method("Append", 2), library.ItemOf(shape, types), types.BuilderOf(shape.Item!.TypeName!)),
            BuilderMethodKind.Put => assembly.Token(Method("Put", 1, "Int32,IEnumerable`1<ValueTuple`2<String,!!0>>"), library.ItemOf(shape, types)),
            BuilderMethodKind.PutPairs or BuilderMethodKind.PutDictionary => assembly.Token(Method("Put", 1, "Int32,IEnumerable`1<KeyValuePair`2<String,!!0>>"), library.ItemOf(shape, types)),
            BuilderMethodKind.PutBuilt => assembly.Token(Method("Put", 2), library.ItemOf(shape, types), types.BuilderOf(shape.Item!.TypeName!)),
            _ when shape.Kind == ShapeKind.Enum => assembly.Token(Method(Accessors.Setter(shape), 1), library.ValueOf(shape, types)),
            _ => Method(Accessors.Setter(shape)),
        };

        EntityHandle Method(string name, int typeParameters = 0, string? parameters = null) => library.MethodOf(declaring, BaseName, name, typeParameters, parameters);
    }
}
