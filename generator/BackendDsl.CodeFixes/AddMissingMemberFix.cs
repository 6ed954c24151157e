using System.Collections.Immutable;
using System.Composition;
using BackendDsl.Analyzers.Reporting;
using BackendDsl.Validation.Findings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BackendDsl.CodeFixes;

/// <summary>Adds the call, or the assignment in an initialiser, that a required member is missing.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AddMissingMemberFix : TextFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.MemberMissing];

    internal override Task<IReadOnlyList<TextFixOffer>> FindAsync(Document document, SyntaxNode root, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (!diagnostic.Properties.TryGetValue(FixHints.Missing, out var member) || member is null
            || !diagnostic.Properties.TryGetValue(FixHints.Sample, out var sample) || sample is null)
        {
            return Offer();
        }

        var change = Add(FixSyntax.FindTarget(root, diagnostic.Location.SourceSpan), [(member, sample)]);
        return change is { } found ? Offer(new TextFixOffer($"Add {member}", found)) : Offer();
    }

    /// <summary>What adds members, as calls or as assignments.</summary>
    internal static TextChange? Add(SyntaxNode? target, IReadOnlyList<(string Member, string Sample)> members) => target switch
    {
        InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: LambdaExpressionSyntax lambda }] } => AddTo(lambda, members),
        InvocationExpressionSyntax call => new(new(call.Span.End, 0), string.Concat(members.Select(static m => $".{m.Member}({m.Sample})"))),
        LambdaExpressionSyntax lambda => AddTo(lambda, members),
        BaseObjectCreationExpressionSyntax creation => AddTo(creation, creation.Initializer, members),
        WithExpressionSyntax with => AddTo(with, with.Initializer, members),
        _ => null,
    };

    private static TextChange? AddTo(LambdaExpressionSyntax lambda, IReadOnlyList<(string Member, string Sample)> members)
    {
        var parameter = lambda switch
        {
            SimpleLambdaExpressionSyntax simple => simple.Parameter,
            ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: [var only] } => only,
            _ => null,
        };
        if (parameter is null)
            return null;
        var name = parameter.Identifier.ValueText;
        string Chain(string outer) => string.Concat(members.Select(m => $".{m.Member}({Argument(m.Sample, outer)})"));
        switch (lambda.Body)
        {
            case BlockSyntax { Statements.Count: 0 }:
                // "_ => { }" and the like: the parameter is needed now.
                return new(lambda.Span, $"x => x{Chain("x")}");
            case BlockSyntax block:
                var last = block.Statements.Last();
                var lines = last.SyntaxTree.GetText();
                var line = lines.Lines.GetLineFromPosition(last.SpanStart);
                var lead = lines.ToString(TextSpan.FromBounds(line.Start, last.SpanStart));
                var separator = lead.Trim().Length == 0 ? "\n" + lead : " ";
                return new(new(last.Span.End, 0), $"{separator}{name}{Chain(name)};");
            case ExpressionSyntax expression:
                return new(new(expression.Span.End, 0), Chain(name));
            default:
                return null;
        }
    }

    /// <summary>A lambda inside another may not reuse the name of its parameter.</summary>
    private static string Argument(string sample, string outer) => sample == "x => { }" && outer == "x" ? "y => { }" : sample;

    private static TextChange AddTo(SyntaxNode owner, InitializerExpressionSyntax? initializer, IReadOnlyList<(string Member, string Sample)> members)
    {
        var text = string.Join(", ", members.Select(static m => $"{m.Member} = {(m.Sample.Contains("=>") ? "new()" : m.Sample)}"));
        if (initializer is null)
            return new(new(owner.Span.End, 0), $" {{ {text} }}");
        return initializer.Expressions.Count == 0
            ? new(new(initializer.OpenBraceToken.Span.End, 0), $" {text}")
            : new(new(initializer.Expressions.Last().Span.End, 0), $", {text}");
    }
}
