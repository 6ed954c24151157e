using System.Collections.Immutable;
using BackendDsl.Analyzers.CallSite;
using BackendDsl.Analyzers.Manifests;
using BackendDsl.Analyzers.Reporting;
using BackendDsl.Validation.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendDsl.Analyzers;

/// <summary>Judges hand-written manifests by the same rules as resources built in C#, and reads the policy files themselves.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ManifestAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        .. new ResourceAnalyzer().SupportedDiagnostics,
        Descriptors.UnknownField, Descriptors.ManifestUnreadable, Descriptors.TemplatePassedBy, Descriptors.PolicyUnreadable, Descriptors.PolicyInvalid,
        Descriptors.BaselineUnreadable, Descriptors.AcceptedIsGone,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var options = start.Options.AnalyzerConfigOptionsProvider.GlobalOptions;
            var files = new ProjectFiles(start.Options, ProjectRules.ServerVersion(options), text => start.TryGetValue(text, ProjectFiles.Documents, out var set) ? set : DocumentReader.Read(text.ToString()));
            if (files.PolicyFiles.IsEmpty && files.ManifestFiles.IsEmpty && files.BaselineFile is null || ModelCatalog.Create(start.Compilation) is not { } catalog)
                return;
            var kinds = new Lazy<KindCatalog>(() => new(start.Compilation));
            var rules = new ProjectRules(catalog, new(start.Compilation), files, start.Options.AnalyzerConfigOptionsProvider);
            var judge = new ManifestDiagnoser(rules, kinds);
            start.RegisterAdditionalFileAction(file =>
            {
                if (files.Templates.Contains(file.AdditionalFile))
                    judge.PassBy(file.AdditionalFile, file.ReportDiagnostic);
                else if (files.ManifestFiles.Contains(file.AdditionalFile))
                    judge.EvaluateManifests(file.AdditionalFile, file.ReportDiagnostic, file.CancellationToken);
                else if (files.PolicyFiles.Contains(file.AdditionalFile))
                    judge.EvaluatePolicies(file.AdditionalFile, file.ReportDiagnostic);
                else if (file.AdditionalFile == files.BaselineFile)
                    judge.ReportBaseline(file.AdditionalFile, file.ReportDiagnostic);
            });
            // A project without C# of its own is told here which version its manifests are judged by.
            start.RegisterCompilationEndAction(end => rules.ReportChoices(end.ReportDiagnostic));
            if (files.BaselineFile is { } baseline)
                start.RegisterCompilationEndAction(end => judge.ReportGone(baseline, end.ReportDiagnostic));
        });
    }
}
