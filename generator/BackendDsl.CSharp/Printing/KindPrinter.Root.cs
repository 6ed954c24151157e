using BackendDsl.CSharp.Model;

namespace BackendDsl.CSharp.Printing;

// The root class, what stands inside it and what stands beside it.
internal sealed partial class KindPrinter
{
    /// <summary>The slot of a resource's first property: apiVersion, kind and metadata come before.</summary>
    internal const int FirstSlot = 3;

    private void PrintRoot()
    {
        var root = _kind.Root;
        var name = _kind.ClassName;
        XmlDoc.Print(_writer, root.Documentation);
        PrintRootAttributes();
        ObjectPrinter.PrintHeader(_writer, _shapes.Access, name, $"M_::CustomResource<{name}>{Interfaces()}");
        _shapes.InsideRoot = true;
        _objects.PrintShape(root, $"M_::ObjectShape.Resource({Literals.Of(_kind.ApiVersion)}, {Literals.Of(_kind.Kind)})");
        _writer.Line("/// <summary>Starts a resource of that name.</summary>");
        _writer.Begin(_kind.IsNamespaced ? "public static Builder New(string name, string? @namespace = null) => " : "public static Builder New(string name) => ")
            .StartCode().Add(_kind.IsNamespaced ? "Start<Builder>(name, @namespace)" : "Start<Builder>(name)").EndCode().End(";");
        _objects.PrintProperties(root, FirstSlot);
        PrintExplicit("ISpec", "Spec", "spec", _kind.Spec);
        PrintExplicit("IStatus", "Status", "status", _kind.Status);
        _objects.PrintToBuilder();
        _objects.PrintBuilder(root, $"M_::CustomResourceBuilder<{name}, Builder>", FirstSlot);
        PrintCompanions(nested: true);
        foreach (var item in _kind.Objects)
            _objects.Print(item);
        foreach (var item in _kind.Enums)
            _enums.Print(item);
        _writer.Close();
        _shapes.InsideRoot = false;
    }

    private void PrintRootAttributes()
    {
        _writer.Line(GeneratedCode)
            .Line($"[K_::KubernetesEntity(Group = {Literals.Of(_kind.Group)}, ApiVersion = {Literals.Of(_kind.Version)}, Kind = {Literals.Of(_kind.Kind)}, PluralName = {Literals.Of(_kind.Plural)})]")
            .Line($"[J_::JsonConverter(typeof(M_::ModelJsonConverter<{_kind.ClassName}>))]");
        _writer.Begin("[M_::CustomResourceSchema(").Add(Literals.Raw(_kind.Schema))
            .Add(", ").Add(Literals.Of(_kind.Group)).Add(", ").Add(Literals.Of(_kind.Version)).Add(", ").Add(Literals.Of(_kind.Kind))
            .Add(", Plural = ").Add(Literals.Of(_kind.Plural))
            .Add(_kind.IsNamespaced ? "" : ", Namespaced = false").Add(_kind.HasStatusSubresource ? ", Status = true" : "");
        if (_kind.Scale is { } scale)
            _writer.Add(", Scale = ").Add(Literals.Of(scale));
        _writer.End(")]");
        PrintObsolete();
    }

    private string Interfaces()
    {
        // A base list is read in the scope around the class, so a class inside is named through it.
        var text = "";
        if (_kind.Spec is { } spec)
            text += $", K_::ISpec<{OutsideName(spec.Name)}>";
        if (_kind.Status is { } status)
            text += $", K_::IStatus<{OutsideName(status.Name)}>";
        return text;
    }

    private string OutsideName(TypeName name) => _nestCompanions || name.IsNested ? _kind.ClassName + "." + name.Name : name.Name;

    private void PrintExplicit(string type, string property, string wireName, ObjectModel? model)
    {
        if (model is null)
            return;
        // The property itself may have given way to a class of its name.
        var own = _kind.Root.Properties.First(p => p.WireName == wireName).Name;
        _writer.Begin($"{model.Name.Name} K_::{type}<{model.Name.Name}>.{property} {{ get => ").StartCode().Add(own).Add('!').EndCode()
            .Add("; set => ").StartCode().Add("throw SetterRefused(nameof(").Add(own).Add("))").EndCode().End("; }");
    }

    /// <summary>Spec, status and list: beside the root class, or inside it where a name is taken.</summary>
    private void PrintCompanions(bool nested)
    {
        foreach (var companion in (ObjectModel?[])[_kind.Spec, _kind.Status])
        {
            if (companion is not null && (_nestCompanions || companion.Name.IsNested) == nested)
            {
                if (!nested)
                    _writer.Line();
                _objects.Print(companion, nested ? null : GeneratedCode, nested ? null : _kind.ClassName);
            }
        }

        if ((_nestCompanions || _kind.List.IsNested) == nested)
            PrintList();
    }

    private void PrintList()
    {
        var (list, kind) = (_kind.List.Name, _kind.ClassName);
        _writer.Line($"/// <summary>A list of {kind}.</summary>")
            .Line(GeneratedCode)
            .Line($"[K_::KubernetesEntity(Group = {Literals.Of(_kind.Group)}, ApiVersion = {Literals.Of(_kind.Version)}, Kind = {Literals.Of(_kind.ListKind)}, PluralName = {Literals.Of(_kind.Plural)})]")
            .Line($"[J_::JsonConverter(typeof(M_::ModelJsonConverter<{list}>))]");
        PrintObsolete();
        ObjectPrinter.PrintHeader(_writer, _shapes.Access, list, $"M_::CustomResourceList<{list}, {kind}>");
        _writer.Begin("").StartCode().Add($"private static readonly M_::ObjectShape s_shape = M_::ObjectShape.ResourceList<{kind}>({Literals.Of(_kind.ApiVersion)}, {Literals.Of(_kind.ListKind)});").EndCode().End();
        ObjectPrinter.PrintOverrides(_writer);
        _writer.Close();
    }

    private void PrintObsolete()
    {
        if (_kind.Obsolete is { } reason)
            _writer.Begin("[S_::Obsolete(").Add(Literals.Of(reason)).End(")]");
    }
}
