using System.Collections.Concurrent;
using BackendDsl.Analyzers.Constants;
using Microsoft.CodeAnalysis;

namespace BackendDsl.Analyzers.CallSite;

/// <summary>
/// What the symbols of one compilation say about models and builders. Only symbols are read, so generated types in this project and
/// compiled ones in a package are the same here.
/// </summary>
internal sealed class ModelCatalog
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, ModelType?> _models = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, ModelType?> _builders = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, ClientResource?> _clients = new(SymbolEqualityComparer.Default);
    private readonly INamedTypeSymbol _modelObject;
    private readonly INamedTypeSymbol? _objectBuilder;

    private ModelCatalog(Compilation compilation, INamedTypeSymbol modelObject)
    {
        Compilation = compilation;
        _modelObject = modelObject;
        _objectBuilder = compilation.GetTypeByMetadataName(RuntimeNames.ObjectBuilder);
    }

    public Compilation Compilation { get; }

    /// <summary>The catalogue of a compilation, or null where it does not know models at all.</summary>
    public static ModelCatalog? Create(Compilation compilation) =>
        compilation.GetTypeByMetadataName(RuntimeNames.ModelObject) is { } modelObject ? new(compilation, modelObject) : null;

    /// <summary>What is known of a model type; null for any other type.</summary>
    public ModelType? FindModel(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class } named ? _models.GetOrAdd(named, ReadModel) : null;

    /// <summary>The model a builder type makes; null for any other type.</summary>
    public ModelType? FindBuilt(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class } named ? _builders.GetOrAdd(named, ReadBuilder) : null;

    /// <summary>The resource of KubernetesClient's that a type is; null for a part of one, and for any other type.</summary>
    public ClientResource? FindClient(ITypeSymbol? type) =>
        type is INamedTypeSymbol named && ClientResource.IsClientType(named) ? _clients.GetOrAdd(named, static t => ClientResource.Read(t)) : null;

    private ModelType? ReadModel(INamedTypeSymbol type)
    {
        for (var t = type.BaseType; t is not null; t = t.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(t, _modelObject))
                return type.IsAbstract ? null : new(type);
        }

        return null;
    }

    private ModelType? ReadBuilder(INamedTypeSymbol type)
    {
        for (var t = type.BaseType; t is not null; t = t.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(t.OriginalDefinition, _objectBuilder))
                return FindModel(t.TypeArguments[0]);
        }

        return null;
    }
}
