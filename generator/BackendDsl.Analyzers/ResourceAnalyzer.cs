using System.Collections.Immutable;
using BackendDsl.Analyzers.CallSite;
using BackendDsl.Analyzers.Constants;
using BackendDsl.Analyzers.Manifests;
using BackendDsl.Analyzers.Reporting;
using BackendDsl.Validation.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendDsl.Analyzers;

/// <summary>
/// Judges the resources that C# builds: every builder chain, initialiser and <c>with</c> expression whose type carries a schema, as the
/// API server, the company's policies and the controller behind would judge what it makes.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ResourceAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Descriptors.WrongType, Descriptors.OutOfRange, Descriptors.NotAMultiple, Descriptors.WrongLength, Descriptors.WrongCount,
        Descriptors.PatternMismatch, Descriptors.FormatMismatch, Descriptors.ValueNotAllowed, Descriptors.MemberMissing,
        Descriptors.DuplicateEntry, Descriptors.CombinationRefused, Descriptors.NameInvalid, Descriptors.MetadataInvalid,
        Descriptors.SchemaBroken, Descriptors.RuleBroken, Descriptors.RuleNotEvaluated,
        Descriptors.PolicyDenies, Descriptors.PolicyWarns, Descriptors.PolicyAudits,
        .. ControllerDescriptors.Block, Descriptors.MemberSuperseded, Descriptors.PropertyInvalid, Descriptors.SchemaUnreadable,
        .. BuiltInDescriptors.Block, Descriptors.MemberOfAnotherVariant, Descriptors.MemberMayBeLost, Descriptors.VariantAssumed, Descriptors.NearestVariant,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            // Nothing runs where the project does not know our models.
            if (ModelCatalog.Create(start.Compilation) is not { } catalog)
                return;
            var code = new ProjectCode(start.Compilation);
            var options = start.Options.AnalyzerConfigOptionsProvider.GlobalOptions;
            var rules = new ProjectRules(catalog, code, new(start.Options, ProjectRules.ServerVersion(options), text => start.TryGetValue(text, ProjectFiles.Documents, out var set) ? set : DocumentReader.Read(text.ToString())), start.Options.AnalyzerConfigOptionsProvider);
            foreach (var problem in ProjectRules.VersionProblems(options))
                start.RegisterCompilationEndAction(end => end.ReportDiagnostic(Diagnostic.Create(Descriptors.PropertyInvalid, Location.None, problem)));
            start.RegisterOperationBlockStartAction(block =>
            {
                var body = new BodyAnalysis(catalog, code, rules);
                block.RegisterOperationAction(body.Collect, OperationKind.Invocation, OperationKind.ObjectCreation, OperationKind.With, OperationKind.SimpleAssignment);
                block.RegisterOperationBlockEndAction(body.Evaluate);
            });
            start.RegisterCompilationEndAction(end => rules.ReportChoices(end.ReportDiagnostic));
        });
    }
}
