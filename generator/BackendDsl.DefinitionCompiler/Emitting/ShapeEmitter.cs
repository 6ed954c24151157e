using System.Reflection.Metadata;
using BackendDsl.CSharp.Model;
using BackendDsl.DefinitionCompiler.Metadata;

namespace BackendDsl.DefinitionCompiler.Emitting;

/// <summary>Writes what makes an object's shape: one call for each member.</summary>
internal sealed class ShapeEmitter(AssemblyBuilder assembly, Library library)
{
    private const string ShapeName = "BackendDsl.Models.ObjectShape";
    private const string SlotTypeName = "BackendDsl.Models.SlotType";

    /// <summary>Writes the shape of an object of its own.</summary>
    public void Write(MethodCode code, ObjectModel model, KindTypes types)
    {
        code.Do(ILOpCode.Newobj, library.Method(ShapeName, ".ctor", parameters: ""));
        WriteMembers(code, model, types, isNew: true);
    }

    /// <summary>Writes the shape of a resource.</summary>
    public void WriteResource(MethodCode code, KindModel kind, KindTypes types)
    {
        code.Text(kind.ApiVersion).Text(kind.Kind).Call(library.Method(ShapeName, "Resource"));
        WriteMembers(code, kind.Root, types, isNew: false);
    }

    /// <summary>Writes the shape of a list of resources.</summary>
    public void WriteList(MethodCode code, KindModel kind, KindTypes types) =>
        code.Text(kind.ApiVersion).Text(kind.ListKind).Call(assembly.Token(library.Method(ShapeName, "ResourceList", 1), types.Root));

    private void WriteMembers(MethodCode code, ObjectModel model, KindTypes types, bool isNew)
    {
        foreach (var property in model.Properties)
        {
            code.Text(property.WireName);
            var method = SlotMethod.Of(property.Shape);
            if (method.Name == SlotMethod.General)
                WriteSlotType(code, property.Shape, types);
            var token = library.Method(ShapeName, method.Name, method.TypeArgument is null ? 0 : 1);
            if (method.TypeArgument is { } argument)
                token = assembly.Token(token, library.ValueOf(argument, types));
            // What was just made is not null, and the compiler leaves that check away.
            code.Do(isNew ? ILOpCode.Call : ILOpCode.Callvirt, token);
            isNew = false;
        }
    }

    private void WriteSlotType(MethodCode code, Shape shape, KindTypes types)
    {
        var name = SlotMethod.SlotTypeOf(shape);
        switch (shape.Kind)
        {
            case ShapeKind.Enum or ShapeKind.Object:
                code.Call(assembly.Token(library.Method(SlotTypeName, name, 1), library.ValueOf(shape, types)));
                break;
            case ShapeKind.List or ShapeKind.Map:
                WriteSlotType(code, shape.Item!, types);
                code.Call(assembly.Token(library.Method(SlotTypeName, name, 1), library.ItemOf(shape, types)));
                break;
            default:
                code.Call(library.Method(SlotTypeName, "get_" + name));
                break;
        }

        if (SlotMethod.IsNullableValue(shape))
            code.Call(assembly.Token(library.Method(SlotTypeName, "Nullable", 1), library.ValueOf(shape, types)));
    }
}
