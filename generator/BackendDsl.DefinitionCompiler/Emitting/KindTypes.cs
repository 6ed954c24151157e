using System.Reflection.Metadata;
using BackendDsl.CSharp.Model;
using BackendDsl.DefinitionCompiler.Metadata;
using TypeName = BackendDsl.CSharp.Model.TypeName;

namespace BackendDsl.DefinitionCompiler.Emitting;

/// <summary>
/// The types of a kind, in the order in which they are made, which is that of the source: the root, its builder, what stands inside the root, then what stands beside it.
/// All of them have a row before the first is made, since they name one another.
/// </summary>
internal sealed class KindTypes
{
    private readonly Dictionary<TypeName, ClrType> _types = [];
    private readonly Dictionary<TypeName, ClrType> _builders = [];
    private readonly AssemblyBuilder _assembly;
    private int _count;

    public KindTypes(AssemblyBuilder assembly, KindModel kind, bool nestCompanions)
    {
        _assembly = assembly;
        Namespace = kind.Namespace.Replace("@", "");
        RootName = Namespace + "." + Plain(kind.ClassName);
        Companions = [.. new[] { kind.Spec, kind.Status }.OfType<ObjectModel>()];
        Root = Add(RootName, isValueType: false);
        RootBuilder = Add(RootName + ".Builder", isValueType: false);
        IsNested = name => name.IsNested || nestCompanions;
        AddCompanions(kind, nested: true);
        foreach (var item in kind.Objects)
            AddObject(item, RootName);
        foreach (var item in kind.Enums)
            _types.Add(item.Name, Add(RootName + "." + Plain(item.Name.Name), isValueType: true));
        AddCompanions(kind, nested: false);
    }

    public string Namespace { get; }

    /// <summary>The root's full name.</summary>
    public string RootName { get; }

    public ClrType Root { get; }

    public ClrType RootBuilder { get; }

    public ClrType List { get; private set; } = null!;

    /// <summary>Spec and status, where they are there.</summary>
    public IReadOnlyList<ObjectModel> Companions { get; }

    /// <summary>Whether spec, status or list stand inside the root.</summary>
    public Func<TypeName, bool> IsNested { get; }

    /// <summary>A generated type.</summary>
    public ClrType Named(TypeName name) => _types[name];

    /// <summary>The builder of a generated type.</summary>
    public ClrType BuilderOf(TypeName name) => _builders[name];

    /// <summary>An identifier without the mark that makes a keyword one.</summary>
    public static string Plain(string identifier) => identifier.TrimStart('@');

    private void AddCompanions(KindModel kind, bool nested)
    {
        var outer = nested ? RootName : Namespace;
        foreach (var companion in Companions)
        {
            if (IsNested(companion.Name) == nested)
                AddObject(companion, outer);
        }

        if (IsNested(kind.List) == nested)
            List = Add(Join(outer, kind.List), isValueType: false);
    }

    private void AddObject(ObjectModel model, string outer)
    {
        var name = Join(outer, model.Name);
        _types.Add(model.Name, Add(name, isValueType: false));
        if (model.HasBuilder)
            _builders.Add(model.Name, Add(name + ".Builder", isValueType: false));
    }

    private static string Join(string outer, TypeName name) => outer + "." + Plain(name.Name);

    private ClrType Add(string name, bool isValueType) => ClrType.Of(_assembly.TypeAfter(_count++), name, isValueType);
}
