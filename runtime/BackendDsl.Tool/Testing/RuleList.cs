using BackendDsl.Tool.Findings;
using BackendDsl.Tool.Inputs;
using BackendDsl.Tool.Kinds;
using BackendDsl.Validation.Admission;
using BackendDsl.Validation.Definitions;

namespace BackendDsl.Tool.Testing;

/// <summary>The rules that tables of cases are about.</summary>
internal static class RuleList
{
    /// <summary>CEL rules of the kinds that occur in the cases, and the validations of the policies.</summary>
    public static IEnumerable<TestReport.UnseenRule> Of(KindRegistry kinds, IEnumerable<TestCase> cases, IEnumerable<ManifestResource> policies, KubernetesVersion version)
    {
        var rules = new List<TestReport.UnseenRule>();
        foreach (var (apiVersion, kind) in cases.Select(c => (c.Object.TextAt("apiVersion"), c.Object.TextAt("kind"))).Distinct())
        {
            if (kinds.Find(apiVersion, kind) is { } known)
                Walk(kind, known.Schema, "", rules);
        }

        foreach (var policy in policies.Where(p => p.Kind == "ValidatingAdmissionPolicy"))
        {
            foreach (var validation in policy.Root.At("spec").At("validations").Items())
                rules.Add(new("policy " + policy.Name, "", validation.TextAt("expression").Trim()));
        }

        return rules;
    }

    /// <summary>The policy of a finding, as rules are listed by.</summary>
    public static string PolicyName(ReportedFinding finding) => "policy " + finding.Policy;

    private static void Walk(string kind, SchemaNode node, string path, List<TestReport.UnseenRule> rules)
    {
        rules.AddRange(node.Rules.Select(r => new TestReport.UnseenRule(kind, path, r.Rule.Trim())));
        foreach (var property in node.Properties)
            Walk(kind, property.Schema, path.Length == 0 ? property.Name : path + "." + property.Name, rules);
        if (node.Items is { } items)
            Walk(kind, items, path + "[]", rules);
        if (node.AdditionalProperties is { } values)
            Walk(kind, values, path + "[*]", rules);
    }
}
