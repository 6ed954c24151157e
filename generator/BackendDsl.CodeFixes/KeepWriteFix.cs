using System.Collections.Immutable;
using System.Composition;
using BackendDsl.Validation.Findings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendDsl.CodeFixes;

/// <summary>Turns a write into a copy of a resource's metadata, which is lost, into a changed resource: by <c>ToBuilder()</c> or by <c>with</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class KeepWriteFix : TextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.WriteIsLost];

    internal override async Task<IReadOnlyList<TextFixOffer>> FindAsync(Document document, SyntaxNode root, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var at = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        if (at.FirstAncestorOrSelf<ExpressionStatementSyntax>() is not { } statement || at.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is { } lambda && statement.Contains(lambda)
            || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model)
        {
            return [];
        }

        // What the write begins with: the resource, and after it "Metadata" or a method of KubernetesClient's.
        if (Resource(statement.Expression) is not { } resource || !IsAssignable(model.GetSymbolInfo(resource, cancellation).Symbol))
            return [];
        var name = resource.ToString();
        var text = statement.Expression.ToString();
        var offers = new List<TextFixOffer>();
        if (Pairs(statement.Expression, resource) is var (method, key, value))
            offers.Add(new("Change it by ToBuilder()", new(statement.Span, $"{name} = {name}.ToBuilder().{method}(({key}, {value})).Build();")));
        else if (resource.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Metadata" } metadata)
            offers.Add(new("Change it by ToBuilder()", new(statement.Span, $"{name} = {name}.ToBuilder().Metadata(m => m{text.Substring(metadata.Span.End - statement.Expression.SpanStart)}).Build();")));
        if (resource.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Metadata" } copied && statement.Parent is BlockSyntax block)
        {
            var local = Fresh(model, block.CloseBraceToken.SpanStart);
            var lead = "\n" + Lead(statement);
            offers.Add(new(
                "Change it by 'with'",
                new(statement.Span, $"var {local} = {name}.Metadata;{lead}{local}{text.Substring(copied.Span.End - statement.Expression.SpanStart)};{lead}{name} = {name} with {{ Metadata = {local} }};")));
        }

        return offers;
    }

    private static ExpressionSyntax? Resource(ExpressionSyntax expression)
    {
        ExpressionSyntax? at = expression switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left,
            PostfixUnaryExpressionSyntax unary => unary.Operand,
            PrefixUnaryExpressionSyntax unary => unary.Operand,
            _ => expression,
        };
        while (at is not null)
        {
            switch (at)
            {
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Metadata" } metadata:
                    return metadata.Expression;
                case MemberAccessExpressionSyntax access:
                    at = access.Expression;
                    break;
                case ElementAccessExpressionSyntax element:
                    at = element.Expression;
                    break;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "SetLabel" or "SetAnnotation" } call }:
                    return call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Metadata" } of ? of.Expression : call.Expression;
                case InvocationExpressionSyntax invocation:
                    at = invocation.Expression;
                    break;
                case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure:
                    at = sure.Operand;
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    /// <summary>One label or annotation that is set: the builder has a method for these.</summary>
    private static (string Method, string Key, string Value)? Pairs(ExpressionSyntax expression, ExpressionSyntax resource) => expression switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "SetLabel" or "SetAnnotation" } call, ArgumentList.Arguments: [var key, var value] } =>
            (call.Name.Identifier.ValueText == "SetLabel" ? "Labels" : "Annotations", key.ToString(), value.ToString()),
        AssignmentExpressionSyntax
        {
            RawKind: (int)SyntaxKind.SimpleAssignmentExpression,
            Left: ElementAccessExpressionSyntax { ArgumentList.Arguments: [var key], Expression: var map },
            Right: var value,
        } when Map(map, resource) is { } method => (method, key.ToString(), value.ToString()),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add", Expression: var map }, ArgumentList.Arguments: [var key, var value] }
            when Map(map, resource) is { } method => (method, key.ToString(), value.ToString()),
        _ => null,
    };

    private static string? Map(ExpressionSyntax expression, ExpressionSyntax resource)
    {
        while (expression is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure)
            expression = sure.Operand;
        return expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Labels" or "Annotations", Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Metadata" } metadata } map
            && metadata.Expression == resource
                ? map.Name.Identifier.ValueText
                : null;
    }

    private static bool IsAssignable(ISymbol? symbol) => symbol switch
    {
        ILocalSymbol local => !local.IsConst && !local.IsForEach && !local.IsUsing && local.RefKind == RefKind.None,
        IParameterSymbol parameter => parameter.RefKind is RefKind.None or RefKind.Ref or RefKind.Out,
        IFieldSymbol field => !field.IsReadOnly && !field.IsConst,
        IPropertySymbol property => property.SetMethod is { IsInitOnly: false },
        _ => false,
    };

    private static string Fresh(SemanticModel model, int position)
    {
        var name = "metadata";
        for (var i = 2; !model.LookupSymbols(position, name: name).IsEmpty; i++)
            name = "metadata" + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return name;
    }

    private static string Lead(SyntaxNode statement)
    {
        var line = statement.SyntaxTree.GetText().Lines.GetLineFromPosition(statement.SpanStart);
        var lead = line.ToString().Substring(0, statement.SpanStart - line.Start);
        return lead.Trim().Length == 0 ? lead : "";
    }
}
