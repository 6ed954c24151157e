using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace BackendDsl.CodeFixes;

/// <summary>
/// The base of the fixes: each is a change of text in one document. Text rather than syntax, so that the user's layout of a chain stays
/// and fixing all at once merges without conflict.
/// </summary>
public abstract class TextFix : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
            return;
        foreach (var diagnostic in context.Diagnostics)
        {
            var rank = 0;
            foreach (var (title, change) in await FindAsync(context.Document, root, diagnostic, context.CancellationToken).ConfigureAwait(false))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(title, cancellation => ApplyAsync(context.Document, change, cancellation), GetType().Name + "/" + rank++),
                    diagnostic);
            }
        }
    }

    /// <summary>The changes to offer for a diagnostic, the best first.</summary>
    internal abstract Task<IReadOnlyList<TextFixOffer>> FindAsync(Document document, SyntaxNode root, Diagnostic diagnostic, CancellationToken cancellation);

    internal static Task<IReadOnlyList<TextFixOffer>> Offer(params IReadOnlyList<TextFixOffer> offers) => Task.FromResult(offers);

    private static async Task<Document> ApplyAsync(Document document, TextChange change, CancellationToken cancellation)
    {
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return document.WithText(text.WithChanges(change));
    }
}
