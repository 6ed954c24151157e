using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Text;

namespace BackendDsl.DefinitionCompiler.Metadata;

/// <summary>A type as a signature has it, with what C# says of null.</summary>
internal sealed class ClrType
{
    private const byte ClassCode = 0x12;
    private const byte ValueTypeCode = 0x11;
    private const byte InstanceCode = 0x15;

    private readonly PrimitiveTypeCode _primitive;
    private readonly IReadOnlyList<ClrType> _arguments;
    private readonly bool _isAnnotated;

    private ClrType(PrimitiveTypeCode primitive, EntityHandle handle, string name, bool isValueType, IReadOnlyList<ClrType> arguments, bool isAnnotated = false)
    {
        _primitive = primitive;
        Handle = handle;
        Name = name;
        IsValueType = isValueType;
        _arguments = arguments;
        _isAnnotated = isAnnotated;
    }

    public static ClrType Void { get; } = Primitive(PrimitiveTypeCode.Void, "Void");

    public static ClrType Boolean { get; } = Primitive(PrimitiveTypeCode.Boolean, "Boolean");

    public static ClrType Int32 { get; } = Primitive(PrimitiveTypeCode.Int32, "Int32");

    public static ClrType Int64 { get; } = Primitive(PrimitiveTypeCode.Int64, "Int64");

    public static ClrType Double { get; } = Primitive(PrimitiveTypeCode.Double, "Double");

    public static ClrType String { get; } = Primitive(PrimitiveTypeCode.String, "String");

    public static ClrType Object { get; } = Primitive(PrimitiveTypeCode.Object, "Object");

    /// <summary>The definition or reference of the type; nil for a primitive one.</summary>
    public EntityHandle Handle { get; }

    /// <summary>Its full name as documentation has it, without its arguments.</summary>
    public string Name { get; }

    public bool IsValueType { get; }

    public bool IsGeneric => _arguments.Count > 0;

    /// <summary>True where nothing in it can be said to be null or not.</summary>
    public bool IsPlainValue => IsValueType && !IsGeneric;

    /// <summary>A type of a library or of this assembly.</summary>
    public static ClrType Of(EntityHandle handle, string name, bool isValueType, params IReadOnlyList<ClrType> arguments) =>
        new(default, handle, name, isValueType, arguments);

    /// <summary>The same reference, which may be null.</summary>
    public ClrType OrNull() => new(_primitive, Handle, Name, IsValueType, _arguments, isAnnotated: true);

    /// <summary>Writes it into a signature.</summary>
    public void Write(BlobBuilder blob)
    {
        if (Handle.IsNil)
        {
            blob.WriteByte((byte)_primitive);
            return;
        }

        if (IsGeneric)
            blob.WriteByte(InstanceCode);
        blob.WriteByte(IsValueType ? ValueTypeCode : ClassCode);
        blob.WriteCompressedInteger(CodedIndex.TypeDefOrRef(Handle));
        if (!IsGeneric)
            return;
        blob.WriteCompressedInteger(_arguments.Count);
        foreach (var argument in _arguments)
            argument.Write(blob);
    }

    /// <summary>Adds what C# says of null for each reference in it: 1 for never, 2 for perhaps; 0 stands for a generic value type.</summary>
    public void AddNullability(List<byte> flags)
    {
        // What may be absent counts as what it wraps.
        if (!IsPlainValue && Name != "System.Nullable")
            flags.Add(IsValueType ? (byte)0 : _isAnnotated ? (byte)2 : (byte)1);
        foreach (var argument in _arguments)
            argument.AddNullability(flags);
    }

    /// <summary>Adds its name as the identifiers of documentation have it.</summary>
    public void AddName(StringBuilder text)
    {
        text.Append(Name);
        if (!IsGeneric)
            return;
        text.Append('{');
        for (var i = 0; i < _arguments.Count; i++)
        {
            if (i > 0)
                text.Append(',');
            _arguments[i].AddName(text);
        }

        text.Append('}');
    }

    private static ClrType Primitive(PrimitiveTypeCode code, string name) =>
        new(code, default, "System." + name, code is not (PrimitiveTypeCode.String or PrimitiveTypeCode.Object), []);
}
