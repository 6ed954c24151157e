using System.Reflection;
using BackendDsl.Models;
using BackendDsl.Validation.Definitions;
using BackendDsl.Validation.Schema;

namespace BackendDsl.ManifestHost;

/// <summary>The variant of a kind's definition that the project chose.</summary>
/// <param name="Property">The property that chooses.</param>
/// <param name="Pick">What was chosen.</param>
/// <param name="Schema">The compact schema of the variant.</param>
/// <param name="EnvoyVersion">The Envoy that comes with it, where its controller brings one.</param>
/// <param name="Members">Members that not all variants have.</param>
internal sealed record VariantChoice(string Property, VariantPick Pick, string Schema, string? EnvoyVersion, IReadOnlyList<VariantMember> Members)
{
    /// <summary>Null where the kind has no variants, none was chosen, or none has the name that was (which <paramref name="problem"/> tells).</summary>
    public static VariantChoice? Read(Type type, CustomResourceSchemaAttribute kind, EmitOptions options, out string? problem)
    {
        problem = null;
        var attributes = type.Assembly.GetCustomAttributes<DefinitionVariantAttribute>().Where(a => a.Group == kind.Group && a.Kind == kind.Kind).ToList();
        if (attributes.Count == 0)
            return null;
        var property = attributes[0].Property;
        var variants = attributes.ConvertAll(a => (a.Variant, a.IsDefault));
        var wanted = options.ExportProperties.GetValueOrDefault(property) ?? "";
        if (VariantPick.Of(wanted, variants) is not { } pick)
        {
            if (wanted.Length > 0 && wanted.Trim() != VariantPick.None)
                problem = VariantPick.Problem(property, wanted, variants);
            return null;
        }

        var members = type.Assembly.GetCustomAttributes<VariantMemberAttribute>().Where(a => a.Group == kind.Group && a.Kind == kind.Kind)
            .Select(a => new VariantMember(a.At, a.Message, a.IsWarning)).ToList();
        return new(property, pick, attributes[pick.Index].Schema, attributes[pick.Index].EnvoyVersion, members);
    }
}
