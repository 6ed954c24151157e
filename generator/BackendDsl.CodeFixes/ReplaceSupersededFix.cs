using System.Collections.Immutable;
using System.Composition;
using BackendDsl.Analyzers.Reporting;
using BackendDsl.Validation.Findings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendDsl.CodeFixes;

/// <summary>Replaces a member of an older release by the one that took its place.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ReplaceSupersededFix : TextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.MemberSuperseded];

    internal override Task<IReadOnlyList<TextFixOffer>> FindAsync(Document document, SyntaxNode root, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (!diagnostic.Properties.TryGetValue(FixHints.Replacement, out var replacement) || replacement is null
            || !diagnostic.Properties.TryGetValue(FixHints.Sample, out var sample)
            || FixSyntax.FindOwner(root, diagnostic.Location.SourceSpan) is not { } owner)
        {
            return Offer();
        }

        return owner switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call =>
                Offer(new TextFixOffer($"Use {replacement}", new(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(access.Name.SpanStart, call.Span.End), $"{replacement}({sample})"))),
            AssignmentExpressionSyntax assignment => Offer(new TextFixOffer($"Use {replacement}", new(assignment.Span, $"{replacement} = {sample}"))),
            _ => Offer(),
        };
    }
}
