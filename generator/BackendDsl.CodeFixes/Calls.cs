using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendDsl.CodeFixes;

/// <summary>Builder calls to be written, with the user's own expressions in them.</summary>
internal static class Calls
{
    private const int LongestInline = 100;

    /// <summary>Writes calls behind what they are made on: on one line where they are short, a line each otherwise.</summary>
    /// <param name="calls">The calls.</param>
    /// <param name="lead">The indentation of the line that the expression begins in.</param>
    public static string Write(IReadOnlyList<BuilderCall> calls, string lead)
    {
        var inline = string.Concat(calls.Select(Inline));
        if (inline.Length <= LongestInline && !inline.Contains('\n'))
            return inline;
        return string.Concat(calls.Select(c => "\n" + lead + "    " + Lines(c, lead + "    ")));
    }

    /// <summary>A name for a lambda's parameter that nothing around or inside has.</summary>
    public static string Fresh(string method, ICollection<string> taken)
    {
        var first = char.ToLowerInvariant(method[0]) is >= 'a' and <= 'z' and var letter ? letter.ToString() : "p";
        var name = first;
        for (var i = 2; taken.Contains(name); i++)
            name = first + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        taken.Add(name);
        return name;
    }

    /// <summary>The identifiers that a piece of code uses.</summary>
    public static HashSet<string> Names(Microsoft.CodeAnalysis.SyntaxNode code) =>
        [.. code.DescendantTokens().Where(static t => t.IsKind(SyntaxKind.IdentifierToken)).Select(static t => t.ValueText)];

    /// <summary>The indentation of the line that an expression begins in.</summary>
    public static string Lead(Microsoft.CodeAnalysis.SyntaxNode node)
    {
        var line = node.SyntaxTree.GetText().Lines.GetLineFromPosition(node.SpanStart).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    /// <summary>True where a comment or a directive stands inside: what is written anew would lose it.</summary>
    public static bool HasComments(Microsoft.CodeAnalysis.SyntaxNode code) => code.DescendantTrivia(descendIntoTrivia: false)
        .Any(t => code.Span.Contains(t.Span) && (t.IsDirective || t.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia));

    /// <summary>True for <c>new()</c> and <c>new T()</c> with no more than an initialiser of members.</summary>
    public static bool IsPlainCreation(ExpressionSyntax expression) =>
        expression is BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 } } creation
            && creation.Initializer is null or { RawKind: (int)SyntaxKind.ObjectInitializerExpression };

    private static string Inline(BuilderCall call) => call.Inner is null
        ? $".{call.Method}({call.Arguments})"
        : call.Inner.Count == 0 ? $".{call.Method}(_ => {{ }})" : $".{call.Method}({call.Parameter} => {call.Parameter}{string.Concat(call.Inner.Select(Inline))})";

    private static string Lines(BuilderCall call, string lead)
    {
        var inline = Inline(call);
        if (inline.Length + lead.Length <= LongestInline && !inline.Contains('\n') || call.Inner is null || call.Inner.Count == 0)
            return inline;
        return $".{call.Method}({call.Parameter} => {call.Parameter}" + string.Concat(call.Inner.Select(c => "\n" + lead + "    " + Lines(c, lead + "    "))) + ")";
    }
}
