using System.Reflection;
using System.Reflection.Metadata;
using BackendDsl.CSharp.Model;
using BackendDsl.CSharp.Printing;
using BackendDsl.DefinitionCompiler.Documentation;
using BackendDsl.DefinitionCompiler.Metadata;

namespace BackendDsl.DefinitionCompiler.Emitting;

/// <summary>Makes an extensible enumeration: a record struct over the value on the wire.</summary>
internal sealed class EnumEmitter(AssemblyBuilder assembly, Library library, MethodCode code, DocumentationWriter documentation)
{
    private const MethodAttributes Static = MethodAttributes.Public | MethodAttributes.Static | MethodAttributes.SpecialName;

    private ClrType _type = null!;
    private ClrType _value = null!;
    private FieldDefinitionHandle _field;
    private MethodDefinitionHandle _constructor;
    private MethodDefinitionHandle _getValue;

    /// <summary>Makes it.</summary>
    public void Emit(EnumModel model, KindTypes types, CodeSpans spans)
    {
        _type = types.Named(model.Name);
        _value = model.IsInteger ? ClrType.Int64 : ClrType.String;
        var contract = "BackendDsl.Models." + (model.IsInteger ? "IIntegerEnum`1" : "IStringEnum`1");
        documentation.Enumeration(_type, _value, model.Documentation);
        Begin(model, types.Root, contract);
        _field = assembly.Field(FieldAttributes.Private | FieldAttributes.InitOnly, "<Value>k__BackingField", _value);
        assembly.Metadata.AddCustomAttribute(_field, assembly.Known.CompilerGenerated, assembly.Known.NoArguments);
        var setValue = AddValue(spans.Next());
        var known = model.Members.Select(m => AddKnown(model, m, spans)).ToList();
        AddConversion(contract, spans);
        AddText(model, spans);
        AddEquality(model);
        AddProperties(model, setValue, known);
    }

    private void Begin(EnumModel model, ClrType root, string contract)
    {
        const TypeAttributes Struct = TypeAttributes.SequentialLayout | TypeAttributes.Sealed | TypeAttributes.BeforeFieldInit | TypeAttributes.NestedPublic;
        var handle = assembly.Type(_type, Struct, "", KindTypes.Plain(model.Name.Name), library.Type("System.ValueType").Handle, (TypeDefinitionHandle)root.Handle);
        // As in the type that it stands in.
        assembly.NullableContext = 1;
        assembly.Metadata.AddCustomAttribute(handle, assembly.Known.IsReadOnly, assembly.Known.NoArguments);
        foreach (var type in (IEnumerable<ClrType>)[library.Type(contract, _type), library.Type(contract[..^2]), library.Type("System.IEquatable`1", _type)])
            assembly.Metadata.AddCustomAttribute(assembly.Metadata.AddInterfaceImplementation(handle, assembly.Token(type)), assembly.Known.Nullable, assembly.Known.OfByte(0));
    }

    private MethodDefinitionHandle AddValue(CodeSpan span)
    {
        _constructor = assembly.Method(
            new(".ctor", MethodAttributes.Public | MethodAttributes.SpecialName | MethodAttributes.RTSpecialName, ClrType.Void, new ParameterSpec("Value", _value)),
            code.Argument(0).Argument(1).Do(ILOpCode.Stfld, _field).Return());
        _getValue = assembly.Method(
            new("get_Value", MethodAttributes.Public | MethodAttributes.Final | MethodAttributes.Virtual | MethodAttributes.NewSlot | MethodAttributes.SpecialName, _value) { IsCompilerGenerated = true },
            code.Argument(0).Do(ILOpCode.Ldfld, _field).Return(), span);
        return assembly.Method(
            new("set_Value", MethodAttributes.Public | MethodAttributes.SpecialName, ClrType.Void, new ParameterSpec("value", _value)) { IsCompilerGenerated = true, IsInitOnly = true },
            code.Argument(0).Argument(1).Do(ILOpCode.Stfld, _field).Return(), span);
    }

    private MethodDefinitionHandle AddKnown(EnumModel model, EnumMemberModel member, CodeSpans spans)
    {
        if (model.IsInteger)
            code.Number(Integer(member));
        else
            code.Text(member.Value);
        return assembly.Method(new("get_" + KindTypes.Plain(member.Name), Static, _type), code.Do(ILOpCode.Newobj, _constructor).Return(), spans.Next());
    }

    private void AddConversion(string contract, CodeSpans spans)
    {
        var conversion = assembly.Method(
            new("op_Implicit", Static, _type, new ParameterSpec("value", _value)), code.Argument(0).Do(ILOpCode.Newobj, _constructor).Return(), spans.Next());
        assembly.Metadata.AddMethodImplementation((TypeDefinitionHandle)_type.Handle, conversion, library.MethodOf(library.Type(contract, _type), contract, "op_Implicit"));
    }

    private void AddText(EnumModel model, CodeSpans spans)
    {
        var text = new MethodSpec("ToString", MethodAttributes.Public | MethodAttributes.Virtual, ClrType.String);
        if (model.IsInteger)
        {
            code.Argument(0).Call(_getValue).Do(ILOpCode.Stloc_0);
            code.Instructions.LoadLocalAddress(0);
            code.Call(library.Method("System.Globalization.CultureInfo", "get_InvariantCulture")).Call(library.Method("System.Int64", "ToString", parameters: "IFormatProvider")).Return().WithLocals(assembly.Locals(ClrType.Int64));
        }
        else
        {
            var end = code.Label();
            code.Argument(0).Call(_getValue).Do(ILOpCode.Dup).Branch(ILOpCode.Brtrue_s, end).Do(ILOpCode.Pop).Text("").Mark(end).Return();
        }

        assembly.Method(text, code, spans.Next());
        PrintMembers(model);
    }

