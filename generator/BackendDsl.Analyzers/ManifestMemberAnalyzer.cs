using System.Collections.Immutable;
using BackendDsl.Analyzers.Manifests;
using BackendDsl.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendDsl.Analyzers;

/// <summary>Tells of members marked <c>[Manifest]</c> that the manifests step could not write, and of a project in which it has nowhere to write to.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ManifestMemberAnalyzer : DiagnosticAnalyzer
{
    private const string ManifestsDirectory = "build_property.ManifestsDirectory";
    private const string ClustersDirectory = "build_property.EnvoyClustersDirectory";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.ManifestMemberWrong, Descriptors.FolderMissing];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (ManifestTypes.Create(start.Compilation) is not { } types)
                return;
            // A build that does not say (an old package, another build system) has nothing to be told.
            var options = start.Options.AnalyzerConfigOptionsProvider.GlobalOptions;
            var hasNoFolder = options.TryGetValue(ManifestsDirectory, out var manifests) && string.IsNullOrWhiteSpace(manifests)
                && (!options.TryGetValue(ClustersDirectory, out var clusters) || string.IsNullOrWhiteSpace(clusters));
            var places = new List<(Location Place, string Name)>();
            start.RegisterSymbolAction(
                symbol =>
                {
                    if (!types.IsMarked(symbol.Symbol) || symbol.Symbol.Locations.FirstOrDefault(static l => l.IsInSource) is not { } place)
                        return;
                    if (types.ProblemOf(symbol.Symbol) is { } problem)
                        symbol.ReportDiagnostic(Diagnostic.Create(Descriptors.ManifestMemberWrong, place, symbol.Symbol.Name, problem));
                    if (!hasNoFolder)
                        return;
                    lock (places)
                        places.Add((place, symbol.Symbol.Name));
                },
                SymbolKind.Property, SymbolKind.Field, SymbolKind.Method, SymbolKind.NamedType);
            if (!hasNoFolder)
                return;
            start.RegisterCompilationEndAction(end =>
            {
                // Once, at the first: the folder is missing for all of them.
                foreach (var (place, name) in places.OrderBy(static p => p.Place.SourceTree?.FilePath ?? "", StringComparer.Ordinal).ThenBy(static p => p.Place.SourceSpan.Start).Take(1))
                    end.ReportDiagnostic(Diagnostic.Create(Descriptors.FolderMissing, place, name));
            });
        });
    }
}
