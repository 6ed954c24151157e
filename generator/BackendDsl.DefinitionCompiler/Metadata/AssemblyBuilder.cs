using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using BackendDsl.CSharp.Printing;
using BackendDsl.DefinitionCompiler.Symbols;

namespace BackendDsl.DefinitionCompiler.Metadata;

/// <summary>
/// The tables and heaps of the assembly that is made, row after row: a type's fields and methods are added right after it. What is referred to many times has one row.
/// </summary>
internal sealed class AssemblyBuilder : IDisposable
{
    private readonly BlobBuilder _bodies = new();
    private readonly MethodBodyStreamEncoder _encoder;
    private readonly BlobBuilder _scratch = new();
    private readonly Dictionary<BlobHandle, TypeSpecificationHandle> _typeSpecs = [];
    private readonly Dictionary<(EntityHandle Parent, StringHandle Name, BlobHandle Signature), MemberReferenceHandle> _members = [];
    private readonly Dictionary<(EntityHandle Method, BlobHandle Arguments), MethodSpecificationHandle> _methodSpecs = [];
    private readonly List<byte> _flags = [];

    public AssemblyBuilder(IEnumerable<string> references)
    {
        _encoder = new(_bodies);
        References = new(Metadata, references);
        Known = new(this);
    }

    public MetadataBuilder Metadata { get; } = new();

    public References References { get; }

    /// <summary>Attributes of the framework.</summary>
    public FrameworkAttributes Known { get; }

    public SymbolsBuilder Symbols { get; } = new();

    /// <summary>The code of all methods.</summary>
    public BlobBuilder Bodies => _bodies;

    /// <summary>What C# takes for granted of null in the type that is being made: 1 never, 2 perhaps.</summary>
    public byte NullableContext { get; set; }

    /// <summary>A type as instructions and tables name it.</summary>
    public EntityHandle Token(ClrType type)
    {
        if (!type.Handle.IsNil && !type.IsGeneric)
            return type.Handle;
        var signature = Blob(type.Write);
        if (!_typeSpecs.TryGetValue(signature, out var handle))
            _typeSpecs.Add(signature, handle = Metadata.AddTypeSpecification(signature));
        return handle;
    }

    /// <summary>A method of a library's type, which may be generic.</summary>
    public EntityHandle Token(LibraryMethod method, ClrType? type = null)
    {
        var parent = type is null ? method.Type.Handle : Token(type);
        var key = (parent, method.Name, method.Signature);
        if (!_members.TryGetValue(key, out var handle))
            _members.Add(key, handle = Metadata.AddMemberReference(parent, method.Name, method.Signature));
        return handle;
    }

    /// <summary>A generic method with its type arguments.</summary>
    public EntityHandle Token(EntityHandle method, params ReadOnlySpan<ClrType> arguments)
    {
        _scratch.Clear();
        _scratch.WriteByte((byte)SignatureKind.MethodSpecification);
        _scratch.WriteCompressedInteger(arguments.Length);
        foreach (var argument in arguments)
            argument.Write(_scratch);
        var key = (method, Metadata.GetOrAddBlob(_scratch));
        if (!_methodSpecs.TryGetValue(key, out var handle))
            _methodSpecs.Add(key, handle = Metadata.AddMethodSpecification(method, key.Item2));
        return handle;
    }

    /// <summary>The type that the next call of <see cref="Type"/> makes, and those after it.</summary>
    public TypeDefinitionHandle TypeAfter(int others) => MetadataTokens.TypeDefinitionHandle(Metadata.GetRowCount(TableIndex.TypeDef) + 1 + others);

    /// <summary>Begins a type that others name already.</summary>
    /// <exception cref="CannotCompileException">It is not where they take it to be.</exception>
    public TypeDefinitionHandle Type(ClrType type, TypeAttributes attributes, string ns, string name, EntityHandle baseType, TypeDefinitionHandle outer)
    {
        var handle = Type(attributes, ns, name, baseType);
        if (handle != type.Handle)
            throw new CannotCompileException($"the type {type.Name} is not where it was said to be");
        if (!outer.IsNil)
            Metadata.AddNestedType(handle, outer);
        return handle;
    }

