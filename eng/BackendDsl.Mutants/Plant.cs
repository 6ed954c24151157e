using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendDsl.Mutants;

/// <summary>A fault that no test may miss: in the files that are looked at, what is true is false.</summary>
internal static class Plant
{
    /// <summary>Writes the assembly with the fault; false where there is nothing to turn round.</summary>
    public static bool In(ProjectCompilation project, IEnumerable<SyntaxTree> trees, string path)
    {
        var compilation = project.Compilation;
        var places = 0;
        foreach (var tree in trees)
        {
            var conditions = tree.GetRoot().DescendantNodes().OfType<IfStatementSyntax>().Select(i => i.Condition)
                .Where(c => !c.DescendantNodesAndSelf().Any(n => n is DeclarationPatternSyntax or VarPatternSyntax or RecursivePatternSyntax or DeclarationExpressionSyntax)).ToList();
            if (conditions.Count == 0)
                continue;
            places += conditions.Count;
            var root = tree.GetRoot().ReplaceNodes(conditions, (_, c) => SyntaxFactory.PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, SyntaxFactory.ParenthesizedExpression(c)));
            compilation = compilation.ReplaceSyntaxTree(tree, tree.WithRootAndOptions(root, tree.Options));
        }

        return places > 0 && project.TryEmit(compilation, path);
    }
}
