using System.Reflection;
using System.Reflection.Metadata;
using BackendDsl.CSharp.Printing;
using BackendDsl.DefinitionCompiler.Metadata;

namespace BackendDsl.DefinitionCompiler.Emitting;

/// <summary>What every generated record class has: its shape, and the members that the C# compiler makes of its own accord (ECMA-334, records).</summary>
internal sealed class RecordEmitter(AssemblyBuilder assembly, Library library, MethodCode code)
{
    private const MethodAttributes Special = MethodAttributes.SpecialName | MethodAttributes.RTSpecialName;

    private const TypeAttributes Class = TypeAttributes.Sealed | TypeAttributes.BeforeFieldInit;

    private MethodDefinitionHandle _contract;
    private MethodDefinitionHandle _shape;
    private FieldDefinitionHandle _field;
    private CodeSpan _header;
    private CodeSpan _initialiser;

    /// <summary>Begins a record; interfaces of its own come before the one that all have.</summary>
    /// <param name="type">The type.</param>
    /// <param name="baseType">What it derives from.</param>
    /// <param name="place">Where it stands and what it is called.</param>
    /// <param name="context">What it takes for granted of null.</param>
    /// <param name="interfaces">What it is else.</param>
    public void Begin(ClrType type, ClrType baseType, TypePlace place, byte context, params IReadOnlyList<ClrType> interfaces)
    {
        var handle = assembly.Type(type, Class | place.Access, place.Namespace, place.Name, assembly.Token(baseType), place.Outer);
        assembly.NullableContext = context;
        assembly.Metadata.AddCustomAttribute(handle, assembly.Known.NullableContext, assembly.Known.OfByte(context));
        foreach (var item in interfaces)
            assembly.Metadata.AddInterfaceImplementation(handle, assembly.Token(item));
        var equatable = assembly.Metadata.AddInterfaceImplementation(handle, assembly.Token(library.Type("System.IEquatable`1", type)));
        assembly.Metadata.AddCustomAttribute(equatable, assembly.Known.Nullable, assembly.Known.OfByte(0));
    }

    /// <summary>Adds the shape, and the listing of members that says nothing.</summary>
    public void AddShape(ClrType type, CodeSpans spans)
    {
        _header = spans.Next();
        _initialiser = spans.Next();
        var shape = library.Shape;
        _field = assembly.Field(FieldAttributes.Private | FieldAttributes.Static | FieldAttributes.InitOnly, "s_shape", shape);
        _contract = assembly.Method(
            new("get_EqualityContract", MethodAttributes.Family | MethodAttributes.Virtual | MethodAttributes.SpecialName, library.Type("System.Type")) { IsCompilerGenerated = true },
            code.Do(ILOpCode.Ldtoken, type.Handle).Call(library.Method("System.Type", "GetTypeFromHandle")).Return());
        _shape = assembly.Method(
            new("get_Shape", MethodAttributes.Family | MethodAttributes.Virtual | MethodAttributes.SpecialName, shape), code.Do(ILOpCode.Ldsfld, _field).Return(), spans.Next());
        assembly.Method(
            new("PrintMembers", MethodAttributes.Family | MethodAttributes.Virtual, ClrType.Boolean, new ParameterSpec("builder", library.Type("System.Text.StringBuilder"))),
            code.Number(0).Return(), spans.Next());
    }

    /// <summary>Adds equality and copying, the constructors, and last what fills the static field; begins the list of its properties.</summary>
    /// <param name="type">The type.</param>
    /// <param name="baseType">What it derives from.</param>
    /// <param name="baseName">The full name of what it derives from.</param>
    /// <param name="initialise">Writes what makes the shape.</param>
    public void AddSynthesized(ClrType type, ClrType baseType, string baseName, Action<MethodCode> initialise)
    {
        var equals = AddEquality(type, baseType, baseName);
        AddOperators(type, equals);
        var copy = assembly.Method(
            new(".ctor", MethodAttributes.Private | Special, ClrType.Void, new ParameterSpec("original", type)) { IsCompilerGenerated = true },
            code.Argument(0).Argument(1).Call(library.MethodOf(baseType, baseName, ".ctor", parameters: Parameter(baseName))).Return(), _header);
        var clone = assembly.Method(
            new("<Clone>$", MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.NewSlot, type) { IsCompilerGenerated = true },
            code.Argument(0).Do(ILOpCode.Newobj, copy).Return());
        assembly.Metadata.AddCustomAttribute(clone, assembly.Known.PreserveBaseOverrides, assembly.Known.NoArguments);
        assembly.Metadata.AddMethodImplementation((TypeDefinitionHandle)type.Handle, clone, library.MethodOf(baseType, baseName, "<Clone>$"));
        assembly.Method(
            new(".ctor", MethodAttributes.Public | Special, ClrType.Void),
            code.Argument(0).Call(library.MethodOf(baseType, baseName, ".ctor", parameters: "")).Return());
        initialise(code);
        assembly.Method(new(".cctor", MethodAttributes.Private | MethodAttributes.Static | Special, ClrType.Void), code.Do(ILOpCode.Stsfld, _field).Return(), _initialiser);
    }