    /// <summary>Begins a type.</summary>
    public TypeDefinitionHandle Type(TypeAttributes attributes, string ns, string name, EntityHandle baseType)
    {
        return Metadata.AddTypeDefinition(
            attributes,
            ns.Length == 0 ? default : Metadata.GetOrAddString(ns),
            Metadata.GetOrAddString(name),
            baseType,
            MetadataTokens.FieldDefinitionHandle(Metadata.GetRowCount(TableIndex.Field) + 1),
            MetadataTokens.MethodDefinitionHandle(Metadata.GetRowCount(TableIndex.MethodDef) + 1));
    }

    /// <summary>Adds an attribute.</summary>
    /// <param name="parent">What has it.</param>
    /// <param name="type">The attribute's full name.</param>
    /// <param name="parameters">The types of its constructor's parameters, as <see cref="SignatureNames"/> writes them.</param>
    /// <param name="arguments">Its arguments.</param>
    public void Attribute(EntityHandle parent, string type, string parameters, AttributeArguments arguments) =>
        Metadata.AddCustomAttribute(parent, Known.Constructor(type, parameters), Metadata.GetOrAddBlob(arguments.ToBlob()));

    /// <summary>The local variables of a method.</summary>
    public StandaloneSignatureHandle Locals(params IReadOnlyList<ClrType> types) => Metadata.AddStandaloneSignature(Blob(b =>
    {
        b.WriteByte((byte)SignatureKind.LocalVariables);
        b.WriteCompressedInteger(types.Count);
        foreach (var type in types)
            type.Write(b);
    }));

    /// <summary>Adds a field to the type begun.</summary>
    public FieldDefinitionHandle Field(FieldAttributes attributes, string name, ClrType type)
    {
        var handle = Metadata.AddFieldDefinition(attributes, Metadata.GetOrAddString(name), Blob(b =>
        {
            b.WriteByte((byte)SignatureKind.Field);
            type.Write(b);
        }));
        Nullability(handle, type);
        return handle;
    }

    /// <summary>Adds a property to the type begun; its accessors are methods of it.</summary>
    public PropertyDefinitionHandle Property(string name, ClrType type, bool isStatic, MethodDefinitionHandle getter, MethodDefinitionHandle setter)
    {
        var handle = Metadata.AddProperty(PropertyAttributes.None, Metadata.GetOrAddString(name), Blob(b =>
        {
            b.WriteByte((byte)((byte)SignatureKind.Property | (isStatic ? 0 : (byte)SignatureAttributes.Instance)));
            b.WriteCompressedInteger(0);
            type.Write(b);
        }));
        Metadata.AddMethodSemantics(handle, MethodSemanticsAttributes.Getter, getter);
        if (!setter.IsNil)
            Metadata.AddMethodSemantics(handle, MethodSemanticsAttributes.Setter, setter);
        Nullability(handle, type);
        return handle;
    }

    /// <summary>Adds a method to the type begun.</summary>
    /// <param name="method">What it is.</param>
    /// <param name="code">What it does.</param>
    /// <param name="span">Where that stands in the source.</param>
    public MethodDefinitionHandle Method(MethodSpec method, MethodCode code, CodeSpan? span = null)
    {
        var body = _encoder.AddMethodBody(code.Instructions, MethodCode.MaxStack, code.Locals, code.Locals.IsNil ? MethodBodyAttributes.None : MethodBodyAttributes.InitLocals);
        var firstParameter = MetadataTokens.ParameterHandle(Metadata.GetRowCount(TableIndex.Param) + 1);
        var handle = Metadata.AddMethodDefinition(method.Attributes | MethodAttributes.HideBySig, MethodImplAttributes.IL, Metadata.GetOrAddString(method.Name), Signature(method), body, firstParameter);
        if (method.IsCompilerGenerated)
            Metadata.AddCustomAttribute(handle, Known.CompilerGenerated, Known.NoArguments);
        var isUniform = AddContext(method, handle);
        if (!isUniform)
            AddReturn(method);
        for (var i = 0; i < method.Parameters.Count; i++)
            AddParameter(method.Parameters[i], i + 1, isUniform);
        Symbols.Method(code.Locals, span);
        code.Clear();
        return handle;
    }

