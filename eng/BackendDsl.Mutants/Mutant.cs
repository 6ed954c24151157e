using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BackendDsl.Mutants;

/// <summary>One change of one place.</summary>
/// <param name="Tree">The file.</param>
/// <param name="Old">What stands there.</param>
/// <param name="New">What is put in its place.</param>
internal sealed record Mutant(SyntaxTree Tree, SyntaxNode Old, SyntaxNode New)
{
    /// <summary>The file with the change.</summary>
    public SyntaxTree Apply() => Tree.WithRootAndOptions(Tree.GetRoot().ReplaceNode(Old, New.WithTriviaFrom(Old)), Tree.Options);

    /// <inheritdoc/>
    public override string ToString()
    {
        var place = Old.GetLocation().GetLineSpan();
        return $"{Path.GetFileName(place.Path)}:{place.StartLinePosition.Line + 1}: {Short(Old)} -> {Short(New)}";
    }

    private static string Short(SyntaxNode node)
    {
        var text = string.Join(' ', node.NormalizeWhitespace().ToString().Split(['\n', '\r', ' '], StringSplitOptions.RemoveEmptyEntries));
        return text.Length > 70 ? text[..70] + "..." : text;
    }
}
