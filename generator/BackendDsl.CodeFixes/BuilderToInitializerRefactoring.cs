using System.Composition;
using BackendDsl.Analyzers.CallSite;
using BackendDsl.Analyzers.Constants;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BackendDsl.CodeFixes;

/// <summary>Turns the builder calls of a resource into an initialiser, where they are nothing but members and lambdas of members.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp)]
[Shared]
public sealed class BuilderToInitializerRefactoring : Refactoring
{
    internal override IEnumerable<(string Title, IReadOnlyList<TextChange> Changes)> Find(SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        if (ModelCatalog.Create(model.Compilation) is not { } catalog)
            yield break;
        var build = node.AncestorsAndSelf().TakeWhile(static n => n is not StatementSyntax and not MemberDeclarationSyntax).OfType<InvocationExpressionSyntax>()
            .LastOrDefault(static i => i is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Build" }, ArgumentList.Arguments.Count: 0 });
        if (build is null || Calls.HasComments(build) || catalog.FindModel(model.GetTypeInfo(build, cancellation).Type) is not { IsResource: true } kind)
            yield break;
        var chain = Chain(((MemberAccessExpressionSyntax)build.Expression).Expression);
        if (chain is not [({ Identifier.ValueText: "New" }, var start), ..])
            yield break;
        var metadata = new List<string>();
        foreach (var argument in start.Arguments)
        {
            var named = argument.NameColon?.Name.Identifier.ValueText;
            var isNamespace = named == "namespace" || named is null && start.Arguments.IndexOf(argument) == 1;
            metadata.Add($"{(isNamespace ? "NamespaceProperty" : "Name")} = {argument.Expression}");
        }

        var calls = new List<(SimpleNameSyntax, ArgumentListSyntax)>();
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, arguments) in chain.Skip(1))
        {
            if (name.Identifier.ValueText is "Labels" or "Annotations" && kind.Find(name.Identifier.ValueText) is null)
            {
                // A second call adds to the first.
                if (Entries(arguments) is not { } entries)
                    yield break;
                pairs[name.Identifier.ValueText] = pairs.TryGetValue(name.Identifier.ValueText, out var before) ? before + ", " + entries : entries;
            }
            else
            {
                calls.Add((name, arguments));
            }
        }

        if (Members(calls, kind, catalog) is not { } members)
            yield break;
        foreach (var name in new[] { "Labels", "Annotations" })
        {
            if (pairs.TryGetValue(name, out var entries))
                metadata.Add($"{name} = new Dictionary<string, string> {{ {entries} }}");
        }

        members.Insert(0, $"Metadata = new() {{ {string.Join(", ", metadata)} }}");
        var lead = Calls.Lead(build);
        yield return ("Turn the builder calls into an initialiser",
        [
            new(build.Span, $"new {kind.Type.ToMinimalDisplayString(model, build.SpanStart)}\n{lead}{{\n{string.Concat(members.Select(m => lead + "    " + m + ",\n"))}{lead}}}"),
        ]);
    }

    /// <summary>The calls of a chain in their order.</summary>
    private static List<(SimpleNameSyntax Name, ArgumentListSyntax Arguments)> Chain(ExpressionSyntax expression)
    {
        var calls = new List<(SimpleNameSyntax, ArgumentListSyntax)>();
        while (expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call)
        {
            calls.Insert(0, (access.Name, call.ArgumentList));
            expression = access.Expression;
        }

        return calls;
    }

    private static List<string>? Members(List<(SimpleNameSyntax Name, ArgumentListSyntax Arguments)> calls, ModelType model, ModelCatalog catalog)
    {
        var order = new List<string>();
        var values = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (name, arguments) in calls)
        {
            if (model.Find(name.Identifier.ValueText) is not { } member || Values(member, arguments, catalog) is not { } given)
                return null;
            if (!values.TryGetValue(name.Identifier.ValueText, out var list))
            {
                values.Add(name.Identifier.ValueText, list = []);
                order.Add(name.Identifier.ValueText);
            }
            else if (member.Shape != MemberShape.List)
            {
                // A second call goes on with the first or replaces it: that is more than an initialiser can say.
                return null;
            }

            list.AddRange(given);
        }

        return [.. order.Select(o => model.Find(o)!.Shape == MemberShape.List ? $"{o} = [{string.Join(", ", values[o])}]" : $"{o} = {values[o][0]}")];
    }

    private static List<string>? Values(ModelMember member, ArgumentListSyntax arguments, ModelCatalog catalog)
    {
        if (arguments.Arguments.Count == 0 || arguments.Arguments.Any(static a => a.NameColon is not null))
            return null;
        switch (member.Shape)
        {
            case MemberShape.Object when arguments.Arguments is [{ Expression: LambdaExpressionSyntax lambda }]:
                return Made(lambda, catalog.FindModel(member.Property.Type), catalog) is { } made ? [made] : null;
            case MemberShape.List:
                var items = new List<string>();
                var element = Types.ElementOf(member.Property.Type) is { } type ? catalog.FindModel(type) : null;
                foreach (var argument in arguments.Arguments)
                {
                    switch (argument.Expression)
                    {
                        case LambdaExpressionSyntax lambda when Made(lambda, element, catalog) is { } item:
                            items.Add(item);
                            break;
                        case LiteralExpressionSyntax or BaseObjectCreationExpressionSyntax when argument.Expression is not LiteralExpressionSyntax { Token.ValueText: "null" }:
                            items.Add(argument.Expression.ToString());
                            break;
                        default:
                            // A whole list, or one item: the types would have to tell.
                            return null;
                    }
                }

                return items;
            case MemberShape.Map:
                return null;
            default:
                return arguments.Arguments is [{ Expression: not LambdaExpressionSyntax and var value }] ? [value.ToString()] : null;
        }
    }

    /// <summary>What a lambda on a builder makes, as an initialiser.</summary>
    private static string? Made(LambdaExpressionSyntax lambda, ModelType? model, ModelCatalog catalog)
    {
        if (model is null || lambda is not SimpleLambdaExpressionSyntax { AsyncKeyword.RawKind: 0, Parameter.Identifier.ValueText: var parameter })
            return null;
        switch (lambda.Body)
        {
            case BlockSyntax { Statements.Count: 0 }:
                return "new()";
            case ExpressionSyntax body:
                var calls = Chain(body);
                var start = body;
                while (start is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access })
                    start = access.Expression;
                return start is IdentifierNameSyntax { Identifier.ValueText: var name } && name == parameter && Members(calls, model, catalog) is { } members
                    ? $"new() {{ {string.Join(", ", members)} }}"
                    : null;
            default:
                return null;
        }
    }

    private static string? Entries(ArgumentListSyntax arguments)
    {
        var entries = new List<string>();
        foreach (var argument in arguments.Arguments)
        {
            if (argument.Expression is not TupleExpressionSyntax { Arguments: [{ Expression: var key }, { Expression: var value }] })
                return null;
            entries.Add($"[{key}] = {value}");
        }

        return entries.Count > 0 ? string.Join(", ", entries) : null;
    }
}
