using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendDsl.Mutants;

/// <summary>
/// Many mutants in one assembly, each behind a switch that the environment turns on: to compile is what takes the time, not to run.
/// The switch also tells which mutants a run came by, so that only those tests are run that can notice.
/// </summary>
internal static class Switches
{
    /// <summary>The number of the mutant that is turned on.</summary>
    public const string ActiveVariable = "BACKENDDSL_MUTANT";

    /// <summary>The file that is told which mutants were come by.</summary>
    public const string ReachedVariable = "BACKENDDSL_MUTANTS_REACHED";

    private const string On = "global::BackendDslMutantSwitch.On";

    /// <summary>The class that every switch asks.</summary>
    private const string Source = $$"""
        internal static class BackendDslMutantSwitch
        {
            private static readonly int s_active = int.TryParse(global::System.Environment.GetEnvironmentVariable("{{ActiveVariable}}"), out var number) ? number : -1;
            private static readonly bool[]? s_reached = Watch();

            public static bool On(int number)
            {
                if (s_reached is not null)
                    s_reached[number] = true;
                return number == s_active;
            }

            private static bool[]? Watch()
            {
                if (global::System.Environment.GetEnvironmentVariable("{{ReachedVariable}}") is not { Length: > 0 } path)
                    return null;
                var reached = new bool[65536];
                global::System.AppDomain.CurrentDomain.ProcessExit += (_, _) =>
                {
                    var text = new global::System.Text.StringBuilder();
                    for (var i = 0; i < reached.Length; i++)
                    {
                        if (reached[i])
                            text.Append(i).Append('\n');
                    }

                    global::System.IO.File.WriteAllText(path, text.ToString());
                };
                return reached;
            }
        }
        """;

    /// <summary>The project with all these mutants, each behind the switch of its place in the list.</summary>
    public static CSharpCompilation Into(CSharpCompilation compilation, IReadOnlyList<Mutant> mutants)
    {
        foreach (var group in mutants.Select((m, i) => (Mutant: m, Number: i)).GroupBy(p => p.Mutant.Tree))
        {
            var numbers = group.ToDictionary(p => p.Mutant.Old, p => p);
            var model = compilation.GetSemanticModel(group.Key);
            var root = group.Key.GetRoot().ReplaceNodes(numbers.Keys, (old, inner) => Switched(numbers[old].Mutant, numbers[old].Number, inner, model));
            compilation = compilation.ReplaceSyntaxTree(group.Key, group.Key.WithRootAndOptions(root, group.Key.Options));
        }

        return compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(Source, mutants.Count == 0 ? null : (CSharpParseOptions)mutants[0].Tree.Options));
    }

    /// <summary>False where only the mutant itself can be compiled: a constant, or a variable that the compiler no longer sees assigned.</summary>
    public static bool Takes(CSharpCompilation compilation, Mutant mutant)
    {
        var changed = Into(compilation, [mutant]);
        return Compiles(changed, changed.SyntaxTrees.Single(t => t.FilePath == mutant.Tree.FilePath));
    }

    /// <summary>True where the compiler takes a file.</summary>
    public static bool Compiles(CSharpCompilation compilation, SyntaxTree tree) =>
        !compilation.GetSemanticModel(tree).GetDiagnostics().Any(static d => d.Severity == DiagnosticSeverity.Error);

    private static SyntaxNode Switched(Mutant mutant, int number, SyntaxNode inner, SemanticModel model)
    {
        var (old, changed, on) = (mutant.Old, mutant.New, $"{On}({number})");
        SyntaxNode result = (old, inner) switch
        {
            // Where the truth is turned round nothing is written twice, so that what is declared inside stays declared once.
            (BinaryExpressionSyntax b, _) when b.RawKind is (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression => Parse($"({on} ^ ({inner}))"),
            (BinaryExpressionSyntax b, BinaryExpressionSyntax i) when b.RawKind is (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression =>
                Parse($"({on} ^ (({on} ^ ({i.Left})) {i.OperatorToken.ValueText} ({on} ^ ({i.Right}))))"),
            (PrefixUnaryExpressionSyntax, _) => Parse($"({on} ^ {inner})"),
            (LiteralExpressionSyntax, _) when old.RawKind is (int)SyntaxKind.TrueLiteralExpression or (int)SyntaxKind.FalseLiteralExpression => Parse($"({on} ^ {inner})"),
            (LiteralExpressionSyntax, _) => Parse($"({Cast(model.GetTypeInfo(old).ConvertedType)}({on} ? {changed} : {inner}))"),
            (ConditionalExpressionSyntax, ConditionalExpressionSyntax i) => Parse($"({on} ^ ({i.Condition}) ? {i.WhenTrue} : {i.WhenFalse})"),
            (ExpressionSyntax, _) => Parse($"({on} ? {changed} : {inner})"),
            (IfStatementSyntax, IfStatementSyntax i) => i.WithStatement(Statement($"{{ if (!{on}) {i.Statement.ToFullString()}\n}}")),
            (ContinueStatementSyntax, _) => Statement($"if ({on}) break; else continue;"),
            _ => Statement($"if (!{on}) {inner}"),
        };
        return result.WithTriviaFrom(inner);

        ExpressionSyntax Parse(string text) => SyntaxFactory.ParseExpression(text, options: mutant.Tree.Options);

        StatementSyntax Statement(string text) => SyntaxFactory.ParseStatement(text, options: mutant.Tree.Options);
    }

    /// <summary>A number that is no constant does not become a byte of itself.</summary>
    private static string Cast(ITypeSymbol? type) =>
        type?.SpecialType is SpecialType.System_Byte or SpecialType.System_SByte or SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_UInt32 or SpecialType.System_UInt64
            ? $"({type.ToDisplayString()})"
            : "";
}
