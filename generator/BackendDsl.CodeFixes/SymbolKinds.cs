using BackendDsl.Analyzers.CallSite;
using BackendDsl.Analyzers.Constants;
using BackendDsl.CSharp.Importing;
using BackendDsl.CSharp.Model;
using Microsoft.CodeAnalysis;

namespace BackendDsl.CodeFixes;

/// <summary>Kinds as the printer of builder calls wants them, read off their compiled types.</summary>
internal static class SymbolKinds
{
    private static readonly Documentation s_none = new("", "");

    /// <summary>The kind of a root type; null where it is none.</summary>
    public static ImportedKind? Read(ModelCatalog catalog, INamedTypeSymbol root)
    {
        if (catalog.FindModel(root) is not { IsResource: true, Schema.Kind: var kind } model)
            return null;
        var types = new Dictionary<string, INamedTypeSymbol>(StringComparer.Ordinal);
        var read = new Dictionary<string, ObjectModel>(StringComparer.Ordinal);
        var top = ObjectOf(model, root, types);
        return new(root.Name, kind.IsNamespaced, kind.HasStatus, top, Find);

        ObjectModel Find(string name)
        {
            if (!read.TryGetValue(name, out var known))
                read.Add(name, known = ObjectOf(catalog.FindModel(types[name])!, root, types));
            return known;
        }
    }

    private static ObjectModel ObjectOf(ModelType model, INamedTypeSymbol root, Dictionary<string, INamedTypeSymbol> types)
    {
        var properties = model.Members
            .OrderBy(static m => m.Value.WireName, StringComparer.Ordinal)
            .Select((m, i) => new PropertyModel(m.Value.WireName, m.Key, i, ShapeOf(m.Value.Property.Type, root, types), s_none, "", null, false));
        return new(NameOf(model.Type, root), 0, s_none, new EquatableArray<PropertyModel>([.. properties]));
    }

    private static Shape ShapeOf(ITypeSymbol type, INamedTypeSymbol root, Dictionary<string, INamedTypeSymbol> types)
    {
        var isNullable = type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T || type.NullableAnnotation == NullableAnnotation.Annotated;
        var plain = Types.Strip(type);
        switch (Types.ShapeOf(plain))
        {
            case MemberShape.List:
                return new(ShapeKind.List, Item: ShapeOf(Types.ElementOf(plain)!, root, types), IsNullable: isNullable);
            case MemberShape.Map:
                return new(ShapeKind.Map, Item: ShapeOf(((INamedTypeSymbol)Types.ElementOf(plain)!).TypeArguments[1], root, types), IsNullable: isNullable);
            case MemberShape.Object when plain is INamedTypeSymbol named && named.Name != "UntypedValue":
                types[named.Name] = named;
                return new(ShapeKind.Object, NameOf(named, root), IsNullable: isNullable);
        }

        var kind = plain switch
        {
            { SpecialType: SpecialType.System_String } => ShapeKind.String,
            { SpecialType: SpecialType.System_Boolean } => ShapeKind.Boolean,
            { SpecialType: SpecialType.System_Int32 } => ShapeKind.Int32,
            { SpecialType: SpecialType.System_Int64 } => ShapeKind.Int64,
            { SpecialType: SpecialType.System_Double } => ShapeKind.Double,
            { Name: "DurationValue" } => ShapeKind.Duration,
            { Name: "TimestampValue" } => ShapeKind.Timestamp,
            { Name: "IntOrStringValue" } => ShapeKind.IntOrString,
            { Name: "QuantityValue" } => ShapeKind.Quantity,
            { Name: "UntypedValue" } => ShapeKind.Untyped,
            _ => ShapeKind.Enum,
        };
        return kind == ShapeKind.Enum ? new(kind, plain is INamedTypeSymbol type2 ? NameOf(type2, root) : null, IsNullable: isNullable) : new(kind, IsNullable: isNullable);
    }

    private static TypeName NameOf(INamedTypeSymbol type, INamedTypeSymbol root) => new(type.Name, SymbolEqualityComparer.Default.Equals(type.ContainingType, root));
}
