using System.Composition;
using BackendDsl.Analyzers.CallSite;
using BackendDsl.Analyzers.Constants;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BackendDsl.CodeFixes;

/// <summary>Turns the initialiser of a resource into builder calls; the expressions in it stay the user's own.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp)]
[Shared]
public sealed class InitializerToBuilderRefactoring : Refactoring
{
    internal override IEnumerable<(string Title, IReadOnlyList<TextChange> Changes)> Find(SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        if (ModelCatalog.Create(model.Compilation) is not { } catalog)
            yield break;
        var creation = node.AncestorsAndSelf().TakeWhile(static n => n is not StatementSyntax and not MemberDeclarationSyntax).OfType<BaseObjectCreationExpressionSyntax>()
            .LastOrDefault(c => catalog.FindModel(model.GetTypeInfo(c, cancellation).Type) is { IsResource: true });
        if (creation is not { Initializer: { } initializer } || Calls.HasComments(creation) || !Calls.IsPlainCreation(creation) || catalog.FindModel(model.GetTypeInfo(creation, cancellation).Type) is not { } kind)
            yield break;
        var calls = new List<BuilderCall>();
        var taken = Calls.Names(creation);
        var start = "";
        foreach (var expression in initializer.Expressions)
        {
            if (expression is not AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: var name }, Right: var value })
                yield break;
            if (name == "Metadata" && kind.Find(name) is null)
            {
                if (Metadata(value, calls, taken) is not { } given)
                    yield break;
                start = given;
            }
            else if (kind.Find(name) is { } member)
            {
                Add(member, name, value, calls, taken, catalog);
            }
            else
            {
                yield break;
            }
        }

        if (start.Length == 0)
            yield break;
        calls.Add(new("Build", ""));
        yield return ("Turn the initialiser into builder calls", [new(creation.Span, kind.Type.ToMinimalDisplayString(model, creation.SpanStart) + start + Calls.Write(calls, Calls.Lead(creation)))]);
    }

    /// <summary>The start of the chain out of the metadata: null where it has no name of its own.</summary>
    private static string? Metadata(ExpressionSyntax value, List<BuilderCall> calls, HashSet<string> taken)
    {
        if (!Calls.IsPlainCreation(value) || ((BaseObjectCreationExpressionSyntax)value).Initializer is not { } initializer)
            return null;
        string? name = null, space = null;
        foreach (var expression in initializer.Expressions)
        {
            if (expression is not AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: var member }, Right: var given })
                return null;
            switch (member)
            {
                case "Name": name = given.ToString(); break;
                case "NamespaceProperty": space = given.ToString(); break;
                case "Labels" or "Annotations": calls.Add(new(member, Pairs(given) ?? given.ToString())); break;
                default:
                    var parameter = Calls.Fresh("m", taken);
                    calls.Add(new("Metadata", $"{parameter} => {parameter}.{member} = {given}"));
                    break;
            }
        }

        return name is null ? null : $".New({name}{(space is null ? "" : ", @namespace: " + space)})";
    }

    private static void Add(ModelMember member, string name, ExpressionSyntax value, List<BuilderCall> calls, HashSet<string> taken, ModelCatalog catalog)
    {
        if (value.IsKind(SyntaxKind.NullLiteralExpression))
            return;
        switch (member.Shape)
        {
            case MemberShape.Object when catalog.FindModel(member.Property.Type) is { } model && Inner(value, model, taken, catalog) is { } inner:
                calls.Add(new(name, "", Calls.Fresh(name, taken), inner));
                break;
            case MemberShape.List when Items(value) is { Count: > 0 } items:
                var element = catalog.FindModel(Types.ElementOf(member.Property.Type));
                var made = element is null ? null : items.Select(i => Inner(i, element, taken, catalog)).ToList();
                if (made is not null && made.TrueForAll(static m => m is not null))
                    calls.AddRange(made.Select(m => new BuilderCall(name, "", m!.Count == 0 ? "_" : Calls.Fresh(name, taken), m)));
                else
                    calls.Add(element is null ? new(name, string.Join(", ", items)) : new(name, value.ToString()));
                break;
            case MemberShape.Map when Pairs(value) is { } pairs:
                calls.Add(new(name, pairs));
                break;
            default:
                calls.Add(new(name, value.ToString()));
                break;
        }
    }

    private static List<BuilderCall>? Inner(ExpressionSyntax value, ModelType model, HashSet<string> taken, ModelCatalog catalog)
    {
        if (!Calls.IsPlainCreation(value))
            return null;
        var calls = new List<BuilderCall>();
        foreach (var expression in ((BaseObjectCreationExpressionSyntax)value).Initializer?.Expressions ?? default)
        {
            if (expression is not AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: var name }, Right: var given } || model.Find(name) is not { } member)
                return null;
            Add(member, name, given, calls, taken, catalog);
        }

        return calls;
    }

    /// <summary>The items of a list written out; null for any other expression.</summary>
    private static List<ExpressionSyntax>? Items(ExpressionSyntax value) => value switch
    {
        CollectionExpressionSyntax collection when collection.Elements.All(static e => e is ExpressionElementSyntax) => [.. collection.Elements.Select(static e => ((ExpressionElementSyntax)e).Expression)],
        ImplicitArrayCreationExpressionSyntax array => [.. array.Initializer.Expressions],
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => [.. initializer.Expressions],
        _ => null,
    };

    /// <summary>The entries of a dictionary written out, as tuples; null for any other expression.</summary>
    private static string? Pairs(ExpressionSyntax value)
    {
        if (value is not BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 }, Initializer.Expressions: { Count: > 0 } entries })
            return null;
        var pairs = new List<string>();
        foreach (var entry in entries)
        {
            switch (entry)
            {
                case AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: [var key] }, Right: var given }:
                    pairs.Add($"({key}, {given})");
                    break;
                case InitializerExpressionSyntax { Expressions: [var key, var given] }:
                    pairs.Add($"({key}, {given})");
                    break;
                default:
                    return null;
            }
        }

        return string.Join(", ", pairs);
    }
}
