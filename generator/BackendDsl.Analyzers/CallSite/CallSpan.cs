using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BackendDsl.Analyzers.CallSite;

/// <summary>A piece of C# a diagnostic can be put under.</summary>
internal readonly struct CallSpan(SyntaxTree? tree, TextSpan span)
{
    private readonly SyntaxTree? _outerTree;
    private readonly TextSpan _outerSpan;

    private CallSpan(SyntaxTree? tree, TextSpan span, SyntaxTree? outerTree, TextSpan outerSpan)
        : this(tree, span)
    {
        _outerTree = outerTree;
        _outerSpan = outerSpan;
    }

    public SyntaxTree? Tree { get; } = tree;

    public TextSpan Span { get; } = span;

    /// <summary>True for code of a helper or another member that was followed from the code being judged.</summary>
    public bool IsElsewhere => _outerTree is not null;

    /// <summary>The expression in the code being judged: this one, or the one it was reached through.</summary>
    public CallSpan Here => _outerTree is null ? this : new(_outerTree, _outerSpan);

    /// <summary>The same span as one that was reached through <paramref name="outer"/>.</summary>
    public CallSpan Through(CallSpan outer) => outer.IsKnown ? new(Tree, Span, outer.Tree, outer.Span) : this;

    public bool IsSame(CallSpan other) => Tree == other.Tree && Span == other.Span;

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
