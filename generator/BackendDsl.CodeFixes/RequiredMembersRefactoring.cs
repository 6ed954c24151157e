using System.Composition;
using BackendDsl.Analyzers.CallSite;
using BackendDsl.Analyzers.Reporting;
using BackendDsl.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BackendDsl.CodeFixes;

/// <summary>Adds all members that the schema asks for and that are not there yet, to an initialiser or a builder's lambda.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp)]
[Shared]
public sealed class RequiredMembersRefactoring : Refactoring
{
    internal override IEnumerable<(string Title, IReadOnlyList<TextChange> Changes)> Find(SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        if (ModelCatalog.Create(model.Compilation) is not { } catalog)
            yield break;
        foreach (var at in node.AncestorsAndSelf().TakeWhile(static n => n is not MemberDeclarationSyntax && (n is not StatementSyntax || n is BlockSyntax { Parent: LambdaExpressionSyntax })))
        {
            var (type, given) = at switch
            {
                BaseObjectCreationExpressionSyntax creation when catalog.FindModel(model.GetTypeInfo(creation, cancellation).Type) is { } made =>
                    (made, (creation.Initializer?.Expressions ?? default).OfType<AssignmentExpressionSyntax>().Select(static a => a.Left.ToString())),
                LambdaExpressionSyntax lambda when model.GetSymbolInfo(lambda, cancellation).Symbol is IMethodSymbol { Parameters: [var parameter] } && catalog.FindBuilt(parameter.Type) is { } built =>
                    (built, lambda.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Select(static a => a.Name.Identifier.ValueText)),
                _ => default((ModelType Type, IEnumerable<string> Given)),
            };
            if (type is null)
                continue;
            var missing = Missing(type, [.. given]);
            if (missing.Count > 0 && AddMissingMemberFix.Add(at, missing) is { } change)
                yield return (missing.Count == 1 ? $"Add the required {missing[0].Member}" : "Add the required members", [change]);
            yield break;
        }
    }

    private static List<(string Member, string Sample)> Missing(ModelType type, HashSet<string> given)
    {
        var missing = new List<(string, string)>();
        if (type.Schema is not { } schema || KindSchema.Find(schema.Kind, KubernetesVersion.Default) is not { } kind || schema.Definition >= kind.Schema.Definitions.Count)
            return missing;
        var node = schema.IsResource ? kind.Schema.Root : kind.Schema.Definitions[schema.Definition];
        foreach (var wireName in node.Required)
        {
            if (type.FindName(wireName) is { } name && !given.Contains(name) && node.FindProperty(wireName) is { } property)
                missing.Add((name, SampleValue.Of(property)));
        }

        return missing;
    }
}
