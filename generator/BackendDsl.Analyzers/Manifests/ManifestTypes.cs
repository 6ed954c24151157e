using BackendDsl.Analyzers.Constants;
using Microsoft.CodeAnalysis;

namespace BackendDsl.Analyzers.Manifests;

/// <summary>
/// What the manifests step can read: the same rules it has at run time, as far as types tell. A type that others may derive from may turn out to be a
/// resource, and is left to it.
/// </summary>
internal sealed class ManifestTypes
{
    private const int DepthLimit = 8;

    private readonly INamedTypeSymbol _attribute;
    private readonly INamedTypeSymbol _source;
    private readonly INamedTypeSymbol _context;

    private ManifestTypes(INamedTypeSymbol attribute, INamedTypeSymbol source, INamedTypeSymbol context) => (_attribute, _source, _context) = (attribute, source, context);

    /// <summary>Null where the project does not know the library.</summary>
    public static ManifestTypes? Create(Compilation compilation) =>
        compilation.GetTypeByMetadataName("BackendDsl.ManifestAttribute") is { } attribute
        && compilation.GetTypeByMetadataName("BackendDsl.IManifestSource") is { } source
        && compilation.GetTypeByMetadataName("BackendDsl.ManifestContext") is { } context
            ? new(attribute, source, context)
            : null;

    /// <summary>Whether it is marked.</summary>
    public bool IsMarked(ISymbol symbol) => symbol.GetAttributes().Any(a => Same(a.AttributeClass, _attribute));

    /// <summary>Why a marked member cannot be written; null where nothing stands in the way.</summary>
    public string? ProblemOf(ISymbol symbol) => symbol is INamedTypeSymbol type ? ProblemOfSource(type) : ProblemOfPlace(symbol) ?? symbol switch
    {
        IPropertySymbol { GetMethod: null } => "has no getter",
        IPropertySymbol { IsIndexer: true } => "takes parameters",
        IPropertySymbol property => ProblemOfType(property.Type, 0),
        IFieldSymbol field => ProblemOfType(field.Type, 0),
        IMethodSymbol method => ProblemOfMethod(method),
        _ => null,
    };

    private static string? ProblemOfPlace(ISymbol symbol)
    {
        for (var around = symbol.ContainingType; around is not null; around = around.ContainingType)
        {
            if (around.TypeParameters.Length > 0)
                return $"stands in the generic type {around.Name}, and nobody says which {string.Join(", ", around.TypeParameters.Select(static p => p.Name))} is meant; put it into a type that is not generic";
        }

        return !symbol.IsStatic ? "is not static" : symbol.IsAbstract ? "is abstract" : null;
    }

    private string? ProblemOfMethod(IMethodSymbol method)
    {
        if (method.IsGenericMethod)
            return "is generic";
        if (method.Parameters.Length > 1 || method.Parameters is [var only] && (only.RefKind != RefKind.None || !Same(only.Type, _context)))
            return "takes parameters; it may take none, or one ManifestContext";
        // What is declared as a task may have a result that its type does not tell; what an async method makes of it has none.
        return method.ReturnsVoid ? "gives nothing back"
            : method.IsAsync && method.ReturnType is INamedTypeSymbol { TypeArguments.Length: 0, Name: "Task" } ? "gives a task without a result"
            : ProblemOfType(method.ReturnType, 0);
    }

    private string? ProblemOfSource(INamedTypeSymbol type)
    {
        if (!type.AllInterfaces.Any(i => Same(i, _source)))
            return "is a type, but no IManifestSource";
        for (var around = type; around is not null; around = around.ContainingType)
        {
            if (around.TypeParameters.Length > 0)
                return "is a generic type; make it one that is not";
        }

        return type.IsAbstract || !type.InstanceConstructors.Any(static c => c.Parameters.Length == 0) ? "has no constructor without parameters" : null;
    }

    private string? ProblemOfType(ITypeSymbol type, int depth)
    {
        if (type.SpecialType == SpecialType.System_String)
            return "gives a string, which is no Kubernetes resource; KubernetesYaml.Deserialize makes one of text";
        if (depth > DepthLimit || type.TypeKind is TypeKind.Error or TypeKind.Dynamic or TypeKind.TypeParameter || IsResource(type))
            return null;
        if (Inner(type) is { } inner)
            return ProblemOfType(inner, depth + 1);
        // Only what nothing can derive from is certain.
        var isClosed = type.IsSealed || type.IsValueType || type.TypeKind is TypeKind.Enum or TypeKind.Delegate or TypeKind.Pointer or TypeKind.FunctionPointer;
        if (!isClosed)
            return null;
        return type.AllInterfaces.Any(static i => i.SpecialType == SpecialType.System_Collections_IEnumerable)
            ? null
            : $"gives a {type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)}, which is no Kubernetes resource, no sequence of them and no IManifestSource";
    }

    private bool IsResource(ITypeSymbol type) => IsResourceFace(type) || type.AllInterfaces.Any(IsResourceFace);

    private bool IsResourceFace(ITypeSymbol face) => face.Name == "IKubernetesObject" || Same(face, _source);

    /// <summary>What a task, a lazy value, a sequence or a map stands for; null where it stands for nothing else.</summary>
    private static ITypeSymbol? Inner(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { TypeArguments: [var argument], Name: "Task" or "ValueTask" or "Lazy" or "IAsyncEnumerable" or "Nullable" })
            return argument;
        if (type.AllInterfaces.FirstOrDefault(static i => i.Name == "IAsyncEnumerable" && i.TypeArguments.Length == 1) is { } sequence)
            return sequence.TypeArguments[0];
        if (Types.ElementOf(type) is not { } element)
            return null;
        return element is INamedTypeSymbol { Name: "KeyValuePair", TypeArguments: [_, var value] } ? value : element;
    }

    private static bool Same(ISymbol? one, ISymbol other) => SymbolEqualityComparer.Default.Equals(one, other);
}
