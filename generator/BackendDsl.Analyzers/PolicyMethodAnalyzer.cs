using System.Collections.Immutable;
using BackendDsl.Analyzers.Constants;
using BackendDsl.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BackendDsl.Analyzers;

/// <summary>Tells of methods marked <c>[Policy]</c> that the manifests step could not run.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PolicyMethodAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.PolicyMethodWrong];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypeByMetadataName("BackendDsl.PolicyAttribute") is not { } attribute
                || start.Compilation.GetTypeByMetadataName("BackendDsl.PolicyFinding") is not { } finding)
            {
                return;
            }

            start.RegisterSymbolAction(symbol => Check(symbol, attribute, finding), SymbolKind.Method);
        });
    }

    private static void Check(SymbolAnalysisContext context, INamedTypeSymbol attribute, INamedTypeSymbol finding)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (!method.GetAttributes().Any(a => SymbolEqualityComparer.Default.Equals(a.AttributeClass, attribute)))
            return;
        var problem = Problem(method, finding);
        if (problem is not null)
            context.ReportDiagnostic(Diagnostic.Create(Descriptors.PolicyMethodWrong, method.Locations.FirstOrDefault(), method.Name, problem));
    }

    private static string? Problem(IMethodSymbol method, INamedTypeSymbol finding)
    {
        if (!method.IsStatic)
            return "is not static";
        if (method.IsGenericMethod || method.ContainingType.IsGenericType)
            return "is generic";
        if (method.Parameters.Length != 1)
            return "does not take exactly one resource";
        if (method.Parameters[0] is { RefKind: not RefKind.None } or { IsParams: true })
            return "does not take the resource as a plain parameter";
        return Types.ElementOf(method.ReturnType) is { } element && SymbolEqualityComparer.Default.Equals(element, finding)
            ? null
            : "does not return IEnumerable<PolicyFinding>";
    }
}
