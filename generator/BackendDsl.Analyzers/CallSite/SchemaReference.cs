using BackendDsl.Analyzers.Constants;
using Microsoft.CodeAnalysis;

namespace BackendDsl.Analyzers.CallSite;

/// <summary>Where a model's schema is told: the root type that carries the compact schema, and the index of the definition.</summary>
internal sealed class SchemaReference
{
    private SchemaReference(INamedTypeSymbol root, KindAttribute kind, int definition)
    {
        Root = root;
        Kind = kind;
        Definition = definition;
    }

    /// <summary>The type of the kind.</summary>
    public INamedTypeSymbol Root { get; }

    /// <summary>The attribute with the compact schema.</summary>
    public KindAttribute Kind { get; }

    /// <summary>The index of the definition; -1 for the kind itself.</summary>
    public int Definition { get; }

    public bool IsResource => Definition < 0;

    public static SchemaReference? Read(INamedTypeSymbol type)
    {
        if (Types.FindAttribute(type, RuntimeNames.CustomResourceSchemaAttribute) is { } own)
            return KindAttribute.Read(own) is { } kind ? new(type, kind, -1) : null;
        if (Types.FindAttribute(type, RuntimeNames.SchemaDefinitionAttribute) is not { } definition)
            return null;

        var index = -1;
        INamedTypeSymbol? root = null;
        foreach (var argument in definition.ConstructorArguments)
        {
            if (argument.Value is int i)
                index = i;
            else if (argument.Value is INamedTypeSymbol named)
                root = named;
        }

        // Nested types lie inside their kind; those beside it name it in the attribute.
        for (root ??= type.ContainingType; root is not null; root = root.ContainingType)
        {
            if (Types.FindAttribute(root, RuntimeNames.CustomResourceSchemaAttribute) is { } attribute)
                return index >= 0 && KindAttribute.Read(attribute) is { } kind ? new(root, kind, index) : null;
        }

        return null;
    }
}
