using System.Collections.Immutable;
using System.Composition;
using BackendDsl.Analyzers.Reporting;
using BackendDsl.Validation.Findings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendDsl.CodeFixes;

/// <summary>Brings a number to the nearest bound of its range.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ClampFix : TextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.OutOfRange];

    internal override Task<IReadOnlyList<TextFixOffer>> FindAsync(Document document, SyntaxNode root, Diagnostic diagnostic, CancellationToken cancellation) =>
        FixSyntax.FindTarget(root, diagnostic.Location.SourceSpan) is ExpressionSyntax expression and not InvocationExpressionSyntax
            && diagnostic.Properties.TryGetValue(FixHints.Bound, out var bound) && bound is not null
                ? Offer(new TextFixOffer($"Change to {bound}", new(expression.Span, bound)))
                : Offer();
}
