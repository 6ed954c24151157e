using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace BackendDsl.Analyzers.CallSite;

/// <summary>
/// Values of <c>static readonly</c> fields and get-only static properties with a constant initialiser, found once per compilation.
/// </summary>
internal sealed class StaticValues(Compilation compilation)
{
    private static readonly LocalValues s_noLocals = new([]);

    private readonly ConcurrentDictionary<ISymbol, Folded> _values = new(SymbolEqualityComparer.Default);

    [ThreadStatic]
    private static int t_depth;

    public Folded Find(ISymbol member, ScalarFolder folder)
    {
        _ = folder;
        if (_values.TryGetValue(member, out var known))
            return known;
        if (t_depth > 8)
            return Folded.Unknown;
        t_depth++;
        try
        {
            return _values[member] = Read(member);
        }
        finally
        {
            t_depth--;
        }
    }

    private Folded Read(ISymbol member)
    {
        if (member.DeclaringSyntaxReferences is not [var reference] || IsAssignedInConstructor(member))
            return Folded.Unknown;
        var expression = reference.GetSyntax() switch
        {
            VariableDeclaratorSyntax { Initializer.Value: var value } => value,
            PropertyDeclarationSyntax { Initializer.Value: var value } => value,
            PropertyDeclarationSyntax { ExpressionBody.Expression: var value } => value,
            _ => null,
        };
        if (expression is null || !compilation.ContainsSyntaxTree(expression.SyntaxTree))
            return Folded.Unknown;

        // The initialiser may stand in another file than the call; its model comes from the driver's cache.
#pragma warning disable RS1030
        var operation = compilation.GetSemanticModel(expression.SyntaxTree).GetOperation(expression);
#pragma warning restore RS1030
        if (operation is null)
            return Folded.Unknown;

        // The conversion to the member's own type belongs to the initialiser, not to the expression.
        while (operation.Parent is IConversionOperation conversion)
            operation = conversion;
        return new ScalarFolder(s_noLocals, this).Fold(operation);
    }

    private static bool IsAssignedInConstructor(ISymbol member)
    {
        foreach (var constructor in member.ContainingType.StaticConstructors)
        {
            foreach (var reference in constructor.DeclaringSyntaxReferences)
            {
                if (reference.GetSyntax() is ConstructorDeclarationSyntax declaration
                    && declaration.DescendantNodes().OfType<IdentifierNameSyntax>().Any(n => n.Identifier.ValueText == member.Name))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
