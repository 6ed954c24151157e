using BackendDsl.Analyzers.CallSite;
using Microsoft.CodeAnalysis;

namespace BackendDsl.Analyzers.Reporting;

/// <summary>The kinds whose types a compilation has, its own and those of its references, by apiVersion and kind.</summary>
internal sealed class KindCatalog
{
    private readonly Dictionary<(string ApiVersion, string Kind), (INamedTypeSymbol Root, KindAttribute Kind)> _kinds = [];

    public KindCatalog(Compilation compilation)
    {
        Add(compilation.Assembly);
        foreach (var reference in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (reference.Modules.Any(static m => m.ReferencedAssemblies.Any(static a => a.Name == "BackendDsl")))
                Add(reference);
        }
    }

    public (INamedTypeSymbol Root, KindAttribute Kind)? Find(string apiVersion, string kind) =>
        _kinds.TryGetValue((apiVersion, kind), out var found) ? found : null;

    private void Add(IAssemblySymbol assembly)
    {
        var open = new Stack<INamespaceSymbol>([assembly.GlobalNamespace]);
        while (open.Count > 0)
        {
            foreach (var member in open.Pop().GetMembers())
            {
                if (member is INamespaceSymbol inner)
                    open.Push(inner);
                else if (member is INamedTypeSymbol type && SchemaReference.Read(type) is { IsResource: true } schema && !_kinds.ContainsKey((schema.Kind.ApiVersion, schema.Kind.Kind)))
                    _kinds.Add((schema.Kind.ApiVersion, schema.Kind.Kind), (type, schema.Kind));
            }
        }
    }
}
