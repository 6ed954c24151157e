using System.Reflection;
using System.Reflection.Metadata;
using BackendDsl.CSharp.Model;
using BackendDsl.CSharp.Printing;
using BackendDsl.DefinitionCompiler.Documentation;
using BackendDsl.DefinitionCompiler.Metadata;
using TypeName = BackendDsl.CSharp.Model.TypeName;

namespace BackendDsl.DefinitionCompiler.Emitting;

/// <summary>
/// Makes the types of a kind, member for member what the C# compiler makes of the source that <see cref="KindPrinter"/> prints; tests compare the two.
/// </summary>
internal sealed class KindEmitter
{
    private const string ResourceName = "BackendDsl.Models.CustomResource`1";
    private const string ListName = "BackendDsl.Models.CustomResourceList`2";

    private readonly AssemblyBuilder _assembly;
    private readonly Library _library;
    private readonly DocumentationWriter _documentation;
    private readonly MethodCode _code;
    private readonly RecordEmitter _records;
    private readonly ShapeEmitter _shapes;
    private readonly ObjectEmitter _objects;
    private readonly EnumEmitter _enums;

    public KindEmitter(AssemblyBuilder assembly, DocumentationWriter documentation)
    {
        _assembly = assembly;
        _documentation = documentation;
        _library = new(assembly);
        _code = new(assembly.Metadata);
        _records = new(assembly, _library, _code);
        _shapes = new(assembly, _library);
        _objects = new(assembly, _library, _code, _records, _shapes, documentation);
        _enums = new(assembly, _library, _code, documentation);
    }

    /// <summary>Makes a kind.</summary>
    public void Emit(KindModel kind, bool nestCompanions, PrintedKind source)
    {
        var types = new KindTypes(_assembly, kind, nestCompanions);
        var spans = new CodeSpans(source);
        EmitRoot(kind, types, spans);
        EmitCompanions(kind, types, spans, nested: true);
        foreach (var item in kind.Objects)
            _objects.Emit(item, types, TypePlace.Inside(types.Root.Handle, KindTypes.Plain(item.Name.Name)), spans, isBesideRoot: false);
        foreach (var item in kind.Enums)
            _enums.Emit(item, types, spans);
        EmitCompanions(kind, types, spans, nested: false);
        spans.End();
    }

    private void EmitRoot(KindModel kind, KindTypes types, CodeSpans spans)
    {
        var type = types.Root;
        var baseType = _library.Type(ResourceName, type);
        _documentation.Type(type, kind.Root.Documentation);
        _records.Begin(type, baseType, TypePlace.In(types.Namespace, KindTypes.Plain(kind.ClassName), kind.IsInternal), context: 1, [.. Interfaces(kind, types)]);
        AddResourceAttributes(type, types.RootName, kind, kind.Kind);
        AddSchema(type, kind);
        _records.AddShape(type, spans);
        _documentation.Overrides(type);
        AddNew(kind, types, spans);
        var accessors = _objects.AddAccessors(kind.Root, types, KindPrinter.FirstSlot, spans);
        var contracts = AddContracts(kind, types, accessors, spans);
        _objects.AddToBuilder(type, types.RootBuilder, spans);
        _records.AddSynthesized(type, baseType, ResourceName, c => _shapes.WriteResource(c, kind, types));
        _assembly.Metadata.AddPropertyMap((TypeDefinitionHandle)type.Handle, _records.AddProperties());
        _objects.AddProperties(type, kind.Root, types, accessors);
        foreach (var (name, model, getter, setter) in contracts)
            _assembly.Property(name, types.Named(model.Name), isStatic: false, getter, setter);
        _objects.EmitRootBuilder(kind, types, KindPrinter.FirstSlot, spans);
    }

    private IEnumerable<ClrType> Interfaces(KindModel kind, KindTypes types)
    {
        if (kind.Spec is { } spec)
            yield return _library.Type("k8s.Models.ISpec`1", types.Named(spec.Name));
        if (kind.Status is { } status)
            yield return _library.Type("k8s.Models.IStatus`1", types.Named(status.Name));
    }

    private void AddNew(KindModel kind, KindTypes types, CodeSpans spans)
    {
        var name = new ParameterSpec("name", ClrType.String);
        ParameterSpec[] parameters = kind.IsNamespaced
            ? [name, new("namespace", ClrType.String.OrNull(), ParameterAttributes.Optional | ParameterAttributes.HasDefault)]
            : [name];
        _code.Argument(0);
        if (kind.IsNamespaced)
            _code.Argument(1);
        else
            _code.Do(ILOpCode.Ldnull);
        var start = _assembly.Token(_library.MethodOf(_library.Type(ResourceName, types.Root), ResourceName, "Start", 1), types.RootBuilder);
        _assembly.Method(new("New", MethodAttributes.Public | MethodAttributes.Static, types.RootBuilder, parameters), _code.Call(start).Return(), spans.Next());
        _documentation.New(types.Root, parameters);
    }

