using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendDsl.Mutants;

/// <summary>Finds the places of a file that can be made wrong, and how.</summary>
internal static class MutantFinder
{
    private static readonly Dictionary<SyntaxKind, SyntaxKind> s_operators = new()
    {
        [SyntaxKind.EqualsExpression] = SyntaxKind.NotEqualsExpression,
        [SyntaxKind.NotEqualsExpression] = SyntaxKind.EqualsExpression,
        [SyntaxKind.LessThanExpression] = SyntaxKind.LessThanOrEqualExpression,
        [SyntaxKind.LessThanOrEqualExpression] = SyntaxKind.LessThanExpression,
        [SyntaxKind.GreaterThanExpression] = SyntaxKind.GreaterThanOrEqualExpression,
        [SyntaxKind.GreaterThanOrEqualExpression] = SyntaxKind.GreaterThanExpression,
        [SyntaxKind.LogicalAndExpression] = SyntaxKind.LogicalOrExpression,
        [SyntaxKind.LogicalOrExpression] = SyntaxKind.LogicalAndExpression,
        [SyntaxKind.AddExpression] = SyntaxKind.SubtractExpression,
        [SyntaxKind.SubtractExpression] = SyntaxKind.AddExpression,
        [SyntaxKind.MultiplyExpression] = SyntaxKind.DivideExpression,
        [SyntaxKind.DivideExpression] = SyntaxKind.MultiplyExpression,
    };

    private static readonly Dictionary<SyntaxKind, SyntaxKind> s_tokens = new()
    {
        [SyntaxKind.NotEqualsExpression] = SyntaxKind.ExclamationEqualsToken,
        [SyntaxKind.EqualsExpression] = SyntaxKind.EqualsEqualsToken,
        [SyntaxKind.LessThanExpression] = SyntaxKind.LessThanToken,
        [SyntaxKind.LessThanOrEqualExpression] = SyntaxKind.LessThanEqualsToken,
        [SyntaxKind.GreaterThanExpression] = SyntaxKind.GreaterThanToken,
        [SyntaxKind.GreaterThanOrEqualExpression] = SyntaxKind.GreaterThanEqualsToken,
        [SyntaxKind.LogicalAndExpression] = SyntaxKind.AmpersandAmpersandToken,
        [SyntaxKind.LogicalOrExpression] = SyntaxKind.BarBarToken,
        [SyntaxKind.AddExpression] = SyntaxKind.PlusToken,
        [SyntaxKind.SubtractExpression] = SyntaxKind.MinusToken,
        [SyntaxKind.MultiplyExpression] = SyntaxKind.AsteriskToken,
        [SyntaxKind.DivideExpression] = SyntaxKind.SlashToken,
    };

    /// <summary>Every mutant of a file, in the order of the text.</summary>
    public static IEnumerable<Mutant> Of(SyntaxTree tree)
    {
        // Texts of attributes and the numbers of enumerations are declarations, not behaviour.
        foreach (var node in tree.GetRoot().DescendantNodes(n => n is not (AttributeListSyntax or EnumDeclarationSyntax)))
        {
            if (Change(node) is { } changed)
                yield return new(tree, node, changed);
        }
    }

    private static SyntaxNode? Change(SyntaxNode node) => node switch
    {
        BinaryExpressionSyntax binary when s_operators.TryGetValue(binary.Kind(), out var other) && !HasText(binary) =>
            SyntaxFactory.BinaryExpression(other, binary.Left, SyntaxFactory.Token(s_tokens[other]).WithTriviaFrom(binary.OperatorToken), binary.Right),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not => not.Operand,
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression } => SyntaxFactory.LiteralExpression(SyntaxKind.FalseLiteralExpression),
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.FalseLiteralExpression } => SyntaxFactory.LiteralExpression(SyntaxKind.TrueLiteralExpression),
        LiteralExpressionSyntax { Token.Value: int number } when node.Parent is not EqualsValueClauseSyntax { Parent: ParameterSyntax } =>
            SyntaxFactory.LiteralExpression(SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(number + 1)),
        // A call whose outcome nobody reads is left out.
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax } => SyntaxFactory.EmptyStatement(),
        ContinueStatementSyntax => SyntaxFactory.BreakStatement(),
        ConditionalExpressionSyntax choice => SyntaxFactory.ConditionalExpression(choice.Condition, choice.WhenFalse, choice.WhenTrue),
        IfStatementSyntax { Else: null, Statement: not BlockSyntax { Statements.Count: 0 } } test when test.Condition is InvocationExpressionSyntax or IsPatternExpressionSyntax or MemberAccessExpressionSyntax =>
            test.WithStatement(SyntaxFactory.Block()),
        _ => null,
    };

    /// <summary>Texts are not subtracted.</summary>
    private static bool HasText(BinaryExpressionSyntax binary) => binary.IsKind(SyntaxKind.AddExpression)
        && binary.DescendantNodesAndSelf().Any(n => n is InterpolatedStringExpressionSyntax || n.IsKind(SyntaxKind.StringLiteralExpression));
}
