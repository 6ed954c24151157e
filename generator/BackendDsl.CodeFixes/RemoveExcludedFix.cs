using System.Collections.Immutable;
using System.Composition;
using BackendDsl.Analyzers.Reporting;
using BackendDsl.Validation.Findings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendDsl.CodeFixes;

/// <summary>Removes the member that another one excludes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class RemoveExcludedFix : TextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [DiagnosticIds.RuleBroken, DiagnosticIds.CombinationRefused, DiagnosticIds.PolicyDenies, DiagnosticIds.PolicyWarns];

    internal override Task<IReadOnlyList<TextFixOffer>> FindAsync(Document document, SyntaxNode root, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (!diagnostic.Properties.ContainsKey(FixHints.Removable)
            || FixSyntax.FindOwner(root, diagnostic.Location.SourceSpan) is not { } owner
            || FixSyntax.Remove(owner) is not { } change)
        {
            return Offer();
        }

        var name = owner switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Name.Identifier.ValueText,
            AssignmentExpressionSyntax assignment => assignment.Left.ToString(),
            _ => "it",
        };
        return Offer(new TextFixOffer($"Remove {name}", change));
    }
}
