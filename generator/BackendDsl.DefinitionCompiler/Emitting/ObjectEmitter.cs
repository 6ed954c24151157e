using System.Reflection;
using System.Reflection.Metadata;
using BackendDsl.CSharp.Model;
using BackendDsl.CSharp.Printing;
using BackendDsl.DefinitionCompiler.Documentation;
using BackendDsl.DefinitionCompiler.Metadata;

namespace BackendDsl.DefinitionCompiler.Emitting;

/// <summary>Makes a record that is no resource of its own, and what it shares with those that are: properties and builders.</summary>
internal sealed class ObjectEmitter(AssemblyBuilder assembly, Library library, MethodCode code, RecordEmitter records, ShapeEmitter shapes, DocumentationWriter documentation)
{
    private const string ModelObjectName = "BackendDsl.Models.ModelObject";

    private readonly BuilderEmitter _builders = new(assembly, library, code, documentation);

    /// <summary>Makes it, with the builder inside.</summary>
    public void Emit(ObjectModel model, KindTypes types, TypePlace place, CodeSpans spans, bool isBesideRoot)
    {
        var type = types.Named(model.Name);
        documentation.Type(type, model.Documentation);
        records.Begin(type, library.ModelObject, place, ContextOf(model));
        const string Definition = "BackendDsl.Models.SchemaDefinitionAttribute";
        if (isBesideRoot)
            assembly.Attribute(type.Handle, Definition, "Type,Int32", new AttributeArguments().Add(types.RootName).Add(model.Definition));
        else
            assembly.Attribute(type.Handle, Definition, "Int32", new AttributeArguments().Add(model.Definition));
        records.AddShape(type, spans);
        documentation.Overrides(type);
        var accessors = AddAccessors(model, types, firstSlot: 0, spans);
        if (model.HasBuilder)
            AddToBuilder(type, types.BuilderOf(model.Name), spans);
        records.AddSynthesized(type, library.ModelObject, ModelObjectName, c => shapes.Write(c, model, types));
        assembly.Metadata.AddPropertyMap((TypeDefinitionHandle)type.Handle, records.AddProperties());
        AddProperties(type, model, types, accessors);
        if (model.HasBuilder)
            _builders.Emit(model, types, type, types.BuilderOf(model.Name), library.Model("ObjectBuilder`2", type, types.BuilderOf(model.Name)), firstSlot: 0, spans);
    }

    /// <summary>Makes the builder of a resource.</summary>
    public void EmitRootBuilder(KindModel kind, KindTypes types, int firstSlot, CodeSpans spans) =>
        _builders.Emit(kind.Root, types, types.Root, types.RootBuilder, library.Model("CustomResourceBuilder`2", types.Root, types.RootBuilder), firstSlot, spans);

    /// <summary>What most of an object's members take for granted of null.</summary>
    public static byte ContextOf(ObjectModel model)
    {
        var references = model.Properties.Where(static p => ShapeText.IsReference(p.Shape.Kind)).ToList();
        return references.Count(static p => !p.IsRequired) > references.Count(static p => p.IsRequired) + 2 ? (byte)2 : (byte)1;
    }

    /// <summary>Adds what reads and sets each property.</summary>
    public List<(MethodDefinitionHandle Getter, MethodDefinitionHandle Setter)> AddAccessors(ObjectModel model, KindTypes types, int firstSlot, CodeSpans spans)
    {
        var accessors = new List<(MethodDefinitionHandle, MethodDefinitionHandle)>(model.Properties.Count);
        foreach (var property in model.Properties)
        {
            var name = KindTypes.Plain(property.Name);
            var type = TypeOf(property, types);
            var slot = property.Slot + firstSlot;
            var get = assembly.Method(
                new("get_" + name, MethodAttributes.Public | MethodAttributes.SpecialName, type),
                code.Argument(0).Number(slot).Call(Accessor(Accessors.Getter(property.Shape), property.Shape, types, isObjectGeneric: true)).Return(), spans.Next());
            code.Argument(0).Number(slot);
            LoadValue(code, assembly, library, property.Shape);
            var set = assembly.Method(
                new("set_" + name, MethodAttributes.Public | MethodAttributes.SpecialName, ClrType.Void, new ParameterSpec("value", type)) { IsInitOnly = true },
                code.Call(Accessor(Accessors.Setter(property.Shape), property.Shape, types, isObjectGeneric: false)).Return(), spans.Next());
            accessors.Add((get, set));
        }

        return accessors;
    }

