using System.Text;
using BackendDsl.CSharp.Model;
using BackendDsl.CSharp.Model.Reading;
using BackendDsl.CSharp.Printing;
using BackendDsl.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace BackendDsl.Generator;

/// <summary>Prints models and builders for custom resource definitions: file, then models, then one source for each kind and version.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class CrdGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // 1. Our files only. The options are new objects on every run: what matters of them is copied into a record that compares equal.
        var files = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, _) => DefinitionFile.From(pair.Left, pair.Right))
            .Where(static file => file is not null)
            .WithTrackingName(TrackingNames.Files);

        // 2. Each file by itself into models of its kinds; the text, its parse tree and its schema go no further.
        var definitions = files
            .Select(static (file, cancellation) => file!.Read(cancellation))
            .WithTrackingName(TrackingNames.Definitions);

        // 3. The only step that sees all files, and only names: who is left out, who must give way. Mostly empty, hence mostly equal.
        var conflicts = definitions
            .Select(static (file, _) => KindNames.Of(file))
            .Collect()
            .Select(static (names, _) => NameConflicts.Find(names))
            .WithTrackingName(TrackingNames.Conflicts);

        // 4. One item a kind, without its place in the file: a line added above a kind does not print it anew.
        var kinds = definitions
            .SelectMany(static (file, _) => file.Kinds)
            .Combine(conflicts)
            .Select(static (pair, _) => pair.Right.Apply(pair.Left))
            .Where(static kind => kind is not null)
            .WithTrackingName(TrackingNames.Kinds);

        // 5. Source: runs where a kind has changed.
        context.RegisterSourceOutput(kinds, static (output, kind) =>
            output.AddSource(KindPrinter.HintName(kind!), SourceText.From(KindPrinter.Print(kind!.Model, kind.NestCompanions), Encoding.UTF8, SourceHashAlgorithm.Sha256)));

        // 6. Problems: an output of their own, since lines move more often than structures change.
        var problems = definitions
            .Select(static (file, _) => file.Problems)
            .WithTrackingName(TrackingNames.Problems);
        context.RegisterSourceOutput(problems, static (output, list) => Report(output, list));
        context.RegisterSourceOutput(conflicts, static (output, found) => Report(output, found.Problems));
    }

    private static void Report(SourceProductionContext output, EquatableArray<DefinitionProblem> problems)
    {
        foreach (var problem in problems)
            output.ReportDiagnostic(problem.ToDiagnostic());
    }
}
