using System.Collections.Concurrent;
using BackendDsl.Generator.Analyzers.CallSite;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendDsl.Generator.Analyzers.Judging;

/// <summary>Everything the resources of one compilation are judged by.</summary>
internal sealed class RuleBook
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, List<IVerdictSource>> _ofKind = new(SymbolEqualityComparer.Default);
    private readonly KubernetesVersion _version;
    private readonly ModelCatalog _catalog;

    public RuleBook(ModelCatalog catalog, AnalyzerOptions options)
    {
        _catalog = catalog;
        _version = ServerVersion(options.AnalyzerConfigOptionsProvider.GlobalOptions);
    }

    /// <summary>Judges an object read from C# and reports what is wrong.</summary>
    public void Judge(CallSiteObject read, ModelType model, SchemaReference schema, Action<Diagnostic> report, CancellationToken cancellation)
    {
        if (KindSchema.Find(schema.Kind, _version) is not { } kind)
            return;
        var validator = schema.IsResource ? kind.Whole : kind.Fragment(schema.Definition);
        if (validator is null)
            return;
        cancellation.ThrowIfCancellationRequested();
        List<IVerdictSource> sources = [new SchemaSource(validator)];
        if (schema.IsResource)
            sources.AddRange(_ofKind.GetOrAdd(schema.Root, root => SourcesOf(root, schema.Kind)));
        var node = schema.IsResource ? kind.Schema.Root : kind.Schema.Definitions[schema.Definition];
        new ChoiceJudge(read, sources, (finding, place) => report(Diagnostic.Create(
            finding.Descriptor,
            place.Span.ToLocation(),
            FixHints.Of(finding, place.IsRemovable, node, model, _catalog),
            finding.Message))).Judge();
    }

    /// <summary>What else a kind is judged by: knowledge that travels with the assembly of its types.</summary>
    private static List<IVerdictSource> SourcesOf(INamedTypeSymbol root, KindAttribute kind)
    {
        var sources = new List<IVerdictSource>();
        if (SupersededSource.Read(root.ContainingAssembly, kind) is { } superseded)
            sources.Add(superseded);
        return sources;
    }

    private static KubernetesVersion ServerVersion(AnalyzerConfigOptions options) =>
        options.TryGetValue("build_property.KubernetesServerVersion", out var text) && KubernetesVersion.TryParse(text.Trim(), out var version)
            ? version
            : KubernetesVersion.Default;
}
