using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BackendDsl.Analyzers.Flow;

/// <summary>
/// What the project's code does with values by the names of the members that hold them. Names are enough: a member that shares its name with
/// a changed one is taken to be changed, too. Each file is looked through once as long as it does not change.
/// </summary>
internal sealed class ProjectUse(Compilation compilation)
{
    private static readonly ConditionalWeakTable<SyntaxTree, FileUse> s_files = new();

    private readonly Lazy<FileUse> _all = new(() => Merge(compilation));

    /// <summary>True where a value is, or may be, written to after it was made: an assignment to a part of it, a method that may change it.</summary>
    public bool IsChanged(string name) => _all.Value.Changed.Contains(name);

    /// <summary>True where code of the project names the member at all.</summary>
    public bool IsMentioned(string name) => _all.Value.Mentioned.Contains(name);

    /// <summary>True where a value is handed to other code, or kept in a variable.</summary>
    public bool IsHandedOn(string name) => _all.Value.HandedOn.Contains(name);

    /// <summary>True where another value is made from it, by <c>with</c> or <c>ToBuilder()</c>.</summary>
    public bool IsContinued(string name) => _all.Value.Continued.Contains(name);

    /// <summary>Where a type's code names a member.</summary>
    public static IEnumerable<IdentifierNameSyntax> MentionsIn(TypeDeclarationSyntax type, string name)
    {
        if (!Of(type.SyntaxTree).Places.TryGetValue(name, out var places))
            yield break;
        foreach (var place in places)
        {
            if (type.Span.Contains(place) && type.FindToken(place).Parent is IdentifierNameSyntax mention)
                yield return mention;
        }
    }

    private static FileUse Of(SyntaxTree tree) => s_files.GetValue(tree, static t => Read(t.GetRoot()));

    private static FileUse Merge(Compilation compilation)
    {
        var all = new FileUse();
        foreach (var tree in compilation.SyntaxTrees)
        {
            var file = Of(tree);
            all.Mentioned.UnionWith(file.Places.Keys);
            all.Changed.UnionWith(file.Changed);
            all.HandedOn.UnionWith(file.HandedOn);
            all.Continued.UnionWith(file.Continued);
        }

        return all;
    }

    private static FileUse Read(SyntaxNode root)
    {
        var use = new FileUse();
        foreach (var node in root.DescendantNodes())
        {
            if (node is IdentifierNameSyntax { Parent: not (NameColonSyntax or NameEqualsSyntax or TypeArgumentListSyntax or QualifiedNameSyntax or UsingDirectiveSyntax or BaseNamespaceDeclarationSyntax) } name)
            {
                if (!use.Places.TryGetValue(name.Identifier.ValueText, out var places))
                    use.Places.Add(name.Identifier.ValueText, places = []);
                places.Add(name.SpanStart);
                Read(name, use);
            }
        }

        return use;
    }

    private static void Read(IdentifierNameSyntax name, FileUse use)
    {
        // Type.Name and this.Name are the name itself.
        ExpressionSyntax chain = name;
        if (name.Parent is MemberAccessExpressionSyntax own && own.Name == name)
            chain = own;
        var isPart = false;
        while (true)
        {
            switch (chain.Parent)
            {
                case MemberAccessExpressionSyntax access when access.Expression == chain:
                    if (access.Parent is InvocationExpressionSyntax call && call.Expression == access)
                    {
                        Called(access.Name.Identifier.ValueText, name, use);
                        return;
                    }

                    chain = access;
                    isPart = true;
                    continue;
                case ElementAccessExpressionSyntax element when element.Expression == chain:
                    chain = element;
                    isPart = true;
                    continue;
                case InvocationExpressionSyntax invocation when invocation.Expression == chain && !isPart:
                    chain = invocation;
                    continue;
                case ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } or CastExpressionSyntax:
                    chain = (ExpressionSyntax)chain.Parent;
                    continue;
                case ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } }:
                    Called(binding.Name.Identifier.ValueText, name, use);
                    return;
                case AssignmentExpressionSyntax assignment when assignment.Left == chain && isPart:
                case PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax when isPart:
                    use.Changed.Add(name.Identifier.ValueText);
                    return;
                case WithExpressionSyntax with when with.Expression == chain:
                    use.Continued.Add(name.Identifier.ValueText);
                    return;
                case ArgumentSyntax or EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax }:
                case AssignmentExpressionSyntax kept when kept.Right == chain:
                    use.HandedOn.Add(name.Identifier.ValueText);
                    return;
                case ForEachStatementSyntax each when each.Expression == chain && isPart:
                    use.HandedOn.Add(name.Identifier.ValueText);
                    return;
                default:
                    return;
            }
        }
    }

    private static void Called(string method, IdentifierNameSyntax name, FileUse use)
    {
        if (method == "ToBuilder")
            use.Continued.Add(name.Identifier.ValueText);
        else if (!IsQuery(method))
            use.Changed.Add(name.Identifier.ValueText);
    }

    /// <summary>Methods by whose names one knows that they change nothing.</summary>
    private static bool IsQuery(string method) => method is "Validate" or "Build" or "Equals" or "GetHashCode" or "GetType" or "ContainsKey" or "TryGetValue" or "Contains" or "ContainsValue"
        or "Select" or "SelectMany" or "Where" or "Any" or "All" or "First" or "FirstOrDefault" or "Last" or "Single" or "Count" or "Concat" or "OrderBy" or "Distinct" or "GetEnumerator"
        or "WithDefaults" or "IndexOf" or "Name" or "Namespace" or "GetLabel" or "GetAnnotation" or "Labels" or "Annotations" or "Join" or "CompareTo" or "IsNullOrEmpty"
        || method.StartsWith("To", StringComparison.Ordinal) || method.StartsWith("As", StringComparison.Ordinal);

    private sealed class FileUse
    {
        public HashSet<string> Mentioned { get; } = new(StringComparer.Ordinal);

        /// <summary>Where each name stands: positions, since a node would keep its tree in memory.</summary>
        public Dictionary<string, List<int>> Places { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Changed { get; } = new(StringComparer.Ordinal);

        public HashSet<string> HandedOn { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Continued { get; } = new(StringComparer.Ordinal);
    }
}
