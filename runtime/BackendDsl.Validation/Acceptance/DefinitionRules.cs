using System.Globalization;
using BackendDsl.Cel.Text;
using BackendDsl.Cel.Values;
using BackendDsl.Validation.Definitions;

namespace BackendDsl.Validation.Acceptance;

/// <summary>The parts of a definition around its schemas.</summary>
internal sealed class DefinitionRules(List<Finding> findings)
{
    private const string Approval = "api-approved.kubernetes.io";
    private const string ApprovalPage = "https://github.com/kubernetes/enhancements/pull/1111";

    public void Check(CustomResourceDefinition definition)
    {
        var errors = new List<string>();
        Names.Subdomain(definition.Name, errors);
        if (definition.Name != definition.Plural + "." + definition.Group)
            errors.Add("must be spec.names.plural+\".\"+spec.group");
        foreach (var error in errors)
            Invalid("metadata.name", definition.Name, error);

        CheckGroup(definition.Group);
        CheckNames(definition);
        CheckVersions(definition);
        new ConversionRules(findings).Check(definition.Conversion, "spec.conversion");
        CheckApproval(definition);
        if (definition.PreserveUnknownFields == true)
            Add("spec.preserveUnknownFields", FindingReason.FieldValueInvalid, "Invalid value: true: cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead");
    }

    private void CheckGroup(string group)
    {
        var errors = new List<string>();
        Names.Subdomain(group, errors);
        if (group.Length == 0)
            Add("spec.group", FindingReason.FieldValueRequired, "Required value");
        else if (errors.Count > 0)
            Invalid("spec.group", group, string.Join(",", errors));
        else if (group.IndexOf('.') < 0)
            Invalid("spec.group", group, "should be a domain with at least one dot");
    }

    private void CheckNames(CustomResourceDefinition definition)
    {
        Label("spec.names.plural", definition.Plural, isMixed: false);
        Label("spec.names.singular", definition.Singular, isMixed: false);
        Label("spec.names.kind", definition.Kind, isMixed: true);
        Label("spec.names.listKind", definition.ListKind, isMixed: true);
        for (var i = 0; i < definition.ShortNames.Count; i++)
            Label(At("spec.names.shortNames", i), definition.ShortNames[i], isMixed: false);
        if (definition.Kind.Length > 0 && definition.ListKind == definition.Kind)
            Invalid("spec.names.listKind", definition.ListKind, "kind and listKind may not be the same");
        for (var i = 0; i < definition.Categories.Count; i++)
            Label(At("spec.names.categories", i), definition.Categories[i], isMixed: false);
    }

    private void CheckVersions(CustomResourceDefinition definition)
    {
        var storage = 0;
        var isUnique = true;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var rules = new VersionRules(findings);
        for (var i = 0; i < definition.Versions.Count; i++)
        {
            var one = definition.Versions[i];
            var path = At("spec.versions", i);
            Label(path + ".name", one.Name, isMixed: false, isRequired: true);
            isUnique &= seen.Add(one.Name);
            storage += one.Storage ? 1 : 0;
            rules.Check(one, path);
        }

        if (!isUnique)
            Add("spec.versions", FindingReason.FieldValueInvalid, "Invalid value: must contain unique version names");
        if (storage != 1)
            Add("spec.versions", FindingReason.FieldValueInvalid, "Invalid value: must have exactly one version marked as storage version");
    }

    // Groups of the Kubernetes community are for those it approves of.
    private void CheckApproval(CustomResourceDefinition definition)
    {
        var group = definition.Group;
        if (group is not ("k8s.io" or "kubernetes.io") && !group.EndsWith(".k8s.io", StringComparison.Ordinal) && !group.EndsWith(".kubernetes.io", StringComparison.Ordinal))
            return;
        var path = $"metadata.annotations[{Approval}]";
        var given = definition.Approval ?? "";
        if (given.Length == 0)
        {
            Add(path, FindingReason.FieldValueRequired, $"Required value: protected groups must have approval annotation \"{Approval}\", see {ApprovalPage}");
        }
        else if (!given.StartsWith("unapproved", StringComparison.Ordinal)
            && !(GoUrl.TryParseRequestUri(given, out var url, out _) && url.Host.Length > 0 && url.Scheme.Length > 0))
        {
            Invalid(path, given, $"protected groups must have approval annotation \"{Approval}\" with either a URL or a reason starting with \"unapproved\", see {ApprovalPage}");
        }
    }

    private void Label(string path, string value, bool isMixed, bool isRequired = false)
    {
        if (value.Length == 0 && !isRequired)
            return;
        var errors = new List<string>();
        Names.Label1035(isMixed ? value.ToLowerInvariant() : value, errors);
        if (errors.Count > 0)
            Invalid(path, value, (isMixed ? "may have mixed case, but should otherwise match: " : "") + string.Join(",", errors));
    }

    private static string At(string path, int index) => $"{path}[{index.ToString(CultureInfo.InvariantCulture)}]";

    private void Invalid(string path, string value, string detail) => Add(path, FindingReason.FieldValueInvalid, $"Invalid value: {GoQuote.Quote(value)}: {detail}");

    private void Add(string path, FindingReason reason, string message) => findings.Add(AcceptanceFinding.Of(path, reason, message, null));
}
