using BackendDsl.Analyzers.CallSite;
using BackendDsl.Analyzers.Constants;
using BackendDsl.Analyzers.Flow;
using BackendDsl.Cel.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BackendDsl.Analyzers.Reporting;

/// <summary>
/// The Services and Namespaces that the project's code gives away: what policies may be for, and where resources will live. Found once for a
/// compilation, when something asks.
/// </summary>
internal sealed class ProjectObjects(ModelCatalog catalog, ProjectCode code)
{
    private readonly Lazy<IReadOnlyList<Value>> _all = new(() => Find(catalog, code));

    /// <summary>The objects, as far as they are known; each has a name that is.</summary>
    public IReadOnlyList<Value> All => _all.Value;

    private static List<Value> Find(ModelCatalog catalog, ProjectCode code)
    {
        var found = new List<Value>();
        var open = new Stack<INamespaceOrTypeSymbol>([catalog.Compilation.Assembly.GlobalNamespace]);
        while (open.Count > 0)
        {
            foreach (var member in open.Pop().GetMembers())
            {
                if (member is INamespaceOrTypeSymbol inner)
                    open.Push(inner);
                else if (!member.IsImplicitlyDeclared && MayGive(member))
                    found.AddRange(Given(member, catalog, code));
            }
        }

        return found;
    }

    private static bool MayGive(ISymbol member)
    {
        var type = member switch
        {
            IMethodSymbol { MethodKind: MethodKind.Ordinary } method => method.ReturnType,
            IPropertySymbol property => property.Type,
            IFieldSymbol field => field.Type,
            _ => null,
        };
        return type is not null && (IsKnown(Types.ElementOf(type) ?? type) || Types.HasAttribute(member, "ManifestAttribute") || member.Name == "GetManifests");
    }

    private static bool IsKnown(ITypeSymbol? type) => type is { Name: "V1Service" or "V1Namespace" } && ClientResource.IsClientType(type);

    private static IEnumerable<Value> Given(ISymbol member, ModelCatalog catalog, ProjectCode code)
    {
        var body = member switch
        {
            IMethodSymbol method => code.Bodies.BodyOf(method),
            IPropertySymbol { GetMethod: { } getter } => code.Bodies.BodyOf(getter) ?? code.Bodies.ValueOf(member),
            _ => code.Bodies.ValueOf(member),
        };
        if (body is null)
            yield break;
        var values = body is IBlockOperation ? new Sinks(code.Use, new LocalValues([body], code.Bodies)).OfMember(member, [body]) : [body];
        CallSiteReader? reader = null;
        foreach (var value in values)
        {
            var given = Types.Peel(value);
            if (!IsKnown(given.Type))
                continue;
            reader ??= new(catalog, code, [body]);
            if (reader.ReadFinished(given) is { } read && read["metadata"] is { Kind: ValueKind.Object } metadata && metadata.Object["name"].Kind == ValueKind.String)
                yield return Value.Of(read);
        }
    }
}
