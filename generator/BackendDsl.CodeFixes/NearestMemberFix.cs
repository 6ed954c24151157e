using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendDsl.CodeFixes;

/// <summary>Replaces the name of a member that a builder or model does not have by the nearest one it has.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class NearestMemberFix : TextFix
{
    private const int OfferLimit = 3;

    /// <inheritdoc/>
    /// <remarks>The compiler's own errors: no such member, on an instance or a type.</remarks>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["CS1061", "CS0117"];

    internal override async Task<IReadOnlyList<TextFixOffer>> FindAsync(Document document, SyntaxNode root, Diagnostic diagnostic, CancellationToken cancellation)
    {
        if (root.FindToken(diagnostic.Location.SourceSpan.Start).Parent is not SimpleNameSyntax name
            || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model)
        {
            return [];
        }

        var type = name.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Name == name =>
                model.GetTypeInfo(access.Expression, cancellation).Type ?? model.GetSymbolInfo(access.Expression, cancellation).Symbol as ITypeSymbol,
            AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { Parent: { } owner } } => model.GetTypeInfo(owner, cancellation).Type,
            _ => null,
        };
        if (type is null || !IsOurs(type))
            return [];

        var given = name.Identifier.ValueText;
        var isMethod = name.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax };
        var names = type.GetMembers()
            .Where(m => m is { DeclaredAccessibility: Accessibility.Public, CanBeReferencedByName: true } && (isMethod ? m is IMethodSymbol : m is IPropertySymbol))
            .Select(m => m.Name)
            .Distinct();
        return
        [
            .. Nearness.Order(given, names).Where(n => Nearness.Rank(given, n) <= Math.Max(4, given.Length)).Take(OfferLimit)
                .Select(n => new TextFixOffer($"Change to {n}", new(name.Span, n))),
        ];
    }

    private static bool IsOurs(ITypeSymbol type)
    {
        for (var at = type.BaseType; at is not null; at = at.BaseType)
        {
            if (at is { Name: "ModelObject" or "ObjectBuilder", ContainingNamespace: { Name: "Models", ContainingNamespace.Name: "BackendDsl" } })
                return true;
        }

        return type.AllInterfaces.Any(i => i.Name is "IStringEnum" or "IIntegerEnum");
    }
}