    // What KubernetesClient asks of a resource; the property itself may have given way to a class of its name.
    private List<(string Name, ObjectModel Model, MethodDefinitionHandle Getter, MethodDefinitionHandle Setter)> AddContracts(
        KindModel kind, KindTypes types, List<(MethodDefinitionHandle Getter, MethodDefinitionHandle Setter)> accessors, CodeSpans spans)
    {
        const MethodAttributes Explicit = MethodAttributes.Private | MethodAttributes.Final | MethodAttributes.Virtual | MethodAttributes.NewSlot | MethodAttributes.SpecialName;
        var made = new List<(string, ObjectModel, MethodDefinitionHandle, MethodDefinitionHandle)>();
        foreach (var (contract, member, wireName, model) in ((string, string, string, ObjectModel?)[])[("ISpec", "Spec", "spec", kind.Spec), ("IStatus", "Status", "status", kind.Status)])
        {
            if (model is null)
                continue;
            var at = 0;
            while (kind.Root.Properties[at].WireName != wireName)
                at++;
            var type = types.Named(model.Name);
            var full = "k8s.Models." + contract + "`1";
            var instance = _library.Type(full, type);
            // So the compiler names it: with the alias that the source has.
            var prefix = $"K_::k8s.Models.{contract}<{type.Name}>.";
            var get = _assembly.Method(new(prefix + "get_" + member, Explicit, type), _code.Argument(0).Call(accessors[at].Getter).Return(), spans.Next());
            var set = _assembly.Method(
                new(prefix + "set_" + member, Explicit, ClrType.Void, new ParameterSpec("value", type)),
                _code.Text(KindTypes.Plain(kind.Root.Properties[at].Name)).Call(_library.Method("BackendDsl.Models.CustomResource", "SetterRefused")).Do(ILOpCode.Throw), spans.Next());
            _assembly.Metadata.AddMethodImplementation((TypeDefinitionHandle)types.Root.Handle, get, _library.MethodOf(instance, full, "get_" + member));
            _assembly.Metadata.AddMethodImplementation((TypeDefinitionHandle)types.Root.Handle, set, _library.MethodOf(instance, full, "set_" + member));
            made.Add((prefix + member, model, get, set));
        }

        return made;
    }

    private void EmitCompanions(KindModel kind, KindTypes types, CodeSpans spans, bool nested)
    {
        foreach (var companion in types.Companions)
        {
            if (types.IsNested(companion.Name) != nested)
                continue;
            _objects.Emit(companion, types, PlaceOf(kind, types, companion.Name, nested), spans, isBesideRoot: !nested);
            if (!nested)
                AddGeneratedCode(types.Named(companion.Name));
        }

        if (types.IsNested(kind.List) == nested)
            EmitList(kind, types, spans, nested);
    }

    private void EmitList(KindModel kind, KindTypes types, CodeSpans spans, bool nested)
    {
        var baseType = _library.Type(ListName, types.List, types.Root);
        _records.Begin(types.List, baseType, PlaceOf(kind, types, kind.List, nested), context: 1);
        AddResourceAttributes(types.List, nested ? types.RootName + "+" + KindTypes.Plain(kind.List.Name) : types.List.Name, kind, kind.ListKind);
        _documentation.List(types.List, kind.ClassName);
        _records.AddShape(types.List, spans);
        _documentation.Overrides(types.List);
        _records.AddSynthesized(types.List, baseType, ListName, c => _shapes.WriteList(c, kind, types));
        _assembly.Metadata.AddPropertyMap((TypeDefinitionHandle)types.List.Handle, _records.AddProperties());
    }

    private static TypePlace PlaceOf(KindModel kind, KindTypes types, TypeName name, bool nested) => nested
        ? TypePlace.Inside(types.Root.Handle, KindTypes.Plain(name.Name))
        : TypePlace.In(types.Namespace, KindTypes.Plain(name.Name), kind.IsInternal);

    private void AddResourceAttributes(ClrType type, string reflectionName, KindModel kind, string name)
    {
        AddGeneratedCode(type);
        _assembly.Attribute(type.Handle, "k8s.Models.KubernetesEntityAttribute", "",
            new AttributeArguments().Set("Group", kind.Group).Set("ApiVersion", kind.Version).Set("Kind", name).Set("PluralName", kind.Plural));
        var converter = _library.Type("BackendDsl.Models.ModelJsonConverter`1", type);
        var assembly = _assembly.References.Type("BackendDsl.Models.ModelJsonConverter`1").Assembly.FullName;
        _assembly.Attribute(type.Handle, "System.Text.Json.Serialization.JsonConverterAttribute", "Type", new AttributeArguments().Add($"{converter.Name}`1[{reflectionName}], {assembly}"));
        ObjectEmitter.AddObsolete(_assembly, type.Handle, kind.Obsolete);
    }

    private void AddSchema(ClrType type, KindModel kind)
    {
        var arguments = new AttributeArguments().Add(kind.Schema).Add(kind.Group).Add(kind.Version).Add(kind.Kind).Set("Plural", kind.Plural);
        if (!kind.IsNamespaced)
            arguments.Set("Namespaced", false);
        if (kind.HasStatusSubresource)
            arguments.Set("Status", true);
        if (kind.Scale is { } scale)
            arguments.Set("Scale", scale);
        _assembly.Attribute(type.Handle, "BackendDsl.Models.CustomResourceSchemaAttribute", "String,String,String,String", arguments);
    }

    private void AddGeneratedCode(ClrType type) =>
        _assembly.Attribute(type.Handle, "System.CodeDom.Compiler.GeneratedCodeAttribute", "String,String", new AttributeArguments().Add(KindPrinter.GeneratorName).Add(KindPrinter.GeneratorVersion));
}