    private void PrintMembers(EnumModel model)
    {
        const string Builder = "System.Text.StringBuilder";
        code.Argument(1).Text("Value = ").Do(ILOpCode.Callvirt, library.Method(Builder, "Append", parameters: "String")).Do(ILOpCode.Pop).Argument(1).Argument(0).Call(_getValue);
        if (model.IsInteger)
        {
            code.Do(ILOpCode.Stloc_0);
            code.Instructions.LoadLocalAddress(0);
            code.Do(ILOpCode.Constrained, library.Type("System.Int64").Handle).Do(ILOpCode.Callvirt, library.Method("System.Object", "ToString"))
                .Do(ILOpCode.Callvirt, library.Method(Builder, "Append", parameters: "String")).WithLocals(assembly.Locals(ClrType.Int64));
        }
        else
        {
            code.Do(ILOpCode.Callvirt, library.Method(Builder, "Append", parameters: "Object"));
        }

        assembly.Method(
            new("PrintMembers", MethodAttributes.Private, ClrType.Boolean, new ParameterSpec("builder", library.Type(Builder))) { IsCompilerGenerated = true, IsOblivious = true },
            code.Do(ILOpCode.Pop).Number(1).Return());
    }

    private void AddEquality(EnumModel model)
    {
        const string Comparer = "System.Collections.Generic.EqualityComparer`1";
        var comparer = library.Type(Comparer, _value);
        var first = library.MethodOf(comparer, Comparer, "get_Default");
        assembly.Method(
            new("GetHashCode", MethodAttributes.Public | MethodAttributes.Virtual, ClrType.Int32) { IsCompilerGenerated = true },
            code.Call(first).Argument(0).Do(ILOpCode.Ldfld, _field).Do(ILOpCode.Callvirt, library.MethodOf(comparer, Comparer, "GetHashCode", parameters: "!0")).Return());
        var equals = assembly.Method(
            new("Equals", MethodAttributes.Public | MethodAttributes.Final | MethodAttributes.Virtual | MethodAttributes.NewSlot, ClrType.Boolean, new ParameterSpec("other", _type)) { IsCompilerGenerated = true },
            code.Call(first).Argument(0).Do(ILOpCode.Ldfld, _field).Argument(1).Do(ILOpCode.Ldfld, _field)
                .Do(ILOpCode.Callvirt, library.MethodOf(comparer, Comparer, "Equals", parameters: "!0,!0")).Return());
        var no = code.Label();
        assembly.Method(
            new("Equals", MethodAttributes.Public | MethodAttributes.Virtual, ClrType.Boolean, new ParameterSpec("obj", ClrType.Object)) { IsCompilerGenerated = true, IsOblivious = true },
            code.Argument(1).Do(ILOpCode.Isinst, _type.Handle).Branch(ILOpCode.Brfalse_s, no)
                .Argument(0).Argument(1).Do(ILOpCode.Unbox_any, _type.Handle).Call(equals).Return().Mark(no).Number(0).Return());
        ParameterSpec[] operands = [new("left", _type), new("right", _type)];
        code.Instructions.LoadArgumentAddress(0);
        var equality = assembly.Method(new("op_Equality", Static, ClrType.Boolean, operands) { IsCompilerGenerated = true }, code.Argument(1).Call(equals).Return());
        assembly.Method(
            new("op_Inequality", Static, ClrType.Boolean, operands) { IsCompilerGenerated = true }, code.Argument(0).Argument(1).Call(equality).Number(0).Do(ILOpCode.Ceq).Return());
        assembly.Method(
            new("Deconstruct", MethodAttributes.Public, ClrType.Void, new ParameterSpec("Value", _value, ParameterAttributes.Out, IsByReference: true)) { IsCompilerGenerated = true },
            code.Argument(1).Argument(0).Call(_getValue).Do(model.IsInteger ? ILOpCode.Stind_i8 : ILOpCode.Stind_ref).Return());
    }

    private void AddProperties(EnumModel model, MethodDefinitionHandle setValue, List<MethodDefinitionHandle> known)
    {
        var first = assembly.Property("Value", _value, isStatic: false, _getValue, setValue);
        assembly.Metadata.AddPropertyMap((TypeDefinitionHandle)_type.Handle, first);
        for (var i = 0; i < known.Count; i++)
        {
            var member = model.Members[i];
            var arguments = model.IsInteger ? new AttributeArguments().Add(Integer(member)) : new AttributeArguments().Add(member.Value);
            assembly.Attribute(
                assembly.Property(KindTypes.Plain(member.Name), _type, isStatic: true, known[i], default), "BackendDsl.Models.WireValueAttribute", model.IsInteger ? "Int64" : "String", arguments);
            documentation.Known(_type, KindTypes.Plain(member.Name), EnumPrinter.SummaryOf(member));
        }

        documentation.EnumerationMembers(_type, _value);
    }

    private static long Integer(EnumMemberModel member) => long.Parse(member.Value, System.Globalization.CultureInfo.InvariantCulture);
}
