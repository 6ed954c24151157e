using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendDsl.Analyzers.Constants;

/// <summary>The code of members whose source is in the project, as operations; each is bound once per compilation.</summary>
internal sealed class MemberBodies(Compilation compilation)
{
    private readonly ConcurrentDictionary<ISymbol, IOperation?> _bodies = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, IOperation?> _values = new(SymbolEqualityComparer.Default);

    /// <summary>The body of a method or local function that is what runs when it is called; null where it is not at hand, or another may run in its place.</summary>
    public IOperation? BodyOf(IMethodSymbol method)
    {
        method = Implementation(method);
        if (method.IsAbstract || (method.IsVirtual || method.IsOverride) && !method.IsSealed && !method.ContainingType.IsSealed || method.IsAsync || method.IsExtern)
            return null;
        return _bodies.GetOrAdd(method, m => Bind(Syntax((IMethodSymbol)m)));
    }

    /// <summary>The code of a method, whatever may run in its place and whenever it is done.</summary>
    public IOperation? AnyBodyOf(IMethodSymbol method) => _bodies.GetOrAdd(Implementation(method), m => Bind(Syntax((IMethodSymbol)m)));

    /// <summary>The initialiser of a field or property, or the expression of a property that has no more than one; null where there is none at hand.</summary>
    public IOperation? ValueOf(ISymbol member) => _values.GetOrAdd(member.OriginalDefinition, m => Bind(m.DeclaringSyntaxReferences is [var reference]
        ? reference.GetSyntax() switch
        {
            VariableDeclaratorSyntax { Initializer.Value: var value } => value,
            PropertyDeclarationSyntax { Initializer.Value: var value } => value,
            PropertyDeclarationSyntax property => Getter(property),
            _ => null,
        }
        : null));

    /// <summary>True where each reading of a property runs its expression anew.</summary>
    public static bool IsComputed(ISymbol member) =>
        member is IPropertySymbol && member.DeclaringSyntaxReferences is [var reference] && reference.GetSyntax() is PropertyDeclarationSyntax { Initializer: null };

    private static IMethodSymbol Implementation(IMethodSymbol method)
    {
        method = method.ReducedFrom ?? method;
        return (method.PartialImplementationPart ?? method).OriginalDefinition;
    }

    private static ExpressionSyntax? Getter(PropertyDeclarationSyntax property)
    {
        if (property.ExpressionBody is { } arrow)
            return arrow.Expression;
        if (property.AccessorList?.Accessors is not { Count: 1 } accessors || !accessors[0].IsKind(SyntaxKind.GetAccessorDeclaration))
            return null;
        return accessors[0].ExpressionBody?.Expression
            ?? (accessors[0].Body is { Statements: [ReturnStatementSyntax { Expression: { } returned }] } ? returned : null);
    }

    private static SyntaxNode? Syntax(IMethodSymbol method) => method.DeclaringSyntaxReferences is [var reference]
        ? reference.GetSyntax() switch
        {
            MethodDeclarationSyntax declaration => (SyntaxNode?)declaration.Body ?? declaration.ExpressionBody,
            LocalFunctionStatementSyntax local => (SyntaxNode?)local.Body ?? local.ExpressionBody,
            AccessorDeclarationSyntax accessor => (SyntaxNode?)accessor.Body ?? accessor.ExpressionBody,
            ArrowExpressionClauseSyntax arrow => arrow,
            _ => null,
        }
        : null;

    private IOperation? Bind(SyntaxNode? node)
    {
        if (node is null || !compilation.ContainsSyntaxTree(node.SyntaxTree))
            return null;

        // The code may stand in another file than the call; its model comes from the driver's cache.
#pragma warning disable RS1030
        return compilation.GetSemanticModel(node.SyntaxTree).GetOperation(node);
#pragma warning restore RS1030
    }
}
