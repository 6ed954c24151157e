using System.Collections.Concurrent;
using System.Collections.Immutable;
using BackendDsl.Analyzers.CallSite;
using BackendDsl.Analyzers.Manifests;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Admission;
using BackendDsl.Validation.BuiltIn;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Findings;
using BackendDsl.Validation.Rules;
using BackendDsl.Validation.Schema;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendDsl.Analyzers.Reporting;

/// <summary>Everything the resources of one compilation are judged by.</summary>
internal sealed class ProjectRules
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, List<IFindingSource>> _ofKind = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ClientResource, BuiltInSource> _ofClient = new();
    private readonly ConcurrentDictionary<INamedTypeSymbol, KindSchema?> _schemas = new(SymbolEqualityComparer.Default);
    private readonly ModelCatalog _catalog;
    private readonly KubernetesVersion _version;
    private readonly int? _envoyVersion;
    private readonly AnalyzerConfigOptions _options;
    private readonly ConcurrentDictionary<string, VariantChoice> _noted = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _problems = new(StringComparer.Ordinal);
    private readonly AnalyzerConfigOptionsProvider _provider;
    private readonly ProjectObjects _objects;
    private readonly Lazy<KnownTargets> _targets;
    private readonly Lazy<Dictionary<string, Value>> _namespaces;

    public ProjectRules(ModelCatalog catalog, ProjectCode code, ProjectFiles files, AnalyzerConfigOptionsProvider provider)
    {
        _objects = new(catalog, code);
        _targets = new(() => new([.. files.Manifests, .. _objects.All]));
        _namespaces = new(ReadNamespaces);
        var options = provider.GlobalOptions;
        _provider = provider;
        _catalog = catalog;
        Files = files;
        _version = ServerVersion(options);
        Singles = new(_version);
        _envoyVersion = EnvoyVersion(options);
        BuiltInOptions = new() { ServerVersion = _version, FieldValidation = FieldValidationOf(options) ?? FieldValidation.Strict };
        _options = options;
    }

    public ProjectFiles Files { get; }

    /// <summary>What somebody accepts.</summary>
    public AcceptedFindings Accepted => Files.Accepted;

    /// <summary>What is wrong with single values of Kubernetes' own types.</summary>
    public SingleValues Singles { get; }

    /// <summary>Tells which variants of definitions were taken where the project does not say it in so many words, and what is wrong with the choice.</summary>
    public void ReportChoices(Action<Diagnostic> report)
    {
        foreach (var choice in _noted.OrderBy(static n => n.Key, StringComparer.Ordinal).Select(static n => n.Value))
            report(Diagnostic.Create(choice.Pick.IsAssumed ? Descriptors.VariantAssumed : Descriptors.NearestVariant, Location.None, choice.Pick.Note(choice.Property)));
        foreach (var problem in _problems.Keys.OrderBy(static p => p, StringComparer.Ordinal))
            report(Diagnostic.Create(Descriptors.PropertyInvalid, Location.None, problem));
    }

    /// <summary>Judges an object read from C# by its schema and its controller, and reports what is wrong.</summary>
    /// <param name="read">The object.</param>
    /// <param name="model">Its type.</param>
    /// <param name="schema">Where its schema is told.</param>
    /// <param name="isTemplate">True where other code may finish it: only the rules of single values are asked.</param>
    /// <param name="report">Told of each finding.</param>
    /// <param name="tries">True to find out whether there may be anything to tell at all, before the conditions around are looked at.</param>
    /// <param name="cancellation">Ends the work.</param>
    public void Evaluate(CallSiteObject read, ModelType model, SchemaReference schema, bool isTemplate, Action<Diagnostic> report, bool tries, CancellationToken cancellation)
    {
        // By symbol first: hashing the text of a schema for every chain would cost more than judging it.
        if (SchemaOf(schema) is not { } kind)
        {
            if (KindSchema.Find(schema.Kind, _version, out var problem) is null && problem is not null)
                report(Diagnostic.Create(Descriptors.SchemaUnreadable, read.Call.Here.ToLocation(), schema.Kind.Kind, problem));
            return;
        }

        cancellation.ThrowIfCancellationRequested();
        List<IFindingSource> sources;
        SchemaNode node;

        // What is missing in a template may come: the API server's order, which runs no rule where something is missing, does not count yet.
        if (isTemplate)
        {
            read.Escaped = true;
            read.Seal();
        }

        if (schema.IsResource)
        {
            node = kind.Schema.Root;
            sources = isTemplate ? [new PartSource(kind.Whole, node, WordsOf(schema.Root, kind))] : SourcesOf(schema.Root, kind);
        }
        else if (kind.Fragment(schema.Definition) is { } fragment)
        {
            node = kind.Schema.Definitions[schema.Definition];
            sources = [isTemplate ? new PartSource(fragment, node) : new SchemaSource(fragment)];
        }
        else
        {
            return;
        }

        new ChoiceEvaluator(
            read,
            sources,
            (finding, place) =>
            {
                // What is wrong with one value in another member is told there.
                if (place.Span.IsElsewhere && finding.Violation.Source is FindingSource.Schema or FindingSource.Cel && PartSource.IsOfOneValue(finding.Violation, node))
                    return;
                if (SeverityOf(finding, place.Span.Here.Tree) is not { } severity)
                    return;
                report(Diagnostic.Create(
                    finding.Descriptor,
                    place.Span.Here.ToLocation(),
                    severity,
                    additionalLocations: null,
                    FixHints.Of(finding, place, node, model, _catalog).SetItems(About(read, schema.Kind.Group + "/" + schema.Kind.Version, schema.Kind.Kind, finding)),
                    finding.Message));
            },
            tries).Evaluate();
    }

    /// <summary>True where the API server or a policy may say something of a resource of KubernetesClient's.</summary>
    public bool IsWrong(CallSiteObject read, ClientResource client) =>
        MayTell(read, HasPolicies ? [BuiltInSourceOf(client), PoliciesOf(client.ApiVersion, client.Kind)] : [BuiltInSourceOf(client)]);

    /// <summary>True where a policy may say something of a resource.</summary>
    public bool IsRefusedByPolicies(CallSiteObject read, SchemaReference schema) => MayTell(read, [PoliciesOf(schema.Kind)]);

    private static bool MayTell(CallSiteObject read, IReadOnlyList<IFindingSource> sources)
    {
        var isWrong = false;
        new ChoiceEvaluator(read, sources, (_, _) => isWrong = true, tries: true).Evaluate();
        return isWrong;
    }

    /// <summary>Judges a resource of KubernetesClient's by the API server's own rules for its kind.</summary>
    /// <param name="read">The resource.</param>
    /// <param name="client">Its kind.</param>
    /// <param name="tree">The file in which it is given away: what is wrong in another is told at the call that leads there.</param>
    /// <param name="report">Told of each finding.</param>
    public void Evaluate(CallSiteObject read, ClientResource client, SyntaxTree tree, Action<Diagnostic> report) => new ChoiceEvaluator(
        read,
        [BuiltInSourceOf(client)],
        (finding, place) =>
        {
            // What is wrong with one value in another member is told there.
            if (place.Span.IsElsewhere && TreeWalker.Walk(read, finding.Violation.Path, out var isWhole) is { } written && isWhole
                && BuiltInKinds.TryGet(client.ApiVersion, client.Kind, out var kind) && Singles.Reports(kind, finding.Violation.Path, written.Value))
            {
                return;
            }

            report(Diagnostic.Create(
                finding.Descriptor,
                (place.Span.Tree == tree ? place.Span : place.Span.Here).ToLocation(),
                finding.Severity ?? finding.Descriptor.DefaultSeverity,
                additionalLocations: null,
                About(read, client.ApiVersion, client.Kind, finding),
                finding.Message));
        },
        tries: false).Evaluate();

    /// <summary>What is wrong with a value given to a member of a type of KubernetesClient's, whatever it becomes a part of.</summary>
    public ReportedFinding? EvaluateSingle(ITypeSymbol owner, string member, Value value) =>
        SingleValues.TypeOf(owner) is { } type && Singles.Evaluate(type, member, value) is { } finding
            ? new(finding, BuiltInDescriptors.Of(finding), finding.ToText())
            : null;

    private BuiltInSource BuiltInSourceOf(ClientResource client) => _ofClient.GetOrAdd(client, c =>
        new(BuiltInOptions with { Kind = BuiltInKinds.TryGet(c.ApiVersion, c.Kind, out var kind) ? kind : null }));

    /// <summary>How objects of Kubernetes' own kinds are judged.</summary>
    public BuiltInOptions BuiltInOptions { get; }

    /// <summary>True where the project has policies.</summary>
    public bool HasPolicies => Files.Policies.Policies.Count > 0;

    /// <summary>Judges a finished resource by the company's policies.</summary>
    /// <param name="read">The resource.</param>
    /// <param name="schema">Where its schema is told.</param>
    /// <param name="tree">The file in which it is given away: what is wrong in another is told at the call that leads there.</param>
    /// <param name="report">Told of each finding.</param>
    public void EvaluateByPolicies(CallSiteObject read, SchemaReference schema, SyntaxTree tree, Action<Diagnostic> report) =>
        EvaluateByPolicies(read, PoliciesOf(schema.Kind), schema.Kind.Group + "/" + schema.Kind.Version, schema.Kind.Kind, tree, report);

    /// <summary>Judges a resource of KubernetesClient by the company's policies.</summary>
    /// <inheritdoc cref="EvaluateByPolicies(CallSiteObject, SchemaReference, SyntaxTree, Action{Diagnostic})"/>
    public void EvaluateByPolicies(CallSiteObject read, ClientResource client, SyntaxTree tree, Action<Diagnostic> report) =>
        EvaluateByPolicies(read, PoliciesOf(client.ApiVersion, client.Kind), client.ApiVersion, client.Kind, tree, report);

    private static void EvaluateByPolicies(CallSiteObject read, PolicySource policies, string apiVersion, string kind, SyntaxTree tree, Action<Diagnostic> report) => new ChoiceEvaluator(
        read,
        [policies],
        (finding, place) => report(Diagnostic.Create(
            finding.Descriptor,
            (place.Span.Tree == tree ? place.Span : place.Span.Here).ToLocation(),
            About(read, apiVersion, kind, finding),
            finding.Message)),
        tries: false).Evaluate();

    /// <summary>Which object and field a finding is about, for those who accept it.</summary>
    private static ImmutableDictionary<string, string?> About(CallSiteObject read, string apiVersion, string kind, ReportedFinding finding) =>
        ImmutableDictionary<string, string?>.Empty
            .Add(FixHints.Object, Acceptances.NameOf(Value.Of(read), apiVersion, kind))
            .Add(FixHints.Field, finding.Violation.Path);

    /// <summary>What resources of a kind are judged by, the company's policies aside.</summary>
    public List<IFindingSource> SourcesOf(INamedTypeSymbol root, KindSchema kind) => _ofKind.GetOrAdd(root, _ =>
    {
        var choice = VariantChoice.Read(root.ContainingAssembly, kind.Kind, _options, out var problem);
        if (problem is not null)
            _problems[problem] = true;
        if (choice?.Pick.Note(choice.Property) is not null)
            _noted[choice.Property] = choice;
        var variant = VariantOf(choice, kind);
        var sources = new List<IFindingSource> { new SchemaSource(kind.Whole, WordsOf(root, kind)) };
        if (variant is not null)
            sources.Add(new VariantSource(variant));

        // Knowledge that travels with the assembly of the kind's types.
        var rules = kind.ControllerRules(ControllerSource.Read(root.ContainingAssembly, kind.Kind.Group, kind.Kind.Kind));
        if (!rules.IsEmpty)
            sources.Add(new ControllerSource(rules, _envoyVersion ?? EnvoyVersion(choice?.EnvoyVersion), _targets));
        if (SupersededSource.Read(root.ContainingAssembly, kind.Kind) is { } superseded)
            sources.Add(superseded);
        return sources;
    });

    // A release that was not chosen has no say in the words.
    private VariantValidator? WordsOf(INamedTypeSymbol root, KindSchema kind) =>
        VariantChoice.Read(root.ContainingAssembly, kind.Kind, _options, out _) is { Pick.IsAssumed: false } choice ? VariantOf(choice, kind) : null;

    private VariantValidator? VariantOf(VariantChoice? choice, KindSchema kind) => choice is { Schema.Length: > 0 } && KindSchema.Find(kind.Kind.With(choice.Schema), _version) is { } variant
        ? new(kind.Whole, variant.Whole, choice.Members, $"{choice.Property} is {choice.Pick.Name}")
        : null;

    /// <summary>The company's policies for resources of a kind that no type is known of: a built-in one, or one whose names are guessed.</summary>
    public PolicySource PoliciesOf(string apiVersion, string kind)
    {
        var slash = apiVersion.IndexOf('/');
        return BuiltInKinds.TryGetNewest(slash < 0 ? "" : apiVersion.Substring(0, slash), kind, out var found)
            ? new(Files.Policies, found.Plural, found.IsNamespaced, FindNamespace)
            : new(Files.Policies, Plurals.Of(kind), isNamespaced: true, FindNamespace);
    }

    /// <summary>The company's policies for resources of a kind.</summary>
    public PolicySource PoliciesOf(KindAttribute kind) => new(Files.Policies, kind.Plural ?? Plurals.Of(kind.Kind), kind.IsNamespaced, FindNamespace);

    /// <summary>A namespace that the project has, as a file or in its code; absent for any other.</summary>
    private Value FindNamespace(string name) => _namespaces.Value.TryGetValue(name, out var found) ? found : default;

    private Dictionary<string, Value> ReadNamespaces()
    {
        var namespaces = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var item in Files.Manifests.Concat(_objects.All))
        {
            if (item.Object["kind"] is { Kind: ValueKind.String, String: "Namespace" } && item.Object["apiVersion"] is { Kind: ValueKind.String, String: "v1" }
                && item.Object["metadata"] is { Kind: ValueKind.Object } metadata && metadata.Object["name"] is { Kind: ValueKind.String } name && !namespaces.ContainsKey(name.String))
            {
                namespaces.Add(name.String, KnownNamespace.Of(item, name.String));
            }
        }

        return namespaces;
    }

    /// <summary>How a finding is told; null where <c>.editorconfig</c> switches the rule of a foreign package off.</summary>
    private DiagnosticSeverity? SeverityOf(ReportedFinding finding, SyntaxTree? tree)
    {
        var own = finding.Severity ?? finding.Descriptor.DefaultSeverity;
        if (finding.ForeignRule is not { } rule || tree is null)
            return own;

        // A key of .editorconfig cannot hold a slash in every compiler: a dot stands for it, too.
        var options = _provider.GetOptions(tree);
        if (!options.TryGetValue($"backenddsl_rule.{rule}.severity", out var text) && !options.TryGetValue($"backenddsl_rule.{rule.Replace('/', '.')}.severity", out text))
            return own;
        return text.Trim().ToLowerInvariant() switch
        {
            "none" => null,
            "silent" or "refactoring" => DiagnosticSeverity.Hidden,
            "suggestion" => DiagnosticSeverity.Info,
            "warning" => DiagnosticSeverity.Warning,
            "error" => DiagnosticSeverity.Error,
            _ => own,
        };
    }

    private KindSchema? SchemaOf(SchemaReference schema) => _schemas.GetOrAdd(schema.Root, _ => KindSchema.Find(schema.Kind, _version));

    /// <summary>The compiled schema of a kind; null where its text is not one.</summary>
    public KindSchema? SchemaOf(KindAttribute kind) => KindSchema.Find(kind, _version);

    /// <summary>The server version the project is for.</summary>
    public static KubernetesVersion ServerVersion(AnalyzerConfigOptions options) =>
        options.TryGetValue("build_property.KubernetesServerVersion", out var text) && KubernetesVersion.TryParse(text.Trim(), out var version)
            ? version
            : KubernetesVersion.Default;

    /// <summary>What is wrong with the versions that the project asks for: the build step refuses them, and so does the compiler.</summary>
    public static IEnumerable<string> VersionProblems(AnalyzerConfigOptions options)
    {
        if (Property(options, "KubernetesServerVersion") is { } server && !KubernetesVersion.TryParse(server, out _))
            yield return $"KubernetesServerVersion is '{server}', which is no version of Kubernetes that is known: write it as in 1.34";
        if (Property(options, "FieldValidation") is { } mode && FieldValidationOf(options) is null)
            yield return $"FieldValidation is '{mode}'; it may be strict, warn or ignore";
        if (Property(options, "EnvoyVersion") is { } envoy && EnvoyVersion(options) is null)
            yield return $"EnvoyVersion is '{envoy}', which is no version of Envoy: write it as in 1.36";
    }

    private static FieldValidation? FieldValidationOf(AnalyzerConfigOptions options) => Property(options, "FieldValidation")?.ToLowerInvariant() switch
    {
        "strict" => FieldValidation.Strict,
        "warn" => FieldValidation.Warn,
        "ignore" => FieldValidation.Ignore,
        _ => null,
    };

    private static string? Property(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue("build_property." + name, out var text) && text.Trim() is { Length: > 0 } trimmed ? trimmed : null;

    private static int? EnvoyVersion(AnalyzerConfigOptions options) =>
        options.TryGetValue("build_property.EnvoyVersion", out var text) ? EnvoyVersion(text) : null;

    private static int? EnvoyVersion(string? text) =>
        text is not null && text.Trim().TrimStart('v').Split('.') is [var major, var minor, ..]
            && int.TryParse(major, out var high) && int.TryParse(minor, out var low)
                ? high * 1000 + low
                : null;
}
