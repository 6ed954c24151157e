using System.Composition;
using BackendDsl.Analyzers.CallSite;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BackendDsl.CodeFixes;

/// <summary>Makes a method of its own of a lambda on a builder, where the lambda takes nothing from the code around it.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp)]
[Shared]
public sealed class SplitHelperRefactoring : Refactoring
{
    internal override IEnumerable<(string Title, IReadOnlyList<TextChange> Changes)> Find(SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        if (ModelCatalog.Create(model.Compilation) is not { } catalog
            || node.FirstAncestorOrSelf<SimpleLambdaExpressionSyntax>() is not { AsyncKeyword.RawKind: 0, Parent: ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax call } } } } lambda
            || model.GetSymbolInfo(lambda, cancellation).Symbol is not IMethodSymbol { ReturnsVoid: true, Parameters: [var parameter] } || catalog.FindBuilt(parameter.Type) is null
            || lambda.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { Identifier.RawKind: not 0 } type || lambda.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } member || member == type
            || lambda.Body is not (BlockSyntax or InvocationExpressionSyntax or AssignmentExpressionSyntax) || TakesFromAround(lambda, model, cancellation))
        {
            yield break;
        }

        var name = Name(call.Name.Identifier.ValueText, type, model);
        var lead = Calls.Lead(member);
        var builder = parameter.Type.ToMinimalDisplayString(model, member.SpanStart);
        var isStatic = member.Modifiers.Any(SyntaxKind.StaticKeyword) || UsesNothingOfInstance(lambda, model, cancellation);
        var text = $"\n\n{lead}private {(isStatic ? "static " : "")}void {name}({builder} {parameter.Name})" + (lambda.Body is ExpressionSyntax expression
            ? $" => {expression};"
            : $"\n{lead}{lambda.Body}");
        yield return ("Split into a helper", [new(lambda.Span, name), new(new(member.Span.End, 0), text)]);
    }

    /// <summary>True where the lambda uses a local, or a parameter, of the code around it.</summary>
    private static bool TakesFromAround(SimpleLambdaExpressionSyntax lambda, SemanticModel model, CancellationToken cancellation) =>
        lambda.DescendantNodes().OfType<IdentifierNameSyntax>().Any(n => model.GetSymbolInfo(n, cancellation).Symbol is { } symbol
            && symbol is ILocalSymbol or IParameterSymbol or IRangeVariableSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction } or ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method }
            && !symbol.DeclaringSyntaxReferences.Any(r => lambda.Span.Contains(r.Span)));

    private static bool UsesNothingOfInstance(SimpleLambdaExpressionSyntax lambda, SemanticModel model, CancellationToken cancellation) =>
        !lambda.DescendantNodes().Any(static n => n is ThisExpressionSyntax or BaseExpressionSyntax)
        && !lambda.DescendantNodes().OfType<IdentifierNameSyntax>().Any(n => !(n.Parent is MemberAccessExpressionSyntax access && access.Name == n)
            && model.GetSymbolInfo(n, cancellation).Symbol is { IsStatic: false, Kind: SymbolKind.Field or SymbolKind.Property or SymbolKind.Method or SymbolKind.Event });

    private static string Name(string method, TypeDeclarationSyntax type, SemanticModel model)
    {
        var taken = model.GetDeclaredSymbol(type) is { } symbol ? new HashSet<string>(symbol.GetMembers().Select(static m => m.Name)) : [];
        var name = "Configure" + method;
        for (var i = 2; taken.Contains(name); i++)
            name = "Configure" + method + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return name;
    }
}
