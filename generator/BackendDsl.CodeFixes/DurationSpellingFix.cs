using System.Collections.Immutable;
using System.Composition;
using BackendDsl.Analyzers.Reporting;
using BackendDsl.Validation.Findings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendDsl.CodeFixes;

/// <summary>Spells a duration the way Kubernetes reads it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class DurationSpellingFix : TextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [DiagnosticIds.RuleBroken, DiagnosticIds.RuleNotEvaluated, DiagnosticIds.PatternMismatch, DiagnosticIds.FormatMismatch];

    internal override Task<IReadOnlyList<TextFixOffer>> FindAsync(Document document, SyntaxNode root, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (diagnostic.Properties.ContainsKey(FixHints.Duration)
            && FixSyntax.FindTarget(root, diagnostic.Location.SourceSpan) is LiteralExpressionSyntax literal
            && literal.IsKind(SyntaxKind.StringLiteralExpression)
            && DurationSpelling.Correct(literal.Token.ValueText) is { } corrected
            && corrected != literal.Token.ValueText)
        {
            var text = SymbolDisplay.FormatLiteral(corrected, quote: true);
            return Offer(new TextFixOffer($"Change to {text}", new(literal.Span, text)));
        }

        return Offer();
    }
}