    /// <summary>Says of null what the context does not.</summary>
    public void Nullability(EntityHandle parent, ClrType type)
    {
        _flags.Clear();
        type.AddNullability(_flags);
        if (_flags.TrueForAll(static f => f == 0))
            return;
        var first = _flags[0];
        if (!_flags.TrueForAll(f => f == first))
            Metadata.AddCustomAttribute(parent, Known.NullableArray, Metadata.GetOrAddBlob(new AttributeArguments().Add(_flags).ToBlob()));
        else if (first != NullableContext)
            Metadata.AddCustomAttribute(parent, Known.Nullable, Known.OfByte(first));
    }

    /// <summary>A blob of the heap.</summary>
    public BlobHandle Blob(Action<BlobBuilder> write)
    {
        _scratch.Clear();
        write(_scratch);
        return Metadata.GetOrAddBlob(_scratch);
    }

    public void Dispose() => References.Dispose();

    private BlobHandle Signature(MethodSpec method) => Blob(blob =>
    {
        blob.WriteByte((method.Attributes & MethodAttributes.Static) != 0 ? (byte)0 : (byte)SignatureAttributes.Instance);
        blob.WriteCompressedInteger(method.Parameters.Count);
        if (method.IsInitOnly)
        {
            blob.WriteByte((byte)SignatureTypeCode.RequiredModifier);
            blob.WriteCompressedInteger(CodedIndex.TypeDefOrRef(Known.IsExternalInit));
        }

        method.Returns.Write(blob);
        foreach (var parameter in method.Parameters)
        {
            if (parameter.IsByReference)
                blob.WriteByte((byte)SignatureTypeCode.ByReference);
            parameter.Type.Write(blob);
        }
    });

    // Where everything in a method is alike, it is said once.
    private bool AddContext(MethodSpec method, MethodDefinitionHandle handle)
    {
        _flags.Clear();
        if (!method.Returns.IsPlainValue)
            method.Returns.AddNullability(_flags);
        foreach (var parameter in method.Parameters)
            parameter.Type.AddNullability(_flags);
        if (_flags.Count == 0)
            return true;
        var first = method.IsOblivious ? (byte)0 : _flags[0];
        if (!method.IsOblivious && !_flags.TrueForAll(f => f == first))
            return false;
        if (first != NullableContext && (first != 0 || method.IsOblivious))
            Metadata.AddCustomAttribute(handle, Known.NullableContext, Known.OfByte(first));
        return true;
    }

    private void AddReturn(MethodSpec method)
    {
        _flags.Clear();
        method.Returns.AddNullability(_flags);
        if (_flags.Count == 0 || _flags.TrueForAll(static f => f == 0) || _flags.TrueForAll(f => f == NullableContext))
            return;
        Nullability(Metadata.AddParameter(ParameterAttributes.None, default, 0), method.Returns);
    }

    private void AddParameter(ParameterSpec parameter, int number, bool isUniform)
    {
        var handle = Metadata.AddParameter(parameter.Attributes, Metadata.GetOrAddString(parameter.Name), number);
        if ((parameter.Attributes & ParameterAttributes.HasDefault) != 0)
            Metadata.AddConstant(handle, null);
        if (parameter.IsCollection)
            Metadata.AddCustomAttribute(handle, Known.ParamCollection, Known.NoArguments);
        if (parameter.TupleNames is { } names)
            Metadata.AddCustomAttribute(handle, Known.TupleElementNames, Metadata.GetOrAddBlob(new AttributeArguments().Add(names).ToBlob()));
        if (!isUniform)
            Nullability(handle, parameter.Type);
    }
}