    /// <summary>Adds the properties that every record has; the list of a type's properties begins with them.</summary>
    public PropertyDefinitionHandle AddProperties()
    {
        var first = assembly.Property("EqualityContract", library.Type("System.Type"), isStatic: false, _contract, default);
        assembly.Metadata.AddCustomAttribute(first, assembly.Known.CompilerGenerated, assembly.Known.NoArguments);
        assembly.Property("Shape", library.Shape, isStatic: false, _shape, default);
        return first;
    }

    private MethodDefinitionHandle AddEquality(ClrType type, ClrType baseType, string baseName)
    {
        assembly.Method(
            new("GetHashCode", MethodAttributes.Public | MethodAttributes.Virtual, ClrType.Int32) { IsCompilerGenerated = true },
            code.Argument(0).Call(library.MethodOf(baseType, baseName, "GetHashCode")).Return());
        var same = code.Label();
        code.Argument(0).Argument(1).Branch(ILOpCode.Beq_s, same)
            .Argument(0).Argument(1).Call(library.MethodOf(baseType, baseName, "Equals", parameters: Parameter(baseName))).Return()
            .Mark(same).Number(1).Return();
        var equals = assembly.Method(
            new("Equals", MethodAttributes.Public | MethodAttributes.Final | MethodAttributes.Virtual | MethodAttributes.NewSlot, ClrType.Boolean, new ParameterSpec("other", type.OrNull())) { IsCompilerGenerated = true }, code);
        assembly.Method(
            new("Equals", MethodAttributes.Public | MethodAttributes.Final | MethodAttributes.Virtual, ClrType.Boolean, new ParameterSpec("other", baseType.OrNull())) { IsCompilerGenerated = true },
            code.Argument(0).Argument(1).Do(ILOpCode.Callvirt, library.Method("System.Object", "Equals", parameters: "Object")).Return());
        assembly.Method(
            new("Equals", MethodAttributes.Public | MethodAttributes.Virtual, ClrType.Boolean, new ParameterSpec("obj", ClrType.Object.OrNull())) { IsCompilerGenerated = true },
            code.Argument(0).Argument(1).Do(ILOpCode.Isinst, type.Handle).Call(equals).Return());
        return equals;
    }

    private void AddOperators(ClrType type, MethodDefinitionHandle equals)
    {
        const MethodAttributes Operator = MethodAttributes.Public | MethodAttributes.Static | MethodAttributes.SpecialName;
        ParameterSpec[] operands = [new("left", type.OrNull()), new("right", type.OrNull())];
        var (same, none) = (code.Label(), code.Label());
        code.Argument(0).Argument(1).Branch(ILOpCode.Beq_s, same)
            .Argument(0).Branch(ILOpCode.Brfalse_s, none)
            .Argument(0).Argument(1).Do(ILOpCode.Callvirt, equals).Return()
            .Mark(none).Number(0).Return()
            .Mark(same).Number(1).Return();
        var equality = assembly.Method(new("op_Equality", Operator, ClrType.Boolean, operands) { IsCompilerGenerated = true }, code);
        assembly.Method(
            new("op_Inequality", Operator, ClrType.Boolean, operands) { IsCompilerGenerated = true },
            code.Argument(0).Argument(1).Call(equality).Number(0).Do(ILOpCode.Ceq).Return());
    }

    // How a base record names itself in the parameter of its copy constructor and of its equality.
    private static string Parameter(string baseName) => baseName[(baseName.LastIndexOf('.') + 1)..] switch
    {
        "CustomResource`1" => "CustomResource`1<!0>",
        "CustomResourceList`2" => "CustomResourceList`2<!0,!1>",
        var name => name,
    };
}
