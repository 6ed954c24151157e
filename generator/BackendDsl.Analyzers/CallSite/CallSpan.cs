using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BackendDsl.Analyzers.CallSite;

/// <summary>A piece of C# a diagnostic can be put under.</summary>
internal readonly struct CallSpan(SyntaxTree? tree, TextSpan span)
{
    public SyntaxTree? Tree { get; } = tree;

    public TextSpan Span { get; } = span;

    public bool IsKnown => Tree is not null;

    /// <summary>The whole of a node.</summary>
    public static CallSpan Of(SyntaxNode? node) => node is null ? default : new(node.SyntaxTree, node.Span);

    /// <summary>A call without the chain it is made on: from the method's name to the closing parenthesis.</summary>
    public static CallSpan OfCall(SyntaxNode node)
    {
        if (node is not InvocationExpressionSyntax invocation)
            return Of(node);
        var name = invocation.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            _ => invocation.Expression,
        };
        return new(node.SyntaxTree, TextSpan.FromBounds(name.SpanStart, node.Span.End));
    }

    public Location ToLocation() => Tree is null ? Location.None : Location.Create(Tree, Span);
}
