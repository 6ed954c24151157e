using System.Collections.Concurrent;
using System.Reflection;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Schema;

namespace BackendDsl.Models;

/// <summary>
/// The variant of a kind's definition that the program was built for: its words are told where an object is refused. The project's property comes as
/// <c>BackendDsl.PROPERTY</c> of the program's runtime configuration; without one the words are those of the definition that the types were made from.
/// </summary>
internal static class ChosenVariant
{
    // Asking an assembly for its attributes makes all of them, with their schemas.
    private static readonly ConcurrentDictionary<Type, List<DefinitionVariantAttribute>> s_variants = new();

    private static readonly ConcurrentDictionary<(Type Kind, string Choice, int Minor), VariantValidator?> s_validators = new();

    /// <summary>A verdict in the words of the variant.</summary>
    public static ValidationResult Reword(ValidationResult known, ModelObject model, SchemaValidator whole, Value value, in ValidationSettings settings)
    {
        if (known.IsValid || model is not CustomResource || s_variants.GetOrAdd(model.GetType(), Variants) is not { Count: > 0 } variants)
            return known;
        if (AppContext.GetData("BackendDsl." + variants[0].Property) is not string { Length: > 0 } choice)
            return known;
        var validator = s_validators.GetOrAdd((model.GetType(), choice, whole.Version.Minor), _ =>
            VariantPick.Of(choice, variants.ConvertAll(v => (v.Variant, v.IsDefault))) is { } pick && variants[pick.Index].Schema is { Length: > 0 } schema
                ? new(whole, SchemaValidator.Create(CompactSchema.Parse(schema).Root, whole.Identity, whole.Version), [], "")
                : null);
        return validator?.Reword(known, value, settings) ?? known;
    }

    private static List<DefinitionVariantAttribute> Variants(Type type) => type.GetCustomAttribute<CustomResourceSchemaAttribute>() is { } kind
        ? [.. type.Assembly.GetCustomAttributes<DefinitionVariantAttribute>().Where(a => a.Group == kind.Group && a.Kind == kind.Kind)]
        : [];
}
