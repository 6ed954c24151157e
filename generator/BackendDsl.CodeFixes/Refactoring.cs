using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.Text;

namespace BackendDsl.CodeFixes;

/// <summary>The base of the refactorings: each is a change of text in one document, offered where the cursor stands.</summary>
public abstract class Refactoring : CodeRefactoringProvider
{
    /// <inheritdoc/>
    public sealed override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        var token = root.FindToken(context.Span.Start);
        if (token.Parent is not { } node || !token.FullSpan.Contains(context.Span.Start) && context.Span.Start != root.FullSpan.End)
            return;
        foreach (var (title, changes) in Find(node, model, context.CancellationToken))
        {
            context.RegisterRefactoring(CodeAction.Create(
                title,
                async cancellation => context.Document.WithText((await context.Document.GetTextAsync(cancellation).ConfigureAwait(false)).WithChanges(changes)),
                GetType().Name + title));
        }
    }

    /// <summary>The changes to offer at a node.</summary>
    internal abstract IEnumerable<(string Title, IReadOnlyList<TextChange> Changes)> Find(SyntaxNode node, SemanticModel model, CancellationToken cancellation);
}
