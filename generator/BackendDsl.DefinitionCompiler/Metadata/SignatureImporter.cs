using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace BackendDsl.DefinitionCompiler.Metadata;

/// <summary>Copies a method's signature out of the assembly that has it: the types in it are referred to from this assembly instead.</summary>
internal sealed class SignatureImporter(References references)
{
    /// <summary>The signature for a reference to the method.</summary>
    /// <exception cref="CannotCompileException">It has a form that no method called by generated code has.</exception>
    public BlobBuilder Import(MetadataReader reader, BlobHandle signature)
    {
        var source = reader.GetBlobReader(signature);
        var target = new BlobBuilder();
        var header = source.ReadSignatureHeader();
        target.WriteByte(header.RawValue);
        if (header.IsGeneric)
            target.WriteCompressedInteger(source.ReadCompressedInteger());
        var parameters = source.ReadCompressedInteger();
        target.WriteCompressedInteger(parameters);
        for (var i = 0; i <= parameters; i++)
            CopyType(reader, ref source, target);
        return target;
    }

    private void CopyType(MetadataReader reader, ref BlobReader source, BlobBuilder target)
    {
        var code = source.ReadSignatureTypeCode();
        switch (code)
        {
            case SignatureTypeCode.Void or SignatureTypeCode.Boolean or SignatureTypeCode.Char or SignatureTypeCode.SByte or SignatureTypeCode.Byte or SignatureTypeCode.Int16
                or SignatureTypeCode.UInt16 or SignatureTypeCode.Int32 or SignatureTypeCode.UInt32 or SignatureTypeCode.Int64 or SignatureTypeCode.UInt64 or SignatureTypeCode.Single
                or SignatureTypeCode.Double or SignatureTypeCode.String or SignatureTypeCode.Object or SignatureTypeCode.IntPtr or SignatureTypeCode.UIntPtr:
                target.WriteByte((byte)code);
                break;
            case SignatureTypeCode.SZArray or SignatureTypeCode.ByReference:
                target.WriteByte((byte)code);
                CopyType(reader, ref source, target);
                break;
            case SignatureTypeCode.GenericTypeParameter or SignatureTypeCode.GenericMethodParameter:
                target.WriteByte((byte)code);
                target.WriteCompressedInteger(source.ReadCompressedInteger());
                break;
            case SignatureTypeCode.GenericTypeInstance:
                target.WriteByte((byte)code);
                CopyType(reader, ref source, target);
                var arguments = source.ReadCompressedInteger();
                target.WriteCompressedInteger(arguments);
                for (var i = 0; i < arguments; i++)
                    CopyType(reader, ref source, target);
                break;
            case SignatureTypeCode.TypeHandle:
                var type = references.Type(NameOf(reader, source.ReadTypeHandle()));
                target.WriteByte(type.IsValueType ? (byte)SignatureTypeKind.ValueType : (byte)SignatureTypeKind.Class);
                target.WriteCompressedInteger(CodedIndex.TypeDefOrRef(type.Handle));
                break;
            default:
                throw new CannotCompileException($"a signature has {code}");
        }
    }

    private static string NameOf(MetadataReader reader, EntityHandle handle)
    {
        if (handle.Kind == HandleKind.TypeReference)
        {
            var type = reader.GetTypeReference((TypeReferenceHandle)handle);
            var name = reader.GetString(type.Name);
            return type.ResolutionScope.Kind == HandleKind.TypeReference ? NameOf(reader, type.ResolutionScope) + "/" + name : reader.GetString(type.Namespace) + "." + name;
        }

        var definition = reader.GetTypeDefinition((TypeDefinitionHandle)handle);
        var own = reader.GetString(definition.Name);
        return definition.GetDeclaringType() is { IsNil: false } outer ? NameOf(reader, outer) + "/" + own : reader.GetString(definition.Namespace) + "." + own;
    }
}
