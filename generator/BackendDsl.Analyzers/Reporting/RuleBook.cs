using System.Collections.Concurrent;
using BackendDsl.Analyzers.CallSite;
using BackendDsl.Analyzers.Manifests;
using BackendDsl.Validation.Definitions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendDsl.Analyzers.Reporting;

/// <summary>Everything the resources of one compilation are judged by.</summary>
internal sealed class RuleBook
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, List<IVerdictSource>> _ofKind = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, KindSchema?> _schemas = new(SymbolEqualityComparer.Default);
    private readonly ModelCatalog _catalog;
    private readonly KubernetesVersion _version;
    private readonly int? _envoyVersion;

    public RuleBook(ModelCatalog catalog, ProjectFiles files, AnalyzerConfigOptions options)
    {
        _catalog = catalog;
        Files = files;
        _version = ServerVersion(options);
        _envoyVersion = EnvoyVersion(options);
    }

    public ProjectFiles Files { get; }

    /// <summary>Judges an object read from C# and reports what is wrong.</summary>
    public void Judge(CallSiteObject read, ModelType model, SchemaReference schema, Action<Diagnostic> report, CancellationToken cancellation)
    {
        // By symbol first: hashing the text of a schema for every chain would cost more than judging it.
        if (_schemas.GetOrAdd(schema.Root, _ => KindSchema.Find(schema.Kind, _version)) is not { } kind)
            return;
        cancellation.ThrowIfCancellationRequested();
        List<IVerdictSource> sources;
        SchemaNode node;
        if (schema.IsResource)
        {
            node = kind.Schema.Root;
            sources = SourcesOf(schema.Root, kind);
        }
        else if (kind.Fragment(schema.Definition) is { } fragment)
        {
            node = kind.Schema.Definitions[schema.Definition];
            sources = [new SchemaSource(fragment)];
        }
        else
        {
            return;
        }

        new ChoiceJudge(read, sources, (finding, place) => report(Diagnostic.Create(
            finding.Descriptor,
            place.Span.ToLocation(),
            finding.Severity ?? finding.Descriptor.DefaultSeverity,
            additionalLocations: null,
            FixHints.Of(finding, place, node, model, _catalog),
            finding.Message))).Judge();
    }

    /// <summary>True where the project has policies.</summary>
    public bool HasPolicies => Files.Policies.Policies.Count > 0;

    /// <summary>Judges a resource of KubernetesClient, of which no schema is known, by the policies.</summary>
    public void Judge(CallSiteObject read, ClientResource client, Action<Diagnostic> report)
    {
        List<IVerdictSource> sources = [new PolicySource(Files.Policies, client.Plural.Length > 0 ? client.Plural : Plurals.Of(client.Kind), Plurals.IsNamespaced(client.Kind))];
        new ChoiceJudge(read, sources, (finding, place) => report(Diagnostic.Create(finding.Descriptor, place.Span.ToLocation(), finding.Message))).Judge();
    }

    /// <summary>What resources of a kind are judged by.</summary>
    public List<IVerdictSource> SourcesOf(INamedTypeSymbol root, KindSchema kind) => _ofKind.GetOrAdd(root, _ =>
    {
        var sources = new List<IVerdictSource> { new SchemaSource(kind.Whole) };
        if (HasPolicies)
            sources.Add(new PolicySource(Files.Policies, kind.Kind.Plural ?? Plurals.Of(kind.Kind.Kind), kind.Kind.IsNamespaced));

        // Knowledge that travels with the assembly of the kind's types.
        var rules = kind.ControllerRules(ControllerSource.Read(root.ContainingAssembly, kind.Kind.Group, kind.Kind.Kind));
        if (!rules.IsEmpty)
            sources.Add(new ControllerSource(rules, _envoyVersion, Files.Manifests));
        if (SupersededSource.Read(root.ContainingAssembly, kind.Kind) is { } superseded)
            sources.Add(superseded);
        return sources;
    });

    /// <summary>The compiled schema of a kind; null where its text is not one.</summary>
    public KindSchema? SchemaOf(KindAttribute kind) => KindSchema.Find(kind, _version);

    /// <summary>The server version the project is for.</summary>
    public static KubernetesVersion ServerVersion(AnalyzerConfigOptions options) =>
        options.TryGetValue("build_property.KubernetesServerVersion", out var text) && KubernetesVersion.TryParse(text.Trim(), out var version)
            ? version
            : KubernetesVersion.Default;

    private static int? EnvoyVersion(AnalyzerConfigOptions options) =>
        options.TryGetValue("build_property.EnvoyVersion", out var text) && text.Trim().TrimStart('v').Split('.') is [var major, var minor, ..]
            && int.TryParse(major, out var high) && int.TryParse(minor, out var low)
                ? high * 1000 + low
                : null;
}