    /// <summary>Adds the properties themselves.</summary>
    public void AddProperties(ClrType owner, ObjectModel model, KindTypes types, List<(MethodDefinitionHandle Getter, MethodDefinitionHandle Setter)> accessors)
    {
        for (var i = 0; i < accessors.Count; i++)
        {
            var property = model.Properties[i];
            var name = KindTypes.Plain(property.Name);
            var handle = assembly.Property(name, TypeOf(property, types), isStatic: false, accessors[i].Getter, accessors[i].Setter);
            assembly.Attribute(handle, "System.Text.Json.Serialization.JsonPropertyNameAttribute", "String", new AttributeArguments().Add(property.WireName));
            AddObsolete(assembly, handle, property.Obsolete);
            documentation.Property(owner, name, property.Documentation);
        }
    }

    /// <summary>Adds the method that goes on from a finished object.</summary>
    public void AddToBuilder(ClrType type, ClrType builder, CodeSpans spans)
    {
        assembly.Method(
            new("ToBuilder", MethodAttributes.Public, builder), code.Argument(0).Call(assembly.Token(library.Method(ModelObjectName, "Continue", 1), builder)).Return(), spans.Next());
        documentation.ToBuilder(type);
    }

    /// <summary>Marks what should not be used.</summary>
    public static void AddObsolete(AssemblyBuilder assembly, EntityHandle member, string? reason)
    {
        if (reason is not null)
            assembly.Attribute(member, "System.ObsoleteAttribute", "String", new AttributeArguments().Add(reason));
    }

    /// <summary>Loads the parameter that has the value. A short number that may be absent becomes a long one, as the compiler does it.</summary>
    public static void LoadValue(MethodCode code, AssemblyBuilder assembly, Library library, Shape shape)
    {
        code.Argument(1);
        if (shape.Kind != ShapeKind.Int32)
            return;
        const string Nullable = "System.Nullable`1";
        var (from, to) = (library.Nullable(ClrType.Int32), library.Nullable(ClrType.Int64));
        var (isThere, end) = (code.Label(), code.Label());
        code.Do(ILOpCode.Stloc_0);
        code.Instructions.LoadLocalAddress(0);
        code.Call(library.MethodOf(from, Nullable, "get_HasValue")).Branch(ILOpCode.Brtrue_s, isThere);
        code.Instructions.LoadLocalAddress(1);
        code.Do(ILOpCode.Initobj, assembly.Token(to)).Do(ILOpCode.Ldloc_1).Branch(ILOpCode.Br_s, end).Mark(isThere);
        code.Instructions.LoadLocalAddress(0);
        code.Call(library.MethodOf(from, Nullable, "GetValueOrDefault", parameters: "")).Do(ILOpCode.Conv_i8)
            .Do(ILOpCode.Newobj, library.MethodOf(to, Nullable, ".ctor")).Mark(end)
            .WithLocals(assembly.Locals(from, to));
    }

    private ClrType TypeOf(PropertyModel property, KindTypes types)
    {
        var type = library.ValueOf(property.Shape, types);
        // What must be there is not null; a number, whose absence would be zero, may be.
        return property.IsRequired && ShapeText.IsReference(property.Shape.Kind) ? type : library.OrNull(type);
    }

    private EntityHandle Accessor(string name, Shape shape, KindTypes types, bool isObjectGeneric) => shape.Kind switch
    {
        ShapeKind.Object when !isObjectGeneric => library.Method(ModelObjectName, name),
        ShapeKind.Enum or ShapeKind.Object => assembly.Token(library.Method(ModelObjectName, name, 1), library.ValueOf(shape, types)),
        ShapeKind.List or ShapeKind.Map => assembly.Token(library.Method(ModelObjectName, name, 1), library.ItemOf(shape, types)),
        _ => library.Method(ModelObjectName, name),
    };
}
