using BackendDsl.Cel.Text;
using BackendDsl.Validation.Definitions;

namespace BackendDsl.Validation.Acceptance;

/// <summary>The parts of a definition around its schemas.</summary>
internal static class DefinitionRules
{
    public static void Check(CustomResourceDefinition definition, List<Finding> findings)
    {
        void Add(string path, FindingReason reason, string message) => findings.Add(AcceptanceFinding.Of(path, reason, message, null));

        void Named(string path, string value, Action<string, List<string>> rule)
        {
            var errors = new List<string>();
            rule(value, errors);
            foreach (var error in errors)
                Add(path, FindingReason.FieldValueInvalid, $"Invalid value: \"{value}\": {error}");
        }

        var expected = definition.Plural + "." + definition.Group;
        if (definition.Name != expected)
            Add("metadata.name", FindingReason.FieldValueInvalid, $"Invalid value: \"{definition.Name}\": must be spec.names.plural+\".\"+spec.group");
        if (definition.Group.IndexOf('.') < 0)
            Add("spec.group", FindingReason.FieldValueInvalid, $"Invalid value: \"{definition.Group}\": should be a domain with at least one dot");
        Named("spec.group", definition.Group, Names.Subdomain);
        Named("spec.names.plural", definition.Plural, Names.Label1035);
        Named("spec.names.singular", definition.Singular, Names.Label1035);
        Named("spec.names.kind", definition.Kind.ToLowerInvariant(), Names.Label1035);
        Named("spec.names.listKind", definition.ListKind.ToLowerInvariant(), Names.Label1035);
        if (definition.ListKind == definition.Kind)
            Add("spec.names.listKind", FindingReason.FieldValueInvalid, $"Invalid value: \"{definition.ListKind}\": kind and listKind may not be the same");

        var storage = 0;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < definition.Versions.Count; i++)
        {
            var one = definition.Versions[i];
            Named($"spec.versions[{i}].name", one.Name, Names.Label1035);
            if (!seen.Add(one.Name))
                Add("spec.versions", FindingReason.FieldValueInvalid, "Invalid value: must contain unique version names");
            if (one.Storage)
                storage++;
        }

        if (storage != 1)
            Add("spec.versions", FindingReason.FieldValueInvalid, "Invalid value: must have exactly one version marked as storage version");
    }
}
