using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BackendDsl.Generator.Tests.Direct;

/// <summary>An assembly as the C# compiler sees it when it is referenced: each member with what may be null, names of tuples, default values and required members.</summary>
internal static class SymbolText
{
    private static readonly SymbolDisplayFormat s_format = SymbolDisplayFormat.FullyQualifiedFormat
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier | SymbolDisplayMiscellaneousOptions.IncludeNotNullableReferenceTypeModifier)
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeContainingType | SymbolDisplayMemberOptions.IncludeModifiers
            | SymbolDisplayMemberOptions.IncludeAccessibility | SymbolDisplayMemberOptions.IncludeExplicitInterface | SymbolDisplayMemberOptions.IncludeRef)
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeDefaultValue
            | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeModifiers);

    /// <summary>The lines of all types.</summary>
    public static IReadOnlyList<string> Of(byte[] image, IEnumerable<MetadataReference> references)
    {
        var reference = MetadataReference.CreateFromImage(image);
        var compilation = CSharpCompilation.Create("Reader", references: [.. references, reference]);
        var assembly = (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(reference)!;
        var lines = new List<string>();
        Add(assembly.GlobalNamespace, lines);
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    private static void Add(INamespaceOrTypeSymbol container, List<string> lines)
    {
        foreach (var member in container.GetMembers())
        {
            switch (member)
            {
                case INamespaceSymbol inner:
                    Add(inner, lines);
                    break;
                case INamedTypeSymbol type:
                    lines.Add($"{type.DeclaredAccessibility} {type.TypeKind} {(type.IsRecord ? "record " : "")}{(type.IsReadOnly ? "readonly " : "")}{type.ToDisplayString(s_format)} : {type.BaseType?.ToDisplayString(s_format)}, "
                        + string.Join(", ", type.Interfaces.Select(i => i.ToDisplayString(s_format)).Order(StringComparer.Ordinal)));
                    Add(type, lines);
                    break;
                default:
                    lines.Add(member.ToDisplayString(s_format));
                    break;
            }
        }
    }
}
