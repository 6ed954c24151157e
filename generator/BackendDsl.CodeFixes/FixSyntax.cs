using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BackendDsl.CodeFixes;

/// <summary>Finds what a diagnostic is about: its span may be a call without the chain it is made on.</summary>
internal static class FixSyntax
{
    /// <summary>The call, lambda, creation or expression that the span stands for.</summary>
    public static SyntaxNode? FindTarget(SyntaxNode root, TextSpan span)
    {
        var node = root.FindNode(span, getInnermostNodeForTie: true);
        if (node.Span == span)
            return node is ArgumentSyntax argument ? argument.Expression : node;

        // "Member(...)" out of "chain.Member(...)": from the name to the end of the call.
        return root.FindToken(span.Start).Parent?.AncestorsAndSelf().OfType<InvocationExpressionSyntax>()
            .FirstOrDefault(call => call.Span.End == span.End);
    }

    /// <summary>The call or assignment that an argument or value belongs to.</summary>
    public static SyntaxNode? FindOwner(SyntaxNode root, TextSpan span)
    {
        var target = FindTarget(root, span);
        for (var at = target; at is not null; at = at.Parent)
        {
            if (at is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax } call
                && (at == target || call.ArgumentList.Arguments.Any(a => a.Expression == target || a.Expression.Contains(target!))))
            {
                return call;
            }

            if (at is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax })
                return at;
            if (at is StatementSyntax)
                break;
        }

        return null;
    }

    /// <summary>What removes a call from its chain, an assignment from its initialiser, or a statement that is nothing else.</summary>
    public static TextChange? Remove(SyntaxNode owner)
    {
        switch (owner)
        {
            case InvocationExpressionSyntax { Parent: ExpressionStatementSyntax statement, Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax } }:
                return new(statement.FullSpan, "");
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax or InvocationExpressionSyntax } access, Parent: LambdaExpressionSyntax } call
                when access.Expression is IdentifierNameSyntax:
                // The only call of a lambda: what is left does nothing.
                return new(call.Span, "{ }");
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call:
                return new(TextSpan.FromBounds(access.Expression.Span.End, call.Span.End), "");
            case AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax initializer } assignment:
                var index = initializer.Expressions.IndexOf(assignment);
                if (index > 0)
                    return new(TextSpan.FromBounds(initializer.Expressions[index - 1].Span.End, assignment.Span.End), "");
                return initializer.Expressions.Count > 1
                    ? new(TextSpan.FromBounds(assignment.SpanStart, initializer.Expressions[1].SpanStart), "")
                    : new(assignment.Span, "");
            default:
                return null;
        }
    }
}
