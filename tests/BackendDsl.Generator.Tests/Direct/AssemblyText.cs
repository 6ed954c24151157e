using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;

namespace BackendDsl.Generator.Tests.Direct;

/// <summary>
/// Everything that an assembly says, as text: each type with its members, flags, signatures, attributes and instructions, independent of the order of rows. What C# says of null
/// is left out, since the same can be said in several ways; <see cref="SymbolText"/> has it.
/// </summary>
internal sealed class AssemblyText : IDisposable
{
    private static readonly Dictionary<ushort, OpCode> s_codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!).ToDictionary(o => (ushort)o.Value);

    private readonly PEReader _image;
    private readonly MetadataReader _reader;
    private readonly Names _names;

    private AssemblyText(byte[] image)
    {
        _image = new([.. image]);
        _reader = _image.GetMetadataReader();
        _names = new(this);
    }

    /// <summary>The text of each type by its name, and that of the assembly itself under an empty one.</summary>
    public static SortedDictionary<string, string> Of(byte[] image)
    {
        using var text = new AssemblyText(image);
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal) { [""] = text.Assembly() };
        foreach (var handle in text._reader.TypeDefinitions)
            all.Add(text.Name(handle), text.Type(text._reader.GetTypeDefinition(handle)));
        return all;
    }

    public void Dispose() => _image.Dispose();

    private string Assembly()
    {
        var assembly = _reader.GetAssemblyDefinition();
        var lines = new List<string>
        {
            $"{_reader.GetString(assembly.Name)} {assembly.Version} {assembly.Flags} {assembly.HashAlgorithm}",
            _reader.GetString(_reader.GetModuleDefinition().Name),
            Attributes(assembly.GetCustomAttributes()),
            Attributes(_reader.GetCustomAttributes(EntityHandle.ModuleDefinition)),
        };
        lines.AddRange(_reader.AssemblyReferences.Select(_reader.GetAssemblyReference)
            .Select(r => $"{_reader.GetString(r.Name)} {r.Version} {r.Flags} {Convert.ToHexString(_reader.GetBlobBytes(r.PublicKeyOrToken))}").Order(StringComparer.Ordinal));
        var header = _image.PEHeaders;
        lines.Add($"{header.CoffHeader.Machine} {header.CoffHeader.Characteristics} {header.PEHeader!.DllCharacteristics} {header.PEHeader.Subsystem} {header.PEHeader.ImageBase} {header.CorHeader!.Flags}");
        return string.Join("\n", lines);
    }

    private string Type(TypeDefinition type)
    {
        var members = new List<string>();
        members.AddRange(type.GetFields().Select(_reader.GetFieldDefinition).Select(f => $"field {_reader.GetString(f.Name)} {f.Attributes} {f.DecodeSignature(_names, null)} {Attributes(f.GetCustomAttributes())}"));
        members.AddRange(type.GetProperties().Select(_reader.GetPropertyDefinition).Select(Property));
        members.AddRange(type.GetMethodImplementations().Select(_reader.GetMethodImplementation).Select(i => $"implementation {Member(i.MethodBody)} of {Member(i.MethodDeclaration)}"));
        members.AddRange(type.GetMethods().Select(_reader.GetMethodDefinition).Select(Method));
        members.Sort(StringComparer.Ordinal);
        var interfaces = type.GetInterfaceImplementations().Select(_reader.GetInterfaceImplementation).Select(i => Name(i.Interface)).Order(StringComparer.Ordinal);
        return $"{type.Attributes} : {Name(type.BaseType)}, {string.Join(", ", interfaces)}\n{Attributes(type.GetCustomAttributes())}\n{type.GetLayout().IsDefault}\n{string.Join("\n", members)}";
    }

    private string Property(PropertyDefinition property)
    {
        var accessors = property.GetAccessors();
        return $"property {_reader.GetString(property.Name)} {property.Attributes} {Signature(property.DecodeSignature(_names, null))} "
            + $"{(accessors.Getter.IsNil ? "" : Member(accessors.Getter))} {(accessors.Setter.IsNil ? "" : Member(accessors.Setter))} {Attributes(property.GetCustomAttributes())}";
    }

    private string Method(MethodDefinition method)
    {
        var text = new StringBuilder($"method {_reader.GetString(method.Name)} {Signature(method.DecodeSignature(_names, null))} {method.Attributes} {method.ImplAttributes} {Attributes(method.GetCustomAttributes())}");
        foreach (var parameter in method.GetParameters().Select(_reader.GetParameter).Where(p => p.SequenceNumber > 0))
            text.Append($"\n  parameter {parameter.SequenceNumber} {_reader.GetString(parameter.Name)} {parameter.Attributes} {Constant(parameter.GetDefaultValue())} {Attributes(parameter.GetCustomAttributes())}");
        var body = _image.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil)
            text.Append($"\n  locals {string.Join(", ", _reader.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(_names, null))}");
        AddInstructions(text, body.GetILBytes()!);
        return text.ToString();
    }

    private string Constant(ConstantHandle handle) => handle.IsNil ? "" : _reader.GetConstant(handle).TypeCode.ToString();

    private void AddInstructions(StringBuilder text, byte[] code)
    {
        for (var at = 0; at < code.Length;)
        {
            var start = at;
            var value = (ushort)code[at++];
            if (value == 0xfe)
                value = (ushort)((value << 8) | code[at++]);
            var operation = s_codes[value];
            text.Append($"\n  {start} {operation.Name} ");
            switch (operation.OperandType)
            {
                case OperandType.InlineNone:
                    break;
                case OperandType.ShortInlineBrTarget:
                    text.Append(at + 1 + (sbyte)code[at]);
                    at++;
                    break;
                case OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    text.Append((sbyte)code[at++]);
                    break;
                case OperandType.InlineI8:
                    text.Append(BitConverter.ToInt64(code, at));
                    at += 8;
                    break;
                case OperandType.InlineI:
                    text.Append(BitConverter.ToInt32(code, at));
                    at += 4;
                    break;
                case OperandType.InlineString:
                    text.Append(_reader.GetUserString((UserStringHandle)MetadataTokens.Handle(BitConverter.ToInt32(code, at))));
                    at += 4;
                    break;
                default:
                    text.Append(Member(MetadataTokens.EntityHandle(BitConverter.ToInt32(code, at))));
                    at += 4;
                    break;
            }
        }
    }

    private string Attributes(CustomAttributeHandleCollection attributes) => string.Join(" ", attributes.Select(_reader.GetCustomAttribute)
        .Select(a => $"[{Member(a.Constructor)} {Convert.ToHexString(_reader.GetBlobBytes(a.Value))}]")
        .Where(t => !t.Contains(".NullableAttribute::", StringComparison.Ordinal) && !t.Contains(".NullableContextAttribute::", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal));

    private string Member(EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.MethodDefinition:
                var method = _reader.GetMethodDefinition((MethodDefinitionHandle)handle);
                return $"{Name(method.GetDeclaringType())}::{_reader.GetString(method.Name)} {Signature(method.DecodeSignature(_names, null))}";
            case HandleKind.MemberReference:
                var member = _reader.GetMemberReference((MemberReferenceHandle)handle);
                return $"{Name(member.Parent)}::{_reader.GetString(member.Name)} {(member.GetKind() == MemberReferenceKind.Method ? Signature(member.DecodeMethodSignature(_names, null)) : member.DecodeFieldSignature(_names, null))}";
            case HandleKind.MethodSpecification:
                var generic = _reader.GetMethodSpecification((MethodSpecificationHandle)handle);
                return $"{Member(generic.Method)}<{string.Join(",", generic.DecodeSignature(_names, null))}>";
            case HandleKind.FieldDefinition:
                var field = _reader.GetFieldDefinition((FieldDefinitionHandle)handle);
                return $"{Name(field.GetDeclaringType())}::{_reader.GetString(field.Name)}";
            default:
                return Name(handle);
        }
    }

    private string Name(EntityHandle handle)
    {
        if (handle.IsNil)
            return "";
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                var type = _reader.GetTypeDefinition((TypeDefinitionHandle)handle);
                return (type.GetDeclaringType() is { IsNil: false } outer ? Name(outer) + "/" : _reader.GetString(type.Namespace) + ".") + _reader.GetString(type.Name);
            case HandleKind.TypeReference:
                var reference = _reader.GetTypeReference((TypeReferenceHandle)handle);
                return (reference.ResolutionScope.Kind == HandleKind.TypeReference
                    ? Name(reference.ResolutionScope) + "/"
                    : $"[{_reader.GetString(_reader.GetAssemblyReference((AssemblyReferenceHandle)reference.ResolutionScope).Name)}]{_reader.GetString(reference.Namespace)}.") + _reader.GetString(reference.Name);
            default:
                return _reader.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(_names, null);
        }
    }

    private static string Signature(MethodSignature<string> signature) =>
        $"{(signature.Header.IsInstance ? "instance " : "")}{signature.ReturnType} `{signature.GenericParameterCount}({string.Join(",", signature.ParameterTypes)})";

    private sealed class Names(AssemblyText text) : ISignatureTypeProvider<string, object?>
    {
        public string GetArrayType(string elementType, ArrayShape shape) => elementType + "[,]";

        public string GetByReferenceType(string elementType) => elementType + "&";

        public string GetFunctionPointerType(MethodSignature<string> signature) => "*";

        public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => $"{genericType}<{string.Join(",", typeArguments)}>";

        public string GetGenericMethodParameter(object? genericContext, int index) => "!!" + index;

        public string GetGenericTypeParameter(object? genericContext, int index) => "!" + index;

        public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => $"{unmodifiedType} {(isRequired ? "modreq" : "modopt")}({modifier})";

        public string GetPinnedType(string elementType) => elementType;

        public string GetPointerType(string elementType) => elementType + "*";

        public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

        public string GetSZArrayType(string elementType) => elementType + "[]";

        public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => (rawTypeKind == (byte)SignatureTypeKind.ValueType ? "value " : "") + text.Name(handle);

        public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => (rawTypeKind == (byte)SignatureTypeKind.ValueType ? "value " : "") + text.Name(handle);

        public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) => text.Name(handle);
    }
}
