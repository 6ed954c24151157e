using Microsoft.CodeAnalysis.Operations;

namespace BackendDsl.Analyzers.Constants;

/// <summary>Whether a known value matches a pattern.</summary>
internal static class PatternFolder
{
    /// <summary>True or false where it is certain, else unknown.</summary>
    public static Folded Matches(IPatternOperation pattern, Folded value, ScalarFolder folder)
    {
        if (!value.IsKnown)
            return pattern is IDiscardPatternOperation ? Folded.Of(true) : Folded.Unknown;
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return Folded.Of(true);
            case IConstantPatternOperation constant:
                return Arithmetic.Binary(BinaryOperatorKind.Equals, value, folder.Fold(constant.Value));
            case IRelationalPatternOperation relational:
                return value.Clr is null ? Folded.Of(false) : Arithmetic.Binary(relational.OperatorKind, value, folder.Fold(relational.Value));
            case INegatedPatternOperation negated:
                return Matches(negated.Pattern, value, folder).Clr is bool inner ? Folded.Of(!inner) : Folded.Unknown;
            case IBinaryPatternOperation binary:
                var kind = binary.OperatorKind == BinaryOperatorKind.Or ? BinaryOperatorKind.ConditionalOr : BinaryOperatorKind.ConditionalAnd;
                return Arithmetic.Binary(kind, Matches(binary.LeftPattern, value, folder), Matches(binary.RightPattern, value, folder));
            case IDeclarationPatternOperation declaration:
                return declaration.MatchesNull ? Folded.Of(true) : value.Clr is null ? Folded.Of(false) : declaration.MatchedType is { } matched ? IsOf(matched, value) : Folded.Unknown;
            case ITypePatternOperation type:
                return value.Clr is null ? Folded.Of(false) : IsOf(type.MatchedType, value);
            case IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: true } recursive:
                return Members(recursive, value, folder);
            default:
                return Folded.Unknown;
        }
    }

    private static Folded Members(IRecursivePatternOperation pattern, Folded value, ScalarFolder folder)
    {
        if (value.Clr is null)
            return Folded.Of(false);
        var all = true;
        foreach (var member in pattern.PropertySubpatterns)
        {
            var inner = member.Member is IPropertyReferenceOperation { Property: { Name: "Length", ContainingType.SpecialType: Microsoft.CodeAnalysis.SpecialType.System_String } } && value.Clr is string text
                ? Matches(member.Pattern, Folded.Of(text.Length), folder)
                : Folded.Unknown;
            if (inner.Clr is false)
                return inner;
            all &= inner.IsKnown;
        }

        return all ? Folded.Of(true) : Folded.Unknown;
    }

    private static Folded IsOf(Microsoft.CodeAnalysis.ITypeSymbol type, Folded value) => (type.SpecialType, value.Clr) switch
    {
        (Microsoft.CodeAnalysis.SpecialType.System_String, string) => Folded.Of(true),
        (Microsoft.CodeAnalysis.SpecialType.System_Boolean, bool) => Folded.Of(true),
        (Microsoft.CodeAnalysis.SpecialType.System_Object, not null) => Folded.Of(true),
        _ => Folded.Unknown,
    };
}
