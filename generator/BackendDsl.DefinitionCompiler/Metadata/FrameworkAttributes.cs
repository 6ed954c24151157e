using System.Reflection.Metadata;

namespace BackendDsl.DefinitionCompiler.Metadata;

/// <summary>The attributes with which the C# compiler tells in metadata what the runtime does not know.</summary>
internal sealed class FrameworkAttributes
{
    private const string Services = "System.Runtime.CompilerServices.";

    private readonly AssemblyBuilder _assembly;
    private readonly Dictionary<string, EntityHandle> _constructors = new(StringComparer.Ordinal);
    private readonly BlobHandle[] _bytes = new BlobHandle[3];

    public FrameworkAttributes(AssemblyBuilder assembly)
    {
        _assembly = assembly;
        NoArguments = assembly.Metadata.GetOrAddBlob(new AttributeArguments().ToBlob());
        for (byte i = 0; i < _bytes.Length; i++)
            _bytes[i] = assembly.Metadata.GetOrAddBlob(new AttributeArguments().Add(i).ToBlob());
    }

    public BlobHandle NoArguments { get; }

    public EntityHandle Nullable => Constructor(Services + "NullableAttribute", "Byte");

    public EntityHandle NullableArray => Constructor(Services + "NullableAttribute", "Byte[]");

    public EntityHandle NullableContext => Constructor(Services + "NullableContextAttribute", "Byte");

    public EntityHandle CompilerGenerated => Constructor(Services + "CompilerGeneratedAttribute", "");

    public EntityHandle ParamCollection => Constructor(Services + "ParamCollectionAttribute", "");

    public EntityHandle TupleElementNames => Constructor(Services + "TupleElementNamesAttribute", "String[]");

    public EntityHandle PreserveBaseOverrides => Constructor(Services + "PreserveBaseOverridesAttribute", "");

    public EntityHandle IsReadOnly => Constructor(Services + "IsReadOnlyAttribute", "");

    public TypeReferenceHandle IsExternalInit => _assembly.References.Type(Services + "IsExternalInit").Handle;

    /// <summary>The argument of an attribute that takes a byte below three.</summary>
    public BlobHandle OfByte(byte value) => _bytes[value];

    /// <summary>A constructor of an attribute.</summary>
    public EntityHandle Constructor(string type, string parameters)
    {
        var key = type + "(" + parameters;
        if (!_constructors.TryGetValue(key, out var handle))
            _constructors.Add(key, handle = _assembly.Token(_assembly.References.Method(type, ".ctor", parameters: parameters)));
        return handle;
    }
}
