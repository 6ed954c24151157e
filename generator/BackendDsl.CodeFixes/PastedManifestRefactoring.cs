using System.Composition;
using BackendDsl.Analyzers.CallSite;
using BackendDsl.Analyzers.Reporting;
using BackendDsl.Cel.Values;
using BackendDsl.CSharp.Importing;
using BackendDsl.Validation.BuiltIn.Reporting;
using BackendDsl.Validation.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BackendDsl.CodeFixes;

/// <summary>Turns a manifest pasted into a string literal, YAML or JSON, into builder calls; what <c>backenddsl import</c> prints.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp)]
[Shared]
public sealed class PastedManifestRefactoring : Refactoring
{
    internal override IEnumerable<(string Title, IReadOnlyList<TextChange> Changes)> Find(SyntaxNode node, SemanticModel model, CancellationToken cancellation)
    {
        if (node.FirstAncestorOrSelf<LiteralExpressionSyntax>() is not { RawKind: (int)SyntaxKind.StringLiteralExpression } literal
            || literal.Token.ValueText is not { } text || !text.Contains("apiVersion") || !text.Contains("kind"))
        {
            yield break;
        }

        var set = DocumentReader.Read(text);
        if (set.Documents.Count != 1 || set.Problems.Any(static p => p.Severity == ProblemSeverity.Error)
            || set.Documents[0].Root is not { Kind: ValueKind.Object } root || root.At("apiVersion") is not { Kind: ValueKind.String } apiVersion || root.At("kind") is not { Kind: ValueKind.String } kind
            || ModelCatalog.Create(model.Compilation) is not { } catalog || new KindCatalog(model.Compilation).Find(apiVersion.String, kind.String) is not var (type, _)
            || SymbolKinds.Read(catalog, type) is not { } known)
        {
            yield break;
        }

        cancellation.ThrowIfCancellationRequested();

        // What only reads the text, Kind.FromYaml("..."), goes with it.
        ExpressionSyntax replaced = literal;
        if (literal.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Arguments.Count: 1, Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromYaml" or "FromJson" } } call } })
            replaced = call;

        var lines = new CodeLines();
        lines.Line(0, type.ToMinimalDisplayString(model, replaced.SpanStart));
        var space = root.At("metadata").At("namespace") is { Kind: ValueKind.String } given ? SymbolDisplay.FormatLiteral(given.String, quote: true) : null;
        new BuilderPrinter(known, root, static _ => [], static v => JsonText.Write(v), lines).Print(1, space);
        var lead = Calls.Lead(replaced);
        var code = lines.ToString().TrimEnd('\n').Replace("\n", "\n" + lead);
        yield return ("Turn the manifest into builder calls", [new(replaced.Span, code)]);
    }
}
