using System.Collections.Immutable;
using System.Composition;
using BackendDsl.Analyzers.Reporting;
using BackendDsl.Validation.Findings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendDsl.CodeFixes;

/// <summary>Replaces a value by the nearest of those that the schema allows.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class NearestValueFix : TextFix
{
    private const int OfferLimit = 3;

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.ValueNotAllowed];

    internal override Task<IReadOnlyList<TextFixOffer>> FindAsync(Document document, SyntaxNode root, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (FixSyntax.FindTarget(root, diagnostic.Location.SourceSpan) is not LiteralExpressionSyntax literal
            || !diagnostic.Properties.TryGetValue(FixHints.Allowed, out var allowed) || allowed is null)
        {
            return Offer();
        }

        var given = literal.Token.ValueText;
        var isText = literal.IsKind(SyntaxKind.StringLiteralExpression);
        return Offer([.. Nearness.Order(given, allowed.Split('\n')).Take(OfferLimit)
            .Select(value => isText ? SymbolDisplay.FormatLiteral(value, quote: true) : value)
            .Select(text => new TextFixOffer($"Change to {text}", new(literal.Span, text)))]);
    }
}
